import { parseAddress, parseInterface } from '../definition/ipv4';
import type { Problem } from '../errors';
import type { FilledRouter, RouterConfiguration } from './model';
import { type Placeholder, placeholderKey, type PlaceholderKind, placeholdersIn, replacePlaceholders } from './placeholder';
import { badValueProblem, missingSecretProblem, missingValueProblem, throwIfAny } from './problems';
import { secretReferences } from './secret-sources';
import { type Secrets, secretVariable } from './secrets';

/** Values of placeholders, by `placeholderKey()`. */
export type EdgeValues = ReadonlyMap<string, string>;

interface Rule {
  /** In a sentence. */
  readonly what: (id: string) => string;
  /** What to give. */
  readonly wanted: string;
  /** Where it comes from. */
  readonly fix: (id: string) => string;
  readonly test: (text: string) => boolean;
}

const isAddress = (text: string) => parseAddress(text) !== undefined;

const isInterface = (text: string) => parseInterface(text) !== undefined;

const isVlan = (text: string) => /^[1-9]\d{0,3}$/.test(text) && Number(text) <= 4_094;

const OUTPUTS = 'pass the outputs of the deployment';
const outputs = () => OUTPUTS;

/** A side of a router is named `site/router`. */
const inDefinition = (side: string) => (id: string) => {
  const [site, router] = id.split('/');
  return `set sites.${site}.routers.${router}.${side} in the definition`;
};

const RULES: Readonly<Record<PlaceholderKind, Rule>> = {
  'tunnel-outside-address': {
    what: (id) => `the cloud's internet address of the tunnel ${id}`,
    wanted: 'an IPv4 address',
    fix: () => `${OUTPUTS}; of AWS also what aws ec2 describe-vpn-connections prints`,
    test: isAddress,
  },
  'attachment-router-address': { what: (id) => `the router's address on the attachment ${id}`, wanted: 'an IPv4 address with a length', fix: outputs, test: isInterface },
  'attachment-cloud-address': { what: (id) => `the cloud's address on the attachment ${id}`, wanted: 'an IPv4 address', fix: outputs, test: isAddress },
  'vlan': { what: (id) => `the VLAN id that the service provider gave the attachment ${id}`, wanted: 'a number from 1 to 4094', fix: outputs, test: isVlan },
  'outer-vlan': {
    what: (id) => `the outer VLAN tag of the circuit ${id}`,
    wanted: 'a number from 1 to 4094',
    fix: () => 'pass what az network express-route list prints',
    test: isVlan,
  },
  'lan-address': { what: (id) => `the address of ${id} towards the site`, wanted: 'an IPv4 address with a length', fix: inDefinition('lan'), test: isInterface },
  'lan-peer': { what: (id) => `a router of the site that speaks BGP with ${id}`, wanted: 'an IPv4 address', fix: inDefinition('lan'), test: isAddress },
  'wan-next-hop': {
    what: (id) => `the next hop of ${id} to the internet: a public virtual interface brings routes to the ends of tunnels too`,
    wanted: 'an IPv4 address',
    fix: inDefinition('wan.nextHop'),
    test: isAddress,
  },
};

/**
 * Puts the values that were not known before into configurations, and makes sure that every key that they name is there.
 *
 * @param routers what `routersOf()` made
 * @param values what the deployment tells
 * @param secrets the keys
 * @throws HybridNetworkError that names everything that is missing or cannot be what it is given for, and no key's text
 */
export function fillRouters(routers: readonly RouterConfiguration[], values: EdgeValues, secrets: Secrets): readonly FilledRouter[] {
  throwIfAny(routers.flatMap((router) => [...valueProblems(router, values), ...secretProblems(router, secrets)]));
  return routers.map((router) => replacePlaceholders(router, (found) => values.get(placeholderKey(found))!));
}

/** The same with a text in angle brackets for everything that is not known: to look at, not to load. */
export function previewRouters(routers: readonly RouterConfiguration[], values: EdgeValues = new Map()): readonly FilledRouter[] {
  return routers.map((router) => replacePlaceholders(router, (found) => values.get(placeholderKey(found)) ?? `<${placeholderKey(found)}>`));
}

const nameOf = ({ site, name }: RouterConfiguration) => `${site}/${name}`;

function valueProblems(router: RouterConfiguration, values: EdgeValues): readonly Problem[] {
  return placeholdersIn(router).flatMap((found: Placeholder) => {
    const { what, wanted, fix, test } = RULES[found.placeholder];
    const value = values.get(placeholderKey(found));
    if (value === undefined) return [missingValueProblem(nameOf(router), what(found.id), fix(found.id))];
    return test(value) ? [] : [badValueProblem(what(found.id), value, wanted)];
  });
}

function secretProblems(router: RouterConfiguration, secrets: Secrets): readonly Problem[] {
  const { keys, ports } = secretReferences(router);
  const missing = [...keys, ...ports].filter((reference) => !secrets.has(reference));
  return [
    ...missing.map(({ secret }) => missingSecretProblem(nameOf(router), secret, secretVariable(secret))),
    ...keys.flatMap((reference) => secrets.keyProblems(reference)),
    ...ports.flatMap((reference) => secrets.macsecProblems(reference)),
  ];
}
