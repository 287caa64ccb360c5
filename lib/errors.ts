/** A place in a definition: `['sites', 'ashburn', 'asn']`. */
export type DefinitionPath = readonly (string | number)[];

/** One thing that is wrong: what, where, what was given, and what to do. */
export interface Problem {
  /** Stable, for tools and searches: `prefix-overlap`. */
  readonly code: string;
  /** Where in the definition; empty when it is the whole of it. */
  readonly path: DefinitionPath;
  /** What is wrong, with what was given. */
  readonly message: string;
  /** What to do about it. */
  readonly fix: string;
  /** The line in the YAML text, from 1; absent for a definition in TypeScript. */
  readonly line?: number;
  /** The column in the YAML text, from 1. */
  readonly column?: number;
}

const BRAND = Symbol.for('hybrid-ai-network/HybridNetworkError');

/** The only error this library throws for what a user can mend. It carries every problem found, and no stack of ours. */
export class HybridNetworkError extends Error {
  /**
   * Whether an error is one of ours, also across two copies of the package.
   *
   * @param error anything that was thrown
   */
  static is(error: unknown): error is HybridNetworkError {
    return typeof error === 'object' && error !== null && BRAND in error;
  }

  /** Every problem found, in the order of the definition. */
  readonly problems: readonly Problem[];

  /**
   * Reports problems.
   *
   * @param problems at least one
   * @param source the file that the definition came from, for the report
   */
  constructor(problems: readonly Problem[], source?: string) {
    super(report(problems, source));
    this.name = 'HybridNetworkError';
    this.problems = problems;
    this.stack = `${this.name}: ${this.message}`;
    Object.defineProperty(this, BRAND, { value: true });
  }
}

/** `sites.ashburn.prefixes[0]`: a path as a person writes it. */
export function formatPath(path: DefinitionPath): string {
  return path.map((part) => (typeof part === 'number' ? `[${part}]` : /^[\w-]+$/.test(part) ? `.${part}` : `[${JSON.stringify(part)}]`)).join('').replace(/^\./, '');
}

function report(problems: readonly Problem[], source?: string): string {
  const head = `${problems.length} ${problems.length === 1 ? 'problem' : 'problems'}${source ? ` in ${source}` : ''}`;
  const rows = problems.map(({ code, path, message, fix, line, column }) => {
    const place = [line === undefined ? '' : `${line}:${column}`, formatPath(path)].filter(Boolean).join(' ');
    return `  ${place ? `${place}: ` : ''}${message}\n    -> ${fix} (${code})`;
  });
  return [head, ...rows].join('\n');
}

/** What a user gave, short enough for one line of a report. */
export function show(given: unknown): string {
  const text = typeof given === 'string' ? `"${given}"` : given === undefined ? 'nothing' : Array.isArray(given) ? 'a list' : typeof given === 'object' && given !== null ? 'a mapping' : String(given);
  return text.length > 60 ? `${text.slice(0, 57)}...` : text;
}

/** `a, b or c`. */
export function oneOf(names: readonly string[]): string {
  return names.length < 2 ? (names[0] ?? 'nothing') : `${names.slice(0, -1).join(', ')} or ${names.at(-1)}`;
}

/** An error with one problem, which has no place in the definition. */
export const single = (code: string, message: string, fix: string): HybridNetworkError => new HybridNetworkError([{ code, path: [], message, fix }]);

/** An error that holds problems, if there are any. */
export function requireNone(problems: readonly Problem[]): void {
  if (problems.length > 0) throw new HybridNetworkError(problems);
}

/** A problem of a link. */
export const inLink = (link: string, code: string, message: string, fix: string): Problem => ({ code, path: ['links', link], message, fix });

/** A problem of a cloud. */
export const inCloud = (cloud: string, code: string, message: string, fix: string): Problem => ({ code, path: ['clouds', cloud], message, fix });

/** A problem of a property of a construct, which has no place in the definition. */
export const ofProperty = (code: string, message: string, fix: string): Problem => ({ code, path: [], message, fix });

/** A property that a construct does not have; the code is the provider's. */
export const unknownPropertyProblem = (code: string, construct: string, given: string, known: readonly string[]): Problem =>
  ofProperty(code, `${construct} has no property ${show(given)}`, `leave it out: there are ${known.join(', ')}`);

/** A property of another shape; the code is the provider's. */
export const propertyShapeProblem = (code: string, property: string, wrong: string, wanted: string): Problem => ofProperty(code, `${property}${wrong}`, `pass ${wanted}`);

/** A quantity that is no number and unit. */
export const unitProblem = (quantity: string, given: string, units: readonly string[]) =>
  single('unit', `${show(given)} is not a ${quantity}`, `write a number, one space and one of ${units.join(', ')}`);

/** A share that is no percentage. */
export const percentageProblem = (given: string) => single('percentage', `${show(given)} is not a percentage`, 'write a number and a percent sign, such as 30%');

/** A growth that is no percentage a year. */
export const growthProblem = (given: string) => single('growth', `${show(given)} is not a growth`, 'write a yearly percentage, such as 40%/year');

/** A construct under the root of the other CDK. */
export const wrongRootProblem = (construct: string, constructPath: string, needed: string, found: string) =>
  single('wrong-root', `${construct} at "${constructPath}" stands in a tree of ${found}`, `put it under ${needed}: a resource in the other tree is dropped without a word`);

/** A value of the other CDK that is known only when that CDK deploys. */
export const foreignTokenProblem = (construct: string, where: string, owner: string) =>
  single('foreign-token', `${where} of ${construct} holds a value of ${owner} that is known only at its deployment`, 'pass the plain value, or an output of the other deployment through a parameter or variable');

/** A cloud that the plan does not have, or that is another provider's. */
export const unknownCloudProblem = (construct: string, given: string, known: readonly string[]) =>
  single('unknown-cloud', `${construct} was given the cloud ${show(given)}`, known.length ? `name ${oneOf(known)} of the plan` : 'plan a network that has a cloud of this provider');

/** Two secrets of the plan whose names differ only in what a Terraform variable's name cannot hold. */
export const secretNameClashProblem = (first: string, second: string, variable: string) =>
  single('secret-name-clash', `the secrets ${show(first)} and ${show(second)} would both be the variable ${show(variable)}`, 'rename the link or router that one of them is named after');

/** A plan that was not made by `planNetwork()`, or by another version of it. */
export const brokenPlanProblem = (construct: string, id: string, lacks: string) =>
  single('broken-plan', `${construct} cannot build ${show(id)} of the plan: ${lacks}`, 'pass the plan as planNetwork() of this version returns it');

/** A prefix that gateways of Azure cannot stand in. */
export const gatewaySubnetPrefixProblem = (given: unknown, cloudPrefixes: readonly string[]) =>
  single('gateway-subnet-prefix', `${show(given)} cannot be the gateway subnet of a network with ${cloudPrefixes.join(', ')}`, 'set gatewaySubnetPrefix to a prefix inside one of them, /27 or shorter, whose host bits are zero');

/** A file of outputs or of secrets that cannot be read. What is in it is not shown. */
export const unreadableEdgeFileProblem = (file: string, reason: string) =>
  single('edge-file', `${file} cannot be read (${reason})`, 'name a file of YAML or JSON that can be read');

/** A configuration or hand-off sheet that cannot be written. */
export const unwritableEdgeFileProblem = (file: string, reason: string) =>
  single('edge-file', `${file} cannot be written (${reason})`, 'name a folder for --out that files can be written to');

/** A lock that was named and is not there. */
export const missingLockProblem = (file: string) =>
  single('lock-missing', `the lock ${file} does not exist`, 'name the lock that the command plan wrote, or leave --lock out');

/** A lock file that is there and cannot be read. */
export const unreadableLockProblem = (file: string, reason: string) =>
  single('lock-unreadable', `the lock ${file} cannot be read (${reason})`, 'make it a file that can be read, or name another one');

/** A lock file that is no JSON. */
export const lockSyntaxProblem = (file: string, reason: string) =>
  single('lock-syntax', `the lock ${file} is not JSON (${reason})`, 'restore it from version control; where two branches met, keep the entries of both');

/** Places of a lock file that are not as a lock has them. */
export const lockShapeProblem = (file: string, places: readonly { readonly path: DefinitionPath; readonly message: string }[]) =>
  new HybridNetworkError(
    places.map(({ path, message }) => ({ code: 'lock-shape', path, message, fix: 'restore the file from version control: what is deployed was made from it' })),
    file,
  );

/** A lock file that cannot be written. */
export const unwritableLockProblem = (file: string, reason: string) =>
  single('lock-unwritable', `the lock ${file} cannot be written (${reason})`, 'make its folder writable, name another file, or plan without a lock');

/** A speed that the provider's API has no word for. */
export const unsupportedSpeedProblem = (construct: string, what: string, givenMbps: number, knownMbps: readonly number[]) =>
  single('unsupported-speed', `${construct} cannot ask for ${givenMbps} Mbps for ${what}`, `plan it with ${oneOf(knownMbps.map(String))} Mbps`);

/** A property of a construct that this plan needs. */
export const missingPropertyProblem = (construct: string, property: string, reason: string, fix: string) =>
  single('missing-property', `${construct} was given no ${property}, and ${reason}`, fix);

/** More names than values. */
export const allocationFullProblem = (what: string, names: number, values: number) =>
  single('allocation-full', `${names} of ${what} are needed and there are ${values}`, 'widen the range or prefixes that they are taken from');

/** Data in place of a network. */
export const notDefinedProblem = () =>
  single('not-defined', 'planNetwork was given no network', 'pass what defineHybridNetwork(), loadHybridNetwork() or parseHybridNetwork() returns');

/** Two names that want the same value, with nothing that says who had it first. */
export const allocationCollisionProblem = (what: string, value: string | number, first: string, second: string) =>
  single('allocation-collision', `${show(first)} and ${show(second)} want the same ${what}: ${value}`, 'plan with a lock and commit it: `hybrid-ai-network plan` writes hybrid-network.lock.json; in TypeScript planNetwork(network, { lock: readLock(file) ?? EMPTY_LOCK }), then writeLock(file, plan.lock)');

/** A value in the lock that cannot be kept. */
export const lockConflictProblem = (what: string, name: string, value: string | number, holder?: string) =>
  single(
    'lock-conflict',
    holder === undefined ? `the lock gives ${show(name)} the ${what} ${value}, which is not in its range` : `the lock gives ${show(name)} and ${show(holder)} the same ${what}: ${value}`,
    'restore the range, or remove the entry from the lock if nothing is built with it yet',
  );

/** What fits into no circuits. */
export interface Unfitting {
  /** The link's name. */
  readonly link: string;
  /** What it needs. */
  readonly requiredMbps: number;
  /** The names of its routers. */
  readonly routers: readonly string[];
  /** Whether it only does not fit beside the other links. */
  readonly together: boolean;
  /** The product that it has circuits of. */
  readonly inUse?: string | undefined;
  /** The cloud whose gateway takes only so many circuits. */
  readonly gateway?: string | undefined;
}

/** A link that no product fits. */
export const noCircuitProblem = ({ link, requiredMbps, routers, together, inUse, gateway }: Unfitting): Problem => ({
  code: 'no-circuit',
  path: ['links', link],
  message: `${Math.ceil(requiredMbps)} Mbps and its failures fit into no circuits with the free ports and VLAN ids of ${oneOf([...new Set(routers)])}`
    + `${gateway ? ` and what the gateway of ${gateway} takes` : ''}${together ? ' beside the other links' : ''}${inUse ? `, with ${inUse} in use by the lock` : ''}`,
  fix: `add ports or paths, choose locations that offer faster ports, ${gateway ? 'spread the links over more regions, ' : ''}or let workloads keep less after a failure`,
});

/** A provider without a product. */
export const noVpnProblem = (cloud: string, region: string): Problem => ({
  code: 'no-vpn',
  path: ['clouds', cloud],
  message: `the catalogue has no VPN for ${show(region)}`,
  fix: 'choose another region, or leave the fallback out',
});

/** Names that make the same identifier. */
export const identifierClashProblem = (id: string): Problem => ({
  code: 'identifier-clash',
  path: ['links'],
  message: `two things of the plan would both be called ${show(id)}`,
  fix: 'rename a link or router: their names are joined with hyphens',
});

/** More time zones with daylight saving on one link than all combinations of their offsets can be planned for. */
export const tooManyTimeZonesProblem = (section: 'links' | 'cloudLinks', link: string, given: number, most: number): Problem => ({
  code: 'too-many-time-zones',
  path: [section, link],
  message: `its workloads have windows or profiles in ${given} time zones with daylight-saving time`,
  fix: `use at most ${most}: each is planned at both of its offsets together with every other`,
});

/** A plan that would give up circuits which its lock says are in use. */
export const circuitsGivenUpProblem = (construct: string, bundles: readonly string[]) =>
  single('circuits-given-up', `${construct} was given a plan that gives up ${bundles.join(', ')}`, 'put their links, routers and locations back, or take their entries out of the lock and plan again');

/** An entry of the lock that the catalogue or the definition contradicts. */
export const lockEntryProblem = (path: DefinitionPath, message: string): Problem =>
  ({ code: 'lock-entry', path, message, fix: 'restore the file from version control, or mend the entry to what is really built' });

/** Differences between a frozen lock and the plan. */
export const frozenProblem = (differences: readonly { readonly path: DefinitionPath; readonly message: string }[]) =>
  new HybridNetworkError(
    differences.map(({ path, message }) => ({ code: 'frozen', path, message, fix: 'plan without frozen, review the difference, and commit the new lock' })),
    'the plan: it differs from its frozen lock',
  );

/** A frozen plan without the lock that it has to be. */
export const frozenWithoutLockProblem = (file?: string) =>
  single('frozen-without-lock', file === undefined ? 'a frozen plan needs a lock, and none is to be read' : `a frozen plan needs a lock, and ${file} does not exist`, 'plan without --frozen, review the plan, and commit the lock that it writes');

/** A workload to advise on that the definition does not have. */
export const unknownWorkloadProblem = (given: string, fix: string): Problem =>
  ({ code: 'unknown-workload', path: ['workloads'], message: `the definition has no workload ${show(given)}`, fix });

/** A plan's file that cannot be read. */
export const unreadablePlanProblem = (file: string, reason: string) =>
  single('plan-unreadable', `the plan ${file} cannot be read (${reason})`, 'write it with: hybrid-ai-network plan DEFINITION --json');

/** A plan's file that is no JSON. */
export const planSyntaxProblem = (file: string, reason: string) =>
  single('plan-syntax', `the plan ${file} is not JSON (${reason})`, 'write it with: hybrid-ai-network plan DEFINITION --json');

/** JSON that is not a plan, or one of another version. */
export const planFormatProblem = (file: string, given: unknown) =>
  single('plan-format', `the format of ${file} is ${show(given)}, and this version reads "hybrid-ai-network/plan@2"`, 'write it with: hybrid-ai-network plan DEFINITION --json');
