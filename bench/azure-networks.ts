import { stringify } from 'yaml';
import { parseHybridNetwork } from '../lib/definition';
import type { HybridNetwork } from '../lib/definition/hybrid-network';

/** A network of so many links, each between a site with two routers and a region of its own, with two circuits and a VPN. */
export function azureNetworkOf(links: number): HybridNetwork {
  const numbers = Array.from({ length: links }, (_, i) => i);
  const byName = <T>(prefix: string, value: (i: number) => T) => Object.fromEntries(numbers.map((i) => [`${prefix}-${i}`, value(i)]));
  return parseHybridNetwork(stringify({
    name: 'azure-bench',
    asOf: '2026-12-01',
    inService: '2027-03-01',
    sites: byName('site', (i) => ({
      asn: 64_600 + i,
      prefixes: [`10.${Math.floor(i / 256)}.${i % 256}.0/24`],
      linkPrefixes: [`172.${16 + Math.floor(i / 256)}.${i % 256}.0/24`],
      routers: {
        [`r${i}-1`]: { publicIp: `203.0.113.${1 + (i % 250)}`, building: `A${i}`, ports: { '10G': 2 } },
        [`r${i}-2`]: { publicIp: `198.51.100.${1 + (i % 250)}`, building: `B${i}`, ports: { '10G': 2 } },
      },
    })),
    clouds: byName('cloud', (i) => ({ provider: 'azure', region: 'eastus2', prefixes: [`100.${64 + Math.floor(i / 256)}.${i % 256}.0/24`] })),
    links: byName('link', (i) => ({
      site: `site-${i}`,
      cloud: `cloud-${i}`,
      primary: {
        kind: 'express-route',
        paths: [
          { router: `r${i}-1`, location: 'Washington DC', serviceProvider: 'Equinix' },
          { router: `r${i}-2`, location: 'Washington DC2', serviceProvider: 'CoreSite' },
        ],
      },
      fallback: { kind: 'vpn' },
    })),
    workloads: byName('stream', (i) => ({ kind: 'telemetry', from: `site-${i}`, to: `cloud-${i}`, rate: '300 Mbps' })),
  }));
}
