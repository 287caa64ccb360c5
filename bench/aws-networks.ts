import { defineHybridNetwork } from '../lib/definition';
import type { HybridNetwork } from '../lib/definition/hybrid-network';

/** Links of one cloud: a Direct Connect gateway takes thirty virtual interfaces, and each link has two. */
const LINKS_PER_CLOUD = 10;

/** A network of AWS with so many links, each from a site of its own, with two paths and a fallback, or as a VPN to one cloud. */
export function awsNetworkOf(links: number, kind: 'circuits' | 'vpn'): HybridNetwork {
  const numbers = Array.from({ length: links }, (_, i) => i);
  const cloudOf = (i: number) => `aws-${kind === 'vpn' ? 1 : Math.floor(i / LINKS_PER_CLOUD) + 1}`;
  const clouds = [...new Set(numbers.map(cloudOf))];
  // eslint-disable-next-line @typescript-eslint/no-explicit-any
  const define = defineHybridNetwork as any;
  return define({
    name: 'bench',
    asOf: '2026-12-01',
    inService: '2027-03-01',
    sites: Object.fromEntries(numbers.map((i) => [`site-${i + 1}`, {
      asn: 4_200_000_000 + i,
      prefixes: [`10.${i}.0.0/17`],
      linkPrefixes: [`172.20.${i}.0/24`],
      routers: { 'edge-1': { publicIp: `203.0.113.${i + 1}` }, ...(kind === 'circuits' && { 'edge-2': { publicIp: `198.51.100.${i + 1}` } }) },
    }])),
    clouds: Object.fromEntries(clouds.map((name, i) => [name, { provider: 'aws', region: 'us-east-1', prefixes: [`10.${200 + i}.0.0/16`] }])),
    links: Object.fromEntries(numbers.map((i) => [`link-${i + 1}`, linkOf(`site-${i + 1}`, cloudOf(i), kind)])),
    workloads: Object.fromEntries(numbers.map((i) => [`w-${i + 1}`, { kind: 'telemetry', from: `site-${i + 1}`, to: cloudOf(i), rate: kind === 'vpn' ? '100 Mbps' : '4 Gbps' }])),
  }) as HybridNetwork;
}

function linkOf(site: string, cloud: string, kind: 'circuits' | 'vpn'): object {
  if (kind === 'vpn') return { site, cloud, resilience: 'basic', primary: { kind: 'vpn' } };
  const paths = [{ router: 'edge-1', location: 'EqDC2' }, { router: 'edge-2', location: 'CSVA1' }];
  return { site, cloud, primary: { kind: 'direct-connect', paths }, fallback: { kind: 'vpn' } };
}
