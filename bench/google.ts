import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import * as path from 'node:path';
import { GoogleProvider } from '@cdktf/provider-google/lib/provider';
import { App, TerraformStack } from 'cdktf';
import { Construct } from 'constructs';
import { buildSync } from 'esbuild';
import { BENCH_NETWORK, byHand } from './google-by-hand';
import { inTurns, requireSame, type Row } from './row';
import { defineHybridNetwork } from '../lib/definition';
import { GoogleHybridNetwork } from '../lib/google';
import { EMPTY_LOCK, type GoogleCloudPlan, planNetwork } from '../lib/planner';

/** Links of one cloud: a Cloud Router takes 128 BGP peers, four of them of each link's VPN. */
const SIZES = [8, 16, 32];

/** The Google constructs beside the same resources written by hand, and what requiring them costs. */
export function googleBench(): Row[] {
  const folder = mkdtempSync(path.join(tmpdir(), 'hybrid-ai-network-google-'));
  try {
    return [...SIZES.map((links) => constructRow(links, folder)), requireRow(folder)];
  } finally {
    rmSync(folder, { recursive: true });
  }
}

function constructRow(links: number, folder: string): Row {
  const plan = planNetwork(networkOf(links), { lock: EMPTY_LOCK, outages: false });
  const cloud = plan.clouds[0] as GoogleCloudPlan;
  const ours = () => written(folder, (stack) => new GoogleHybridNetwork(stack, 'Network', {
    plan, cloud: cloud.name, network: { kind: 'existing', networkId: BENCH_NETWORK }, customerName: 'Bench AI',
  }));
  const hand = () => written(folder, (stack) => byHand(stack, new Construct(stack, 'Network'), plan, cloud));
  requireSame(content(ours()), content(hand()));
  const { ms, ratio } = inTurns(ours, hand);
  return { name: `${links} links with circuits and VPN, one stack`, ms, ratio: 1 / ratio, note: `${ratio.toFixed(2)} of the time by hand; ${(ms / links).toFixed(2)} ms a link` };
}

/** Links of as many sites to one cloud, with circuits in two availability domains and a VPN behind them. */
function networkOf(links: number) {
  const sites = Array.from({ length: links }, (_, i) => `site-${i + 1}`);
  // eslint-disable-next-line @typescript-eslint/no-explicit-any
  const define = defineHybridNetwork as any;
  return define({
    name: 'bench',
    asOf: '2026-12-01',
    inService: '2027-06-01',
    sites: Object.fromEntries(sites.map((name, i) => [name, {
      asn: 4_200_000_000 + i,
      prefixes: [`10.${i}.0.0/17`],
      routers: { 'edge-1': { building: `${name} a`, publicIp: `203.0.113.${i + 1}` }, 'edge-2': { building: `${name} b`, publicIp: `198.51.100.${i + 1}` } },
    }])),
    clouds: { google: { provider: 'google', project: 'bench-ai', region: 'us-east4', asn: 64_600, prefixes: ['10.200.0.0/16'] } },
    links: Object.fromEntries(sites.map((site) => [site, {
      site,
      cloud: 'google',
      primary: { kind: 'dedicated-interconnect', paths: [{ router: 'edge-1', location: 'iad-zone1-1' }, { router: 'edge-2', location: 'iad-zone2-5467' }] },
      fallback: { kind: 'vpn' },
    }])),
    workloads: Object.fromEntries(sites.map((site) => [`from-${site}`, { kind: 'telemetry', from: site, to: 'google', rate: '2 Gbps', survive: { dedicated: 'suspend' } }])),
  }) as Parameters<typeof planNetwork>[0];
}

/** What an app with one stack writes. */
function written(outdir: string, build: (stack: TerraformStack) => unknown): string {
  const app = new App({ outdir });
  const stack = new TerraformStack(app, 'bench');
  new GoogleProvider(stack, 'google', { project: 'bench-ai', region: 'us-east4' });
  build(stack);
  app.synth();
  return path.join(outdir, 'stacks', 'bench', 'cdk.tf.json');
}

/** The resources, variables and outputs of a stack, sorted, without what cdktf notes beside them. */
function content(file: string): readonly string[] {
  const { resource, variable, output } = JSON.parse(readFileSync(file, 'utf8')) as Record<string, Record<string, Record<string, object>>>;
  const plain = (value: unknown) => JSON.stringify(value, (key, part: unknown) => (key === '//' ? undefined : part));
  return [...Object.values(resource!), variable!, output!].flatMap((rows) => Object.entries(rows).map(([id, row]) => `${id} ${plain(row)}`)).sort();
}

/** Requiring the constructs, in processes of their own, beside requiring the same modules of the provider by hand. */
function requireRow(folder: string): Row {
  const root = process.cwd();
  const own = path.join(root, 'bench', 'build', 'require-google.js');
  const { metafile } = buildSync({ entryPoints: ['lib/google/index.ts'], bundle: true, platform: 'node', packages: 'external', outfile: own, metafile: true, logLevel: 'error' });
  const modules = [...new Set(Object.values(metafile.outputs).flatMap(({ imports }) => imports.map((row) => row.path)))].filter((name) => /^(@?cdktf|constructs)/.test(name)).sort();
  const hand = path.join(root, 'bench', 'build', 'require-google-by-hand.js');
  writeFileSync(hand, modules.map((name) => `require('${name}');`).join('\n'));
  const once = (file: string) => () => execFileSync(process.execPath, [file], { cwd: folder });
  const { ms, ratio } = inTurns(once(own), once(hand));
  return { name: 'a process that requires hybrid-ai-network/google', ms, ratio: 1 / ratio, note: `${ratio.toFixed(2)} of the time of requiring its ${modules.length} modules by hand` };
}
