import { readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { z } from 'zod';
import { lockShapeProblem, lockSyntaxProblem, show, unreadableLockProblem, unwritableLockProblem } from '../errors';
import type { NetworkLock } from './network-plan';
import { MOST_PER_ROUTER } from './vpn';

const byName = <T extends z.ZodType>(value: T) => z.record(z.string().min(1), value);

const lockSchema = z.strictObject({
  format: z.literal('hybrid-ai-network/lock@1', { error: ({ input }) => `the format is ${show(input)}, and this version reads "hybrid-ai-network/lock@1"` }),
  name: z.string().min(1).optional(),
  clouds: byName(z.strictObject({
    region: z.string().min(1),
    project: z.string().min(1).optional(),
    asn: z.int().min(1).optional(),
    directConnectGatewayAsn: z.int().min(1).optional(),
    hub: z.enum(['network', 'virtual-wan']).optional(),
    hubPrefix: z.string().min(1).optional(),
  })).optional(),
  vlans: byName(byName(z.int().min(1, { error: 'a VLAN id is at least 1' }).max(4094, { error: 'a VLAN id is at most 4094' }))),
  subnets: byName(z.cidrv4({ error: ({ input }) => `${show(input)} is not an IPv4 prefix` })),
  bundles: byName(z.strictObject({
    path: z.string().min(1),
    product: z.string().min(1),
    members: z.int().min(1),
    macsec: z.boolean().optional(),
    cloud: z.string().min(1).optional(),
    serviceProvider: z.string().min(1).optional(),
    encapsulation: z.enum(['dot1q', 'qinq']).optional(),
    encryption: z.enum(['none', 'ipsec']).optional(),
    region: z.string().min(1).optional(),
    live: z.boolean().optional(),
  })),
  vpns: byName(z.strictObject({ product: z.string().min(1), perRouter: z.int().min(1).max(MOST_PER_ROUTER) })),
  gateways: byName(z.strictObject({ sku: z.string().min(1), units: z.int().min(1) })),
  cloudLinks: byName(z.strictObject({ bandwidthMbps: z.int().min(1) })).optional(),
  objectStorage: byName(z.enum(['interface-endpoints', 'public-interface'])).optional(),
  announced: byName(z.array(z.cidrv4({ error: ({ input }) => `${show(input)} is not an IPv4 prefix` })).min(1)).optional(),
});

/** What to plan with where a lock is wanted and none is there yet: names that want the same value then get the next free one. */
export const EMPTY_LOCK: NetworkLock = Object.freeze({ format: 'hybrid-ai-network/lock@1', vlans: {}, subnets: {}, bundles: {}, vpns: {}, gateways: {} });

/**
 * Reads the lock that an earlier plan left, to give to `planNetwork`.
 *
 * @param file the lock's file, as a rule `hybrid-network.lock.json` beside the definition
 * @returns the lock, or `undefined` where there is no such file: the first plan makes it
 * @throws HybridNetworkError when the file cannot be read or is no lock, with every place that is wrong
 */
export function readLock(file: string): NetworkLock | undefined {
  const text = readText(file);
  if (text === undefined) return undefined;
  const result = lockSchema.safeParse(parseJson(file, text));
  if (result.success) return result.data;
  throw lockShapeProblem(file, result.error.issues.map(({ path, message }) => ({
    path: path.map((part) => (typeof part === 'number' ? part : String(part))),
    message: message.charAt(0).toLowerCase() + message.slice(1),
  })));
}

/**
 * Writes a plan's lock, in one step: a reader sees the old file or the new one. A file that already says the same is left alone.
 *
 * @param file the lock's file
 * @param lock `plan.lock`
 * @returns whether the file was written
 * @throws HybridNetworkError when it cannot be written
 */
export function writeLock(file: string, lock: NetworkLock): boolean {
  const text = `${JSON.stringify(sorted(lock), undefined, 2)}\n`;
  if (readText(file) === text) return false;
  const draft = `${file}.${process.pid}.tmp`;
  try {
    writeFileSync(draft, text);
    renameSync(draft, file);
  } catch (error) {
    rmSync(draft, { force: true });
    throw unwritableLockProblem(file, reason(error));
  }
  return true;
}

function readText(file: string): string | undefined {
  try {
    return readFileSync(file, 'utf8');
  } catch (error) {
    if (reason(error) === 'ENOENT') return undefined;
    throw unreadableLockProblem(file, reason(error));
  }
}

function parseJson(file: string, text: string): unknown {
  try {
    return JSON.parse(text.replace(/^\uFEFF/, ''));
  } catch (error) {
    throw lockSyntaxProblem(file, (error as Error).message);
  }
}

const reason = (error: unknown): string => (error as NodeJS.ErrnoException).code ?? String(error);

/** The same value with the keys of every mapping in order, so that two plans of one network differ in no line. */
function sorted(value: unknown): unknown {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return value;
  const entries = Object.entries(value).map(([key, item]): [string, unknown] => [key, sorted(item)]);
  return Object.fromEntries(entries.sort(([a], [b]) => (a < b ? -1 : 1)));
}
