import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import * as path from 'node:path';
import type { Json } from './cloud';
import type { CloudPlan, NetworkPlan } from '../planner';

/** What a template of a provider has in it. */
const MARKS: Readonly<Record<CloudPlan['provider'], string>> = { aws: '"AWS::EC2::', azure: '"azurerm_', google: '"google_compute_' };

/**
 * The synthesized template of each cloud of a plan, from where `cdk synth` and `cdktf synth` write them: `cdk.out` and `cdktf.out` in a folder.
 *
 * @returns by the cloud's name; a cloud without a template is left out
 */
export function templatesIn(folder: string, plan: NetworkPlan): Record<string, Json> {
  const texts = templateFiles(folder).map((file) => readFileSync(file, 'utf8'));
  return Object.fromEntries(plan.clouds.flatMap((cloud) => {
    const found = templateOf(cloud, plan.clouds, texts);
    return found === undefined ? [] : [[cloud.name, JSON.parse(found) as Json] as const];
  }));
}

function templateFiles(folder: string): string[] {
  const inside = (name: string) => {
    const place = path.join(folder, name);
    return statSync(place, { throwIfNoEntry: false })?.isDirectory() === true ? readdirSync(place).sort().map((entry) => path.join(place, entry)) : [];
  };
  const stacks = inside(path.join('cdktf.out', 'stacks')).map((stack) => path.join(stack, 'cdk.tf.json')).filter((file) => existsSync(file));
  return [...inside('cdk.out').filter((file) => file.endsWith('.template.json')), ...stacks];
}

/** The template of the cloud's provider; where there are several, the one that has its name most often. */
function templateOf({ name, provider }: CloudPlan, clouds: readonly CloudPlan[], texts: readonly string[]): string | undefined {
  const own = texts.filter((text) => text.includes(MARKS[provider]));
  const alone = own.length === 1 && clouds.filter((cloud) => cloud.provider === provider).length === 1;
  if (alone) return own[0];
  const [most] = own.map((text) => ({ text, count: text.split(name).length - 1 })).sort((one, other) => other.count - one.count);
  return most !== undefined && most.count > 0 ? most.text : undefined;
}
