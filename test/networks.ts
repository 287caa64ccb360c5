import { readFileSync } from 'node:fs';
import * as path from 'node:path';
import { parse, stringify } from 'yaml';
import { parseHybridNetwork } from '../lib/definition';
import type { HybridNetwork } from '../lib/definition/hybrid-network';
import type { Definition } from '../lib/definition/schema';
import type { LinkPlan, NetworkPlan } from '../lib/planner';

/** A definition that tests may change at will. */
// eslint-disable-next-line @typescript-eslint/no-explicit-any
export type Draft = any;

const text = (example: string) => readFileSync(path.join(__dirname, '..', 'examples', example, 'network.yaml'), 'utf8');

type Example = 'ashburn' | 'small-lab' | 'aws-multicloud' | 'azure-direct' | 'azure-virtual-wan' | 'google-cross-cloud' | 'google-encrypted' | 'google-partner' | 'google-site-to-site';

/** The definition of an example, changed. */
export function draft(example: Example, change: (definition: Draft) => void = () => undefined): Definition {
  const definition = parse(text(example)) as Definition;
  change(definition);
  return definition;
}

/** The network of an example, changed. */
export function network(example: Example, change?: (definition: Draft) => void): HybridNetwork {
  return parseHybridNetwork(stringify(draft(example, change)));
}

/** A site with two routers and one link to AWS that carries exactly the given workloads, without growth. */
export function awsOnly(workloads: Draft, change: (definition: Draft) => void = () => undefined): HybridNetwork {
  return network('ashburn', (definition) => {
    definition.links = { aws: definition.links.aws };
    definition.clouds = { 'aws-virginia': definition.clouds['aws-virginia'] };
    definition.workloads = workloads;
    definition.policy.growth = '0%/year';
    change(definition);
  });
}

/** A link of a plan. */
export function linkOf(plan: NetworkPlan, name: string): LinkPlan {
  return plan.links.find((link) => link.name === name)!;
}
