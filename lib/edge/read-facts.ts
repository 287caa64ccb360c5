import { z } from 'zod';
import { routerKey } from './context';
import { badSiteValueProblem, throwIfAny, unknownBundleProblem, unknownRouterProblem, unknownWorkloadFactProblem } from './problems';
import type { SiteFacts } from './site-facts';
import { parseAddress, parsePrefix } from '../definition/ipv4';
import type { NetworkPlan } from '../planner/network-plan';

const address = z.string().refine((text) => parseAddress(text) !== undefined, 'an IPv4 address');

const interfaceAddress = z.string().refine((text) => {
  const [host, length, ...rest] = text.split('/');
  return rest.length === 0 && parseAddress(host!) !== undefined && /^(?:[1-9]|[12]\d|3[01])$/.test(length ?? '');
}, 'an IPv4 address with a length, such as 10.16.0.2/29');

const prefix = z.string().refine((text) => 'first' in parsePrefix(text), 'an IPv4 prefix');

const portName = z.string().regex(/^[A-Za-z][\w./:-]{0,31}$/, 'the name of a port: letters, digits and . / : - _');

const match = z.strictObject({
  from: prefix.optional(),
  to: prefix.optional(),
  protocol: z.enum(['tcp', 'udp']),
  port: z.int().min(1).max(65_535),
});

const router = z.strictObject({
  ports: z.record(z.string(), z.array(portName).min(1)).optional(),
  lan: z.strictObject({ interface: portName.optional(), address: interfaceAddress, peers: z.array(address).min(1) }).optional(),
  wan: z.strictObject({ interface: portName.optional(), localAddress: address.optional(), nextHop: address.optional() }).optional(),
});

const facts = z.strictObject({
  routers: z.record(z.string(), router).optional(),
  workloads: z.record(z.string(), z.array(match).min(1)).optional(),
});

/**
 * What a site tells of itself, read from the content of a YAML or JSON file and checked against the plan.
 *
 * @param plan the plan
 * @param content what was parsed
 * @throws HybridNetworkError with everything that is no fact, or of nothing in the plan
 */
export function readSiteFacts(plan: NetworkPlan, content: unknown): SiteFacts {
  const parsed = facts.safeParse(content ?? {});
  if (!parsed.success) {
    throwIfAny(parsed.error.issues.map(({ path, message }) => badSiteValueProblem(path.filter((part) => typeof part !== 'symbol'), message)));
  }
  const found = parsed.data as SiteFacts;
  const routers = plan.sites.flatMap((site) => site.routers.map(({ name }) => routerKey(site.name, name)));
  const bundles = plan.links.flatMap(({ primary }) => (primary.kind === 'vpn' ? [] : primary.paths.flatMap((path) => path.bundles.map(({ id }) => id))));
  const workloads = plan.workloads.map(({ name }) => name);
  throwIfAny([
    ...Object.keys(found.routers ?? {}).filter((name) => !routers.includes(name)).map((name) => unknownRouterProblem(name, routers)),
    ...Object.entries(found.routers ?? {}).flatMap(([name, { ports }]) =>
      Object.keys(ports ?? {}).filter((id) => !bundles.includes(id)).map((id) => unknownBundleProblem(name, id, bundles))),
    ...Object.keys(found.workloads ?? {}).filter((name) => !workloads.includes(name)).map((name) => unknownWorkloadFactProblem(name, workloads)),
  ]);
  return found;
}

const secrets = z.record(z.string(), z.union([z.string(), z.strictObject({ ckn: z.string(), cak: z.string() })]));

/**
 * The texts of secrets, read from the content of a YAML or JSON file: names with texts, or for MACsec with `ckn` and `cak`.
 *
 * @param content what was parsed
 * @throws HybridNetworkError that names what is none, and shows no text
 */
export function readSecrets(content: unknown): Readonly<Record<string, string>> {
  const parsed = secrets.safeParse(content ?? {});
  if (!parsed.success) {
    throwIfAny(parsed.error.issues.map(({ path }) => badSiteValueProblem(path.filter((part) => typeof part !== 'symbol'), 'a text, or for MACsec a mapping of ckn and cak')));
  }
  return Object.fromEntries(Object.entries(parsed.data!).map(([name, text]) => [name, typeof text === 'string' ? text : JSON.stringify(text)]));
}
