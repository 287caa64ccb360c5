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

type Blocks = Readonly<Record<string, Readonly<Record<string, { readonly '//'?: { readonly metadata?: { readonly path?: string } } }>>>>;

/** What each construct of a stack has made, where there are several in a Terraform configuration: a network of its own may be in each. */
function partsOf(text: string): string[] {
  const { resource = {} } = JSON.parse(text) as { readonly resource?: Blocks };
  const rows = Object.entries(resource).flatMap(([type, blocks]) =>
    Object.entries(blocks).map(([name, body]) => ({ type, name, body, part: body['//']?.metadata?.path?.split('/')[1] })));
  const parts = [...new Set(rows.map(({ part }) => part))].filter((part) => part !== undefined);
  return parts.length < 2 ? [] : parts.map((part) => {
    const own = rows.filter((row) => row.part === part);
    const blocksOf = (type: string) => Object.fromEntries(own.filter((row) => row.type === type).map(({ name, body }) => [name, body]));
    return JSON.stringify({ resource: Object.fromEntries(own.map(({ type }) => [type, blocksOf(type)])) });
  });
}

/**
 * The template of the cloud: the provider's only one, else the one that has its name most often, and those of the provider's other clouds least. Of a
 * stack with several networks it is what belongs to this one.
 */
function templateOf({ name, provider }: CloudPlan, clouds: readonly CloudPlan[], texts: readonly string[]): string | undefined {
  const whole = texts.filter((text) => text.includes(MARKS[provider]));
  const others = clouds.filter((cloud) => cloud.provider === provider && cloud.name !== name);
  if (whole.length === 1 && others.length === 0) return whole[0];
  const score = (text: string) => others.reduce((sum, other) => sum - occurrences(text, other.name), occurrences(text, name));
  const own = others.length === 0 ? whole : whole.flatMap((text) => [text, ...partsOf(text)]);
  const [best] = own.filter((text) => occurrences(text, name) > 0).map((text) => ({ text, score: score(text) })).sort((one, other) => other.score - one.score);
  return best?.text;
}

/** How often a name stands in a text, alone or as a part of another name. */
const occurrences = (text: string, name: string) => text.split(new RegExp(`(?<![a-z0-9])${name}(?![a-z0-9])`)).length - 1;
