import { isDeepStrictEqual } from 'node:util';
import { stringify } from 'yaml';
import { build, type Template } from './fixture';
import { BEGINNING, type Step, STEPS } from './growth-steps';
import { IN_PLACE, replacementOf, REPLACEMENTS } from './replacement';
import { VAULT } from './support';
import { parseHybridNetwork } from '../../lib/definition';
import { EMPTY_LOCK, type NetworkLock, type NetworkPlan, planNetwork } from '../../lib/planner';
import { shuffled } from '../growth';
import type { Draft } from '../networks';

type Templates = Readonly<Record<string, Template>>;

/** A network in use: its definition, the lock of its last plan, and what is deployed. */
interface Deployed {
  readonly definition: Draft;
  readonly lock: NetworkLock;
  readonly templates: Templates;
}

const isEncrypted = ({ links }: NetworkPlan, name: string): boolean => links.some(({ cloud, primary }) => cloud === name && primary.kind !== 'vpn' && primary.macsec !== undefined);

/** A stack for each region; Global Reach needs what an owner writes down once: the peerings of other stacks. */
function templatesOf(plan: NetworkPlan): Templates {
  return Object.fromEntries(plan.clouds.map(({ name }) => [name, build(plan, { cloud: name, ...(isEncrypted(plan, name) && { macsec: VAULT }) }).template]));
}

function deploy(definition: Draft, lock: NetworkLock): Deployed {
  const plan = planNetwork(parseHybridNetwork(stringify(definition)), { lock, outages: false });
  return { definition, lock: plan.lock, templates: templatesOf(plan) };
}

function grown(before: Deployed, { apply }: Step): Deployed {
  const definition = structuredClone(before.definition);
  apply(definition);
  return deploy(definition, before.lock);
}

/** The value of an attribute; a dot leads into a block, or into each block of a list. */
function valueAt(item: unknown, [first, ...rest]: readonly string[]): unknown {
  if (first === undefined) return item;
  if (Array.isArray(item)) return item.map((row) => valueAt(row, [first, ...rest]));
  return valueAt((item as Readonly<Record<string, unknown>> | undefined)?.[first], rest);
}

interface Placed { readonly stack: string; readonly type: string; readonly id: string; readonly item: Draft }

const resourcesOf = (templates: Templates): readonly Placed[] => Object.entries(templates).flatMap(([stack, { resource }]) =>
  Object.entries(resource).flatMap(([type, items]) => Object.entries(items).map(([id, item]) => ({ stack, type, id, item }))));

/** Whether Terraform leaves an attribute as it is deployed. */
const isIgnored = ({ lifecycle }: Draft, name: string): boolean => (lifecycle?.ignore_changes ?? []).includes(name);

const isSmaller = (before: unknown, after: unknown) => Number(after) < Number(before);

/** Resources in use that vanish, change what replaces them, or change what Azure does not take back. */
function brokenBy(before: Templates, after: Templates): readonly string[] {
  return resourcesOf(before).flatMap(({ stack, type, id, item }) => {
    const next = after[stack]?.resource[type]?.[id];
    if (!next) return [`${type} ${id} is gone`];
    const { replacing } = replacementOf(type);
    const changed = replacing.filter((name) => !isIgnored(next, name)).filter((name) => !isDeepStrictEqual(valueAt(item, name.split('.')), valueAt(next, name.split('.')))).map((name) => `${type} ${id} changes ${name}`);
    const lowered = ['bandwidth_in_mbps', 'bandwidth_in_gbps'].filter((name) => isSmaller(item[name], next[name])).map((name) => `${type} ${id} lowers ${name}`);
    const moved = type === 'azurerm_subnet' && !isIgnored(next, 'address_prefixes') && !isDeepStrictEqual(item.address_prefixes, next.address_prefixes) ? [`${type} ${id} moves`] : [];
    const metered = item.sku?.family === 'UnlimitedData' && next.sku?.family === 'MeteredData' ? [`${type} ${id} becomes metered`] : [];
    return [...changed, ...lowered, ...moved, ...metered];
  });
}

/** Attributes of resources in use that change, as `type attribute`. */
const changedBy = (before: Templates, after: Templates): readonly string[] => resourcesOf(before).flatMap(({ stack, type, id, item }) => {
  const next: Draft = after[stack]?.resource[type]?.[id] ?? {};
  return [...new Set([...Object.keys(item), ...Object.keys(next)])].filter((name) => name !== 'depends_on' && !isIgnored(next, name) && !isDeepStrictEqual(item[name], next[name])).map((name) => `${type} ${name}`);
});

const seen = { types: new Set<string>(), changes: new Set<string>() };

/** Takes steps one after the other; what each broke, and whether it left everything as it was. */
function grow(steps: readonly Step[]): readonly { readonly step: Step; readonly broken: readonly string[]; readonly isIdle: boolean }[] {
  let now = deploy(BEGINNING, EMPTY_LOCK);
  return steps.map((step) => {
    const before = now;
    now = grown(before, step);
    for (const { type } of resourcesOf(now.templates)) seen.types.add(type);
    for (const change of changedBy(before.templates, now.templates)) seen.changes.add(change);
    return { step, broken: brokenBy(before.templates, now.templates), isIdle: isDeepStrictEqual(now.templates, before.templates) };
  });
}

const allBroken = (steps: readonly Step[]) => grow(steps).flatMap(({ step, broken }) => broken.map((line) => `${step.name}: ${line}`));

const MINUTES = 60_000;

describe('a network that grows step by step', () => {
  test('has more than twenty kinds of steps, each with a name of its own', () => {
    expect(new Set(STEPS.map(({ name }) => name)).size).toBe(STEPS.length);
    expect(STEPS.length).toBeGreaterThan(20);
  });

  test('keeps every logical id and every attribute that replaces, and what changes nothing that is built leaves all stacks as they are', () => {
    const rows = grow(STEPS);
    expect(rows.flatMap(({ step, broken }) => broken.map((line) => `${step.name}: ${line}`))).toEqual([]);
    expect(rows.filter(({ isIdle }) => isIdle).map(({ step }) => step.name)).toEqual([
      'a later day of prices', 'another prefix of the site', 'a shared risk', 'the same in another order',
    ]);
  }, 3 * MINUTES);

  test.each([1, 27, 2026])('keeps them in the order of seed %i too', (seed) => {
    expect(allBroken(shuffled(STEPS, seed))).toEqual([]);
  }, 3 * MINUTES);

  test('changes in place what Terraform changes in place, and nothing else', () => {
    expect([...seen.changes].sort()).toEqual(IN_PLACE);
  });

  test('meets every type of the table', () => {
    const unmet = Object.keys(REPLACEMENTS).filter((type) => !seen.types.has(type));
    expect(unmet).toEqual(['azurerm_express_route_circuit_authorization', 'azurerm_key_vault_access_policy']);
  });
});

describe('what would break it is found', () => {
  const before = deploy(BEGINNING, EMPTY_LOCK);
  const name = Object.keys(before.templates)[0]!;
  const spoiled = (change: (resource: Draft) => void): Templates => {
    const copy = structuredClone(before.templates) as Draft;
    change(copy[name].resource);
    return copy as Templates;
  };
  const first = (items: Draft): Draft => Object.values<Draft>(items)[0];

  test.each<readonly [string, (resource: Draft) => void, RegExp]>([
    ['a logical id that is gone', (resource) => { delete resource.azurerm_public_ip; }, /^azurerm_public_ip .* is gone$/],
    ['a circuit at another location', (resource) => { first(resource.azurerm_express_route_circuit).peering_location = 'Dallas'; }, /changes peering_location$/],
    ['a circuit that gets smaller', (resource) => { first(resource.azurerm_express_route_circuit).bandwidth_in_mbps = 1; }, /lowers bandwidth_in_mbps$/],
    ['a subnet of a gateway that moves', (resource) => { Object.assign(first(resource.azurerm_subnet), { lifecycle: {}, address_prefixes: ['10.90.255.192/26'] }); }, /moves$/],
    ['another address of a gateway', (resource) => { first(resource.azurerm_virtual_network_gateway).ip_configuration[0].name = 'other'; }, /changes ip_configuration$/],
  ])('%s', (_, change, told) => {
    expect(brokenBy(before.templates, spoiled(change))).toContainEqual(expect.stringMatching(told));
  });
});
