import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import * as path from 'node:path';
import { App, Stack } from 'aws-cdk-lib';
import { Construct } from 'constructs';
import { byHand } from './aws-by-hand';
import { awsNetworkOf } from './aws-networks';
import { inTurns, requireSame, type Row } from './row';
import { AwsHybridNetwork } from '../lib/aws';
import { EMPTY_LOCK, type AwsCloudPlan, type NetworkPlan, planNetwork } from '../lib/planner';

/** What builds one cloud of a plan in a stack: ours, and what a person would write, in a construct so that it can stand beside others too. */
type Builder = (stack: Stack, plan: NetworkPlan, cloud: AwsCloudPlan) => unknown;
const ours: Builder = (stack, plan, { name: cloud }) => new AwsHybridNetwork(stack, 'Network', { plan, cloud });
const hand: Builder = (stack, plan, cloud) => byHand(new Construct(stack, 'Network'), plan, cloud);

/** Numbers of links, from fifty to two hundred: twice as many should take twice as long. */
const SIZES = [50, 100, 200];

/**
 * The constructs beside the same resources written by hand, in turns so that both meet the same load. Template validation of aws-cdk-lib, which
 * takes seconds for either, is switched off.
 */
export function awsBench(): Row[] {
  process.env.CDK_VALIDATION ??= 'false';
  const folder = mkdtempSync(path.join(tmpdir(), 'hybrid-ai-network-bench-'));
  try {
    return (['circuits', 'vpn'] as const).flatMap((kind) => SIZES.map((links): Row => {
      const plan = planNetwork(awsNetworkOf(links, kind), { lock: EMPTY_LOCK, outages: false });
      requireSame(content(templates(plan, ours, folder)), content(templates(plan, hand, folder)));
      const { ms, ratio } = inTurns(() => templates(plan, ours, folder), () => templates(plan, hand, folder));
      const what = kind === 'vpn' ? 'with a VPN, one stack' : `with circuits and VPN, ${plan.clouds.length} stacks`;
      return { name: `${links} links ${what}`, ms, ratio: 1 / ratio, note: `${ratio.toFixed(2)} of the time by hand; ${(ms / links).toFixed(2)} ms a link` };
    }));
  } finally {
    rmSync(folder, { recursive: true });
  }
}

interface Template {
  readonly Resources: Readonly<Record<string, { readonly Type: string }>>;
  readonly Outputs: Readonly<Record<string, unknown>>;
}

/** Constructs and synthesizes an app with a stack for each cloud. */
function templates(plan: NetworkPlan, builder: Builder, outdir: string): readonly Template[] {
  const app = new App({ outdir, analyticsReporting: false });
  for (const cloud of plan.clouds) builder(new Stack(app, cloud.name), plan, cloud as AwsCloudPlan);
  return app.synth().stacks.map(({ template }) => template as Template);
}

/** All resources and outputs, but for logical ids and the name of the log. */
const content = (list: readonly Template[]): readonly string[] => list.flatMap(contentOf).sort();

function contentOf({ Resources: resources, Outputs: outputs }: Template): readonly string[] {
  const types = new Map(Object.entries(resources).map(([id, { Type: type }]) => [id, type]));
  const anonymous = (key: string, value: unknown) => (key === 'LogGroupName' ? '' : typeof value === 'string' ? (types.get(value) ?? value) : value);
  return [...Object.values(resources), ...Object.values(outputs)].map((part) => JSON.stringify(part, anonymous));
}
