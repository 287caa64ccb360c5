import { pathId } from './circuits';
import { isDedicated, isOrderedWithMacsec } from './dedicated';
import { circuitWords, cloudWords } from './lock-words';
import type { NetworkLock } from './network-plan';
import type { HybridNetwork } from '../definition/hybrid-network';
import { frozenProblem, HybridNetworkError, lockEntryProblem, show } from '../errors';
import type { DefinitionPath, Problem } from '../errors';

/**
 * Checks that a lock speaks of things that the catalogue and the definition have: a mistake in it would be built.
 *
 * @throws HybridNetworkError with every entry that is wrong
 */
export function checkLock(lock: NetworkLock, network: HybridNetwork): void {
  const missing = SECTIONS.filter((section) => !isRecord(lock[section]));
  if (missing.length > 0) throw new HybridNetworkError(missing.map((section) => lockEntryProblem([section], 'it is no mapping')), 'the lock');
  const problems = CHECKS.flatMap((check) => check(lock, network));
  if (problems.length > 0) throw new HybridNetworkError(problems, 'the lock');
}

const CHECKS = [nameProblems, cloudProblems, bundleProblems, macsecProblems, circuitProblems, vpnProblems, gatewayProblems, cloudLinkProblems];

const SECTIONS = ['bundles', 'gateways', 'subnets', 'vlans', 'vpns'] as const;

/** What locks hold only where there is something to keep. */
const OPTIONAL = ['announced', 'clouds', 'cloudLinks', 'name', 'objectStorage'] as const;

const unknown = (path: DefinitionPath, what: string, given: string): Problem => lockEntryProblem(path, `the catalogue has no ${what} ${show(given)}`);

function bundleProblems({ bundles }: NetworkLock, { catalog }: HybridNetwork): Problem[] {
  const products = new Map<string, string>();
  return Object.entries(bundles).flatMap(([id, { path, product, members }]) => {
    const place = ['bundles', id];
    const row = catalog.circuits.find((circuit) => circuit.id === product);
    const other = products.get(path) ?? product;
    products.set(path, product);
    if (!row) return [unknown([...place, 'product'], 'circuit', product)];
    return [
      ...(members > row.maxMembers ? [lockEntryProblem([...place, 'members'], `${product} has at most ${row.maxMembers} members, not ${members}`)] : []),
      ...(!new RegExp(`^${path.replace(/[^a-z0-9-]/g, '')}-[1-9]\\d*$`).test(id) ? [lockEntryProblem([...place, 'path'], `${show(id)} is not a bundle of the path ${show(path)}`)] : []),
      ...(other !== product ? [lockEntryProblem([...place, 'product'], `the path ${show(path)} has circuits of ${other} and of ${product}`)] : []),
    ];
  });
}

/**
 * A port of AWS or Google has MACsec from its order on or never: another one would take its place.
 * https://docs.aws.amazon.com/directconnect/latest/UserGuide/MACsec.html, https://cloud.google.com/network-connectivity/docs/interconnect/concepts/macsec-overview
 */
function macsecProblems({ bundles }: NetworkLock, { links, catalog }: HybridNetwork): Problem[] {
  const own = links.filter(isDedicated).filter(({ primary: { kind, circuitsOf } }) => kind !== 'express-route' && circuitsOf === undefined);
  const asked = new Map(own.flatMap((link) =>
    link.primary.paths.map((path) => [pathId(link, path), link] as const)));
  return Object.entries(bundles).flatMap(([id, { path, product, macsec = false }]) => {
    const link = asked.get(path);
    const mbps = catalog.circuits.find((row) => row.id === product)?.mbps;
    if (!link || mbps === undefined || isOrderedWithMacsec(link, mbps) === macsec) return [];
    const [has, wants] = macsec ? ['with', 'without'] : ['without', 'with'];
    return [lockEntryProblem(['bundles', id, 'macsec'], `its ports were ordered ${has} MACsec, and link ${link.name} is defined ${wants}: order new ports under another link, or leave it as it is`)];
  });
}

/** What replaces all circuits of a path, of which no word in a template says it. */
function circuitProblems({ bundles }: NetworkLock, { links, catalog }: HybridNetwork): Problem[] {
  const own = links.filter(isDedicated).filter(({ primary }) => primary.circuitsOf === undefined);
  const paths = new Map(own.flatMap((link) => link.primary.paths.map((path) => [pathId(link, path), { link, path }] as const)));
  return Object.entries(bundles).flatMap(([id, bundle]) => {
    const found = paths.get(bundle.path);
    const product = catalog.circuits.find((row) => row.id === bundle.product);
    if (!found || !product) return [];
    return changedWords(['bundles', id], bundle, { ...bundle, ...NO_WORDS, ...circuitWords(found.link, found.path, product) }, `of link ${found.link.name}`, 'its circuits: write another path or link for new ones');
  });
}

const NO_WORDS = { cloud: undefined, serviceProvider: undefined, encapsulation: undefined, encryption: undefined, region: undefined };

function cloudProblems({ clouds = {} }: NetworkLock, network: HybridNetwork): Problem[] {
  return network.clouds.flatMap((cloud) => {
    const locked = clouds[cloud.name];
    return locked ? changedWords(['clouds', cloud.name], locked, cloudWords(cloud), `of ${cloud.name}`, 'its gateways and all that is joined to them: make a new cloud beside it and move') : [];
  });
}

function nameProblems({ name }: NetworkLock, network: HybridNetwork): Problem[] {
  return changedWords([], { name }, { name: network.name }, 'of the network', 'whatever has it in its name: keep it');
}

/** A word that the lock holds and the definition has otherwise. */
function changedWords<T extends object>(path: DefinitionPath, locked: T, defined: T, owner: string, replaced: string): Problem[] {
  return (Object.keys(locked) as (keyof T & string)[]).filter((word) => locked[word] !== undefined && locked[word] !== defined[word]).map((word) =>
    lockEntryProblem([...path, word], `the ${word} ${owner} was ${show(locked[word])} and is ${defined[word] === undefined ? 'gone' : show(defined[word])}, which replaces ${replaced}, or take the entry out where nothing is built yet`));
}

function vpnProblems({ vpns }: NetworkLock, { catalog, links }: HybridNetwork): Problem[] {
  return Object.entries(vpns).flatMap(([name, { product }]) => {
    const row = catalog.vpns.find((vpn) => vpn.id === product);
    const cloud = links.find((link) => link.name === name)?.cloud;
    const provider = cloud?.provider;
    if (!row) return [unknown(['vpns', name, 'product'], 'VPN', product)];
    if (cloud?.provider === 'aws' && row.provider === 'aws' && cloud.gateway !== (row.gateway ?? 'transit')) {
      const before = row.gateway ?? 'transit';
      return [lockEntryProblem(['vpns', name, 'product'], `link ${name} was built on a ${before} gateway, and ${cloud.name} has a ${cloud.gateway} one now: AWS cannot change it in place, so make a new cloud beside it and move`)];
    }
    return provider && provider !== row.provider ? [lockEntryProblem(['vpns', name, 'product'], `link ${name} ends in a cloud of ${provider}, and ${product} does not`)] : [];
  });
}

function gatewayProblems({ gateways }: NetworkLock, { catalog }: HybridNetwork): Problem[] {
  return Object.entries(gateways).flatMap(([name, { sku, units }]) => {
    const row = catalog.gateways.find((gateway) => gateway.sku === sku);
    if (!row) return [unknown(['gateways', name, 'sku'], 'gateway', sku)];
    return units > row.maxUnits ? [lockEntryProblem(['gateways', name, 'units'], `${sku} has at most ${row.maxUnits} units, not ${units}`)] : [];
  });
}

function cloudLinkProblems({ cloudLinks = {} }: NetworkLock, { catalog }: HybridNetwork): Problem[] {
  return Object.entries(cloudLinks)
    .filter(([, { bandwidthMbps }]) => !catalog.interconnectSpeeds.some(({ mbps }) => mbps === bandwidthMbps))
    .map(([name, { bandwidthMbps }]) => unknown(['cloudLinks', name, 'bandwidthMbps'], 'interconnect of', `${bandwidthMbps} Mbps`));
}

/**
 * Compares the lock of a plan with the one that it has to be.
 *
 * @throws HybridNetworkError with every entry that was added, changed or dropped
 */
export function requireUnchanged(frozen: NetworkLock, planned: NetworkLock): void {
  const differences = [...SECTIONS, ...OPTIONAL].flatMap((section) => differencesOf([section], frozen[section] ?? {}, planned[section] ?? {}));
  if (differences.length > 0) throw frozenProblem(differences);
}

interface Difference {
  readonly path: DefinitionPath;
  readonly message: string;
}

function differencesOf(path: DefinitionPath, before: unknown, after: unknown): readonly Difference[] {
  if (isRecord(before) && isRecord(after)) {
    return [...new Set([...Object.keys(before), ...Object.keys(after)])].sort().flatMap((key) => differencesOf([...path, key], before[key], after[key]));
  }
  if (before === after) return [];
  if (before === undefined) return [{ path, message: `the plan adds ${text(after)}` }];
  if (after === undefined) return [{ path, message: `the plan has ${text(before)} no more` }];
  return [{ path, message: `the lock says ${text(before)}, the plan ${text(after)}` }];
}

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> => typeof value === 'object' && value !== null;

const text = (value: unknown): string => (isRecord(value) ? Object.values(value).map(String).join(', ') : String(value));
