import { execFileSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import * as path from 'node:path';
import { AzurermProvider } from '@cdktf/provider-azurerm/lib/provider';
import { App, TerraformStack } from 'cdktf';
import { Construct } from 'constructs';
import { buildSync } from 'esbuild';
import { byHand } from './azure-by-hand';
import { azureNetworkOf } from './azure-networks';
import { inTurns, middle, requireSame, type Row } from './row';
import { AzureHybridNetwork } from '../lib/azure';
import { type AzureCloudPlan, EMPTY_LOCK, type NetworkPlan, planNetwork } from '../lib/planner';

/** What builds one cloud of a plan in a stack: ours, and what a person would write. */
type Builder = (stack: TerraformStack, plan: NetworkPlan, cloud: AzureCloudPlan) => unknown;
const GATEWAY_SUBNET = (cloud: AzureCloudPlan) => cloud.prefixes[0]!.replace('.0/24', '.192/26');
const ours: Builder = (stack, plan, { name: cloud }) => new AzureHybridNetwork(stack, 'network', { plan, cloud });
const hand: Builder = (stack, plan, cloud) => byHand(new Construct(stack, 'network'), plan, cloud, GATEWAY_SUBNET(cloud));

/** Numbers of links: twice as many should take twice as long. */
const SIZES = [10, 20, 40];

/** The constructs beside the same resources written by hand, in turns so that both meet the same load; then what loading them takes. */
export function azureBench(): Row[] {
  const folder = mkdtempSync(path.join(tmpdir(), 'hybrid-ai-network-bench-'));
  try {
    const rows = SIZES.map((links): Row => {
      const plan = planNetwork(azureNetworkOf(links), { lock: EMPTY_LOCK, outages: false });
      synthesize(plan, ours, folder);
      const own = contentOf(folder);
      synthesize(plan, hand, folder);
      requireSame(own, contentOf(folder));
      const { ms, ratio } = inTurns(() => synthesize(plan, ours, folder), () => synthesize(plan, hand, folder));
      return { name: `${links} links with circuits and VPN, ${links} stacks`, ms, ratio: 1 / ratio, note: `${ratio.toFixed(2)} of the time by hand; ${(ms / links).toFixed(1)} ms a link` };
    });
    return [...rows, loading()];
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** Constructs and synthesizes an app with a stack for each cloud. */
function synthesize(plan: NetworkPlan, builder: Builder, outdir: string): void {
  const app = new App({ outdir, stackTraces: false });
  for (const cloud of plan.clouds as readonly AzureCloudPlan[]) {
    const stack = new TerraformStack(app, cloud.name);
    new AzurermProvider(stack, 'azurerm', { features: [{}] });
    builder(stack, plan, cloud);
  }
  app.synth();
}

/** What stands in all stacks, without logical ids. */
function contentOf(folder: string): readonly string[] {
  const stacks = path.join(folder, 'stacks');
  return readdirSync(stacks).sort().flatMap((name) => {
    const { resource, output, variable } = JSON.parse(readFileSync(path.join(stacks, name, 'cdk.tf.json'), 'utf8')) as Record<string, Record<string, object>>;
    const resources = Object.entries(resource!).flatMap(([type, items]) => Object.values(items).map((item) => `${type} ${JSON.stringify(item, anonymous)}`));
    return [...resources, JSON.stringify(output, anonymous), JSON.stringify(variable, anonymous)].sort();
  });
}

const anonymous = (key: string, value: unknown) =>
  (key === '//' ? undefined : key === 'depends_on' ? 'something' : typeof value === 'string' ? value.replace(/\$\{(azurerm_\w+)\.[\w-]+\.(\w+)\}/g, '$1 $2') : value);

/** The resource modules that a stack with circuits, VPN and a hub takes, as a person would import them. */
const MODULES = [
  'express-route-circuit', 'express-route-circuit-authorization', 'express-route-circuit-connection', 'express-route-circuit-peering', 'express-route-connection',
  'express-route-gateway', 'express-route-port', 'key-vault-access-policy', 'local-network-gateway', 'public-ip', 'resource-group', 'role-assignment', 'route-server',
  'subnet', 'user-assigned-identity', 'virtual-hub', 'virtual-network', 'virtual-network-gateway', 'virtual-network-gateway-connection', 'virtual-wan', 'vpn-gateway',
  'vpn-gateway-connection', 'vpn-site',
].map((name) => `@cdktf/provider-azurerm/lib/${name}`);

/** Requiring the entry point, compiled file by file, beside requiring cdktf and these modules, each in processes of its own, in turns. */
function loading(): Row {
  const outdir = path.resolve('bench', 'build', 'lib'); // from the root of the project, where npm runs scripts
  const entryPoints = readdirSync('lib', { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.ts')).map((file) => path.join('lib', file));
  buildSync({ entryPoints, outdir, outbase: 'lib', platform: 'node', format: 'cjs' });
  const requires = (modules: readonly string[]) => modules.map((name) => `require(${JSON.stringify(name)});`).join('');
  const code = (modules: readonly string[]) => `const t=process.hrtime.bigint();${requires(modules)}process.stdout.write(String(Number(process.hrtime.bigint()-t)/1e6))`;
  const timed = (modules: readonly string[]) => Number(execFileSync(process.execPath, ['-e', code(modules)], { encoding: 'utf8' }));
  const [own, other] = [[path.join(outdir, 'azure', 'index.js')], ['cdktf', ...MODULES]];
  const pairs = Array.from({ length: 11 }, () => [timed(own), timed(other)] as const).slice(1);
  const ratio = middle(pairs.map(([a, b]) => a / b));
  return { name: 'requiring the entry point', ms: middle(pairs.map(([ms]) => ms)), ratio: 1 / ratio, note: `${ratio.toFixed(2)} of the time that the same resource modules take` };
}
