import { createHash } from 'node:crypto';
import { Address4 } from 'ip-address';
import { allocationCollisionProblem, allocationFullProblem, lockConflictProblem } from '../errors';

/** Something of which each name gets one: VLAN ids of a router, subnets of a site. */
export interface Pool<T extends string | number> {
  /** In words, for errors: `VLAN id of router edge-1`. */
  readonly what: string;
  /** The values, in order. */
  readonly values: readonly T[];
  /** What names hold since an earlier plan; absent where there was none. */
  readonly locked?: Readonly<Record<string, T>>;
}

/**
 * Gives each name a value that depends on no other name: the locked one, else the one its hash points to. With a lock, names
 * that are new move on to the next free value; without one, two names that want the same value are an error, because whichever
 * gave way would move again when a name is added or removed.
 *
 * @throws HybridNetworkError when values collide, run out, or the lock holds one that does not fit
 */
export function allocate<T extends string | number>(pool: Pool<T>, names: readonly string[]): ReadonlyMap<string, T> {
  if (names.length > pool.values.length) throw allocationFullProblem(pool.what, names.length, pool.values.length);
  const byValue = new Map<T, string>();
  const sorted = [...names].sort();
  const isLocked = (name: string) => pool.locked !== undefined && Object.hasOwn(pool.locked, name);
  const locked = sorted.filter(isLocked);
  const values = new Set(locked.length > 0 ? pool.values : []);
  for (const name of locked) {
    const value = pool.locked![name]!;
    if (!values.has(value)) throw lockConflictProblem(pool.what, name, value);
    const holder = byValue.get(value);
    if (holder !== undefined) throw lockConflictProblem(pool.what, name, value, holder);
    byValue.set(value, name);
  }
  for (const name of sorted.filter((candidate) => !isLocked(candidate))) {
    let index = hash(name) % pool.values.length;
    for (let holder = byValue.get(pool.values[index]!); holder !== undefined; holder = byValue.get(pool.values[index]!)) {
      if (!pool.locked) throw allocationCollisionProblem(pool.what, pool.values[index]!, holder, name);
      index = (index + 1) % pool.values.length;
    }
    byValue.set(pool.values[index]!, name);
  }
  return new Map([...byValue].map(([value, name]) => [name, value]));
}

/** A whole number from 0 to 2^32 - 1 that depends on a name and nothing else. */
const hash = (name: string): number => createHash('sha256').update(name).digest().readUInt32BE(0);

/** More subnets of one prefix than anyone's peerings need. */
const MOST_SUBNETS = 4096;

/** The subnets of a length in some prefixes, in order, up to 4096 of each. */
export function subnetsOf(prefixes: readonly string[], length: number): readonly string[] {
  return prefixes.flatMap((prefix) => {
    const key = `${prefix} ${length}`;
    const subnets = knownSubnets.get(key) ?? subnetsIn(prefix, length);
    knownSubnets.set(key, subnets);
    return subnets;
  });
}

/** What was asked for before: every plan takes link-local subnets from the same prefixes. */
const knownSubnets = new Map<string, readonly string[]>();

function subnetsIn(prefix: string, length: number): readonly string[] {
  const address = new Address4(prefix);
  const first = Number(address.startAddress().bigInt());
  const count = length < address.subnetMask ? 0 : Math.min(MOST_SUBNETS, Number(2n ** BigInt(length - address.subnetMask)));
  const size = Number(2n ** BigInt(32 - length));
  return Array.from({ length: count }, (_, i) => `${addressOf(first + i * size)}/${length}`);
}

/** The nth host of a subnet, with the subnet's length: `host('169.254.32.0/30', 1)` is `169.254.32.1/30`. */
export function host(subnet: string, nth: number): string {
  const [first, length] = subnet.split('/') as [string, string];
  return `${addressOf(first.split('.').reduce((value, part) => value * 256 + Number(part), 0) + nth)}/${length}`;
}

function addressOf(value: number): string {
  const part = (place: number) => Math.floor(value / place) % 256;
  return `${part(16_777_216)}.${part(65_536)}.${part(256)}.${part(1)}`;
}
