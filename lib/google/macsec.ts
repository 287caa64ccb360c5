import type { ComputeInterconnectConfig } from '@cdktf/provider-google/lib/compute-interconnect';
import type { CircuitLink } from './dedicated';
import { resourceName } from './names';
import { needsMacsecOrder } from '../catalog/google';
import type { Problem } from '../errors';
import * as problems from './problems';
import type { BundlePlan } from '../planner/network-plan';

/** A key of MACsec. Google makes its material; only its name and the time from which it is used are ours. */
export interface MacsecKey {
  /** Its name. */
  readonly name: string;
  /**
   * From when on it is used, such as `2027-01-15T00:00:00Z`: each key at least six hours after the one before.
   * @default - from the beginning; only where it is the one key
   */
  readonly startTime?: string;
}

/** Keys of MACsec by link, the one in use first. */
export type MacsecKeys = Readonly<Record<string, readonly MacsecKey[]>>;

type MacsecArguments = Pick<ComputeInterconnectConfig, 'requestedFeatures' | 'macsecEnabled' | 'macsec'>;

/**
 * MACsec on the ports. Google makes the key material for the keys that are named here; it is read with
 * `gcloud compute interconnects macsec get-config` and never enters the state. It is switched on when the ports are up: where clear text is
 * not let through, a port whose router has no key carries nothing. A key is rotated by adding one that starts later.
 *
 * @param isUp whether the ports are up and the routers have the keys
 * @see https://cloud.google.com/network-connectivity/docs/interconnect/how-to/macsec/set-up-macsec
 */
export function macsec({ name, plan: { macsec: asked } }: CircuitLink, { memberMbps }: BundlePlan, keys: MacsecKeys, isUp: boolean): MacsecArguments {
  if (!asked) return {};
  const named = keys[name]?.map((key) => ({ name: resourceName(key.name), ...(key.startTime !== undefined && { startTime: key.startTime }) }));
  return {
    ...(needsMacsecOrder(memberMbps) && { requestedFeatures: ['IF_MACSEC'] }),
    macsecEnabled: isUp,
    macsec: { failOpen: asked.mode === 'should-encrypt', preSharedKeys: named ?? [{ name: resourceName(asked.keys) }] },
  };
}

/** Keys of a connection, at most. https://cloud.google.com/network-connectivity/docs/interconnect/how-to/macsec/rotate-macsec-keys */
const MOST_KEYS = 5;

const SIX_HOURS = 6 * 60 * 60 * 1000;

/** When the ports of links are in use. */
export interface KeyRuleInput {
  /** Keys by link. */
  readonly keys: MacsecKeys;
  /** The day on which circuits are up at the latest. */
  readonly inUse: string;
  /** The links with ports that are up. */
  readonly live: readonly string[];
}

/** Keys have names of their own and follow each other at least six hours apart; one is in use when MACsec is switched on. */
export function macsecKeyRules({ keys, inUse, live }: KeyRuleInput): readonly Problem[] {
  return Object.entries(keys).flatMap(([link, rows]) => [
    ...(rows.length === 0 || rows.length > MOST_KEYS ? [problems.googleMacsecKeysProblem(link, rows.length, MOST_KEYS)] : []),
    ...repeated(rows).map(({ name }) => problems.googleMacsecKeyTwiceProblem(link, name)),
    ...timeRules(link, rows),
    ...(live.includes(link) ? notYet(link, rows[0], inUse) : []),
  ]);
}

const repeated = (rows: readonly MacsecKey[]): readonly MacsecKey[] =>
  rows.filter(({ name }, i) => rows.findIndex((row) => resourceName(row.name) === resourceName(name)) !== i);

function timeRules(link: string, rows: readonly MacsecKey[]): readonly Problem[] {
  return rows.flatMap(({ name, startTime }, i) => {
    if (startTime === undefined) return rows.length === 1 ? [] : [problems.googleMacsecKeyProblem(link, name, startTime)];
    const time = timeOf(startTime);
    const before = rows[i - 1]?.startTime;
    const isRight = Number.isFinite(time) && (before === undefined || !(time - timeOf(before) < SIX_HOURS));
    return isRight ? [] : [problems.googleMacsecKeyProblem(link, name, startTime)];
  });
}

/** A whole time with its zone; a day alone, or one that there is not, is none. */
const timeOf = (text: string): number => (/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d)$/.test(text) ? Date.parse(text) : NaN);

/** A port that lets no clear text through carries nothing while no key has started. */
function notYet(link: string, first: MacsecKey | undefined, inUse: string): readonly Problem[] {
  const isLate = first?.startTime !== undefined && timeOf(first.startTime) >= Date.parse(inUse) + 24 * 60 * 60 * 1000;
  return isLate ? [problems.googleMacsecStartProblem(link, first.name, first.startTime!, inUse)] : [];
}
