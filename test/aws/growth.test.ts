import { isDeepStrictEqual } from 'node:util';
import { stringify } from 'yaml';
import { brokenBy, type Built, changedBy, endpointClouds, templatesOf } from './growth-build';
import { BEGINNING, type Step, STEPS } from './growth-steps';
import { IN_PLACE, replacementOf, REPLACEMENTS } from './replacement';
import { parseHybridNetwork } from '../../lib/definition';
import { EMPTY_LOCK, type NetworkLock, planNetwork } from '../../lib/planner';
import { shuffled } from '../growth';
import type { Draft } from '../networks';

type Templates = Readonly<Record<string, Built>>;

/** What an owner keeps of a network: its definition, the lock of its last plan, and what the app says. */
interface Kept {
  readonly definition: Draft;
  readonly lock: NetworkLock;
  readonly endpoints: readonly string[];
}

/** A network in use. */
interface Deployed extends Kept {
  readonly templates: Templates;
}

function deploy({ definition, lock, endpoints: before }: Kept): Deployed {
  const plan = planNetwork(parseHybridNetwork(stringify(definition)), { lock, outages: false });
  const endpoints = [...before, ...endpointClouds(plan)];
  return { definition, lock: plan.lock, endpoints, templates: templatesOf(plan, endpoints) };
}

function grown(before: Kept, { apply }: Step): Deployed {
  const definition = structuredClone(before.definition);
  apply(definition);
  return deploy({ ...before, definition });
}

const stepNamed = (wanted: string): Step => STEPS.find(({ name }) => name === wanted)!;

const beginning = deploy({ definition: BEGINNING, lock: EMPTY_LOCK, endpoints: [] });

/** What was seen on the way, over all orders. */
const seen = { types: new Set<string>(), changes: new Set<string>() };

/** A step that was taken: what it broke, and whether it left everything as it was. */
interface Taken {
  readonly step: Step;
  readonly broken: readonly string[];
  readonly isIdle: boolean;
}

function grow(steps: readonly Step[]): readonly Taken[] {
  let now = beginning;
  return steps.map((step) => {
    const before = now;
    now = grown(before, step);
    for (const { Resources: resources } of Object.values(now.templates)) for (const { Type: type } of Object.values(resources)) seen.types.add(type);
    for (const change of changedBy(before.templates, now.templates)) seen.changes.add(change);
    const isIdle = isDeepStrictEqual(now.templates, before.templates);
    return { step, broken: brokenBy(before.templates, now.templates), isIdle };
  });
}

/** What steps break beyond what they say. */
const unsaid = (rows: readonly Taken[]) => rows.flatMap(({ step, broken }) =>
  broken.filter((line) => !step.replaces?.[0].test(line)).map((line) => `${step.name}: ${line}`));

const MINUTES = 60_000;

describe('a network that grows step by step', () => {
  test('has more than thirty kinds of steps, each with a name of its own', () => {
    expect(new Set(STEPS.map(({ name }) => name)).size).toBe(STEPS.length);
    expect(STEPS.length).toBeGreaterThan(30);
  });

  test('keeps every logical id and every property that replaces, and what changes nothing that is built leaves all templates as they are', () => {
    const rows = grow(STEPS);
    expect(unsaid(rows)).toEqual([]);
    expect(rows.filter(({ isIdle }) => isIdle).map(({ step }) => step.name)).toEqual([
      'a later day of prices',
      'more public prefixes',
      'public prefixes of the site, which make the other way cheaper',
      'another router, without a path',
      'the same in another order',
      'a shared risk',
    ]);
  }, 3 * MINUTES);

  test.each([1, 27, 2026])('keeps them in the order of seed %i too', (seed) => {
    expect(unsaid(grow(shuffled(STEPS, seed)))).toEqual([]);
  }, 3 * MINUTES);

  test('replaces the declaration of a resiliency group when another resilience is asked for, and nothing else', () => {
    const next = grown(beginning, stepNamed('maximum resilience'));
    expect(brokenBy(beginning.templates, next.templates)).toEqual([expect.stringMatching(stepNamed('maximum resilience').replaces![0])]);
  });

  test('changes in place what AWS changes in place, and nothing else', () => {
    const replaces = ([type, property]: readonly string[]) => replacementOf(type!).replacing.includes(property!);
    expect([...seen.changes].filter((change) => !replaces(change.split(' '))).sort()).toEqual(IN_PLACE);
  });

  test('makes every type of the table of replacements, and no other', () => {
    const types = [...seen.types].map((type) => (type.startsWith('Custom::') ? 'Custom::' : type));
    expect([...new Set(types)].sort()).toEqual(Object.keys(REPLACEMENTS).sort());
  });
});

describe('the comparison of templates', () => {
  const template = (resources: Built['Resources']): Templates => ({ stack: { Resources: resources } });
  const interfaceOf = (vlan: number) => ({ Type: 'AWS::DirectConnect::TransitVirtualInterface', Properties: { Vlan: vlan, Mtu: 1500 } });
  const before = template({ One: interfaceOf(100) });

  test('finds a property that replaces', () => {
    expect(brokenBy(before, template({ One: interfaceOf(101) }))).toEqual(['stack/One (AWS::DirectConnect::TransitVirtualInterface) has another Vlan']);
  });

  test('finds a property that replaces inside another', () => {
    const endpoint = (preference: string) => template({ E: { Type: 'AWS::EC2::VPCEndpoint', Properties: { DnsOptions: { PrivateDnsPreference: preference } } } });
    expect(brokenBy(endpoint('A'), endpoint('B'))).toEqual(['stack/E (AWS::EC2::VPCEndpoint) has another DnsOptions.PrivateDnsPreference']);
  });

  test('finds a property that replaces and comes or goes', () => {
    const role = (properties: object) => template({ R: { Type: 'AWS::IAM::Role', Properties: { ...properties } } });
    expect(brokenBy(role({}), role({ RoleName: 'a' }))).toEqual(['stack/R (AWS::IAM::Role) has another RoleName']);
    expect(brokenBy(role({ RoleName: 'a' }), role({}))).toEqual(['stack/R (AWS::IAM::Role) has another RoleName']);
  });

  test('finds a logical id, an output, a parameter and a stack that are gone', () => {
    expect(brokenBy(before, template({ Two: interfaceOf(100) }))).toEqual(['stack/One (AWS::DirectConnect::TransitVirtualInterface) is gone']);
    const named = { stack: { ...before.stack!, Outputs: { Id: {} }, Parameters: { Vlan: {} } } };
    expect(brokenBy(named, before)).toEqual(['stack/Id is gone', 'stack/Vlan is gone']);
    expect(brokenBy(before, {})).toEqual(['stack is gone']);
  });

  test('finds a logical id with another type', () => {
    expect(brokenBy(before, template({ One: { ...interfaceOf(100), Type: 'AWS::DirectConnect::PrivateVirtualInterface' } })))
      .toEqual(['stack/One is AWS::DirectConnect::PrivateVirtualInterface, and was AWS::DirectConnect::TransitVirtualInterface']);
  });

  test('lets a property change that is updated in place, and what is new', () => {
    const after = template({ One: { ...interfaceOf(100), Properties: { Vlan: 100, Mtu: 8500 } }, Two: interfaceOf(7) });
    expect(brokenBy(before, after)).toEqual([]);
    expect(changedBy(before, after)).toEqual(['AWS::DirectConnect::TransitVirtualInterface Mtu']);
  });

  test('refuses a type that the table does not have', () => {
    const odd = template({ One: { Type: 'AWS::EC2::Instance' } });
    expect(() => brokenBy(odd, odd)).toThrow('the table of replacements has no AWS::EC2::Instance');
  });

  test('finds what a step replaces when its plan is made without the lock', () => {
    const site = grown(beginning, stepNamed('a second site with circuits, one of them in another Region'));
    const now = grown(site, stepNamed('object storage over public virtual interfaces'));
    const step = stepNamed('more public prefixes');
    expect(brokenBy(now.templates, grown(now, step).templates)).toEqual([]);
    const broken = brokenBy(now.templates, grown({ ...now, lock: EMPTY_LOCK }, step).templates);
    expect(broken).toContainEqual(expect.stringMatching(/\(AWS::DirectConnect::PublicVirtualInterface\) has another RouteFilterPrefixes$/));
  });
});
