import type { CircuitProduct, DedicatedKind, Location } from '../../lib/catalog';
import type { Cloud, HybridNetwork, Path, Router } from '../../lib/definition/hybrid-network';
import type { NetworkLock } from '../../lib/planner';
import { pathId } from '../../lib/planner/circuits';
import { EMPTY_LOCK } from '../../lib/planner/lock-file';
import type { Candidate, Choice } from '../../lib/planner/selection';

const SOURCE = { url: 'test', date: '2026-11-21', verified: false };

/** A product that only its figures matter of. */
export function product(id: string, mbps: number, monthlyUsd: number, more: Partial<CircuitProduct> = {}): CircuitProduct {
  return { id, kind: 'direct-connect', mbps, maxMembers: 4, monthlyUsd, leadTimeMonths: 1, macsec: true, source: SOURCE, ...more };
}

/** A router with free ports by speed in Mbps; any number of any speed without. */
export function router(name: string, ports?: Readonly<Record<number, number>>, vlans: readonly [number, number] = [100, 3999]): Router {
  return {
    name,
    building: name,
    platform: 'frr',
    vlans,
    ...(ports && { ports: new Map(Object.entries(ports).map(([speed, count]) => [Number(speed), count])) }),
  };
}

/** A location that offers every speed. */
export const location = (code: string): Location => ({ code, provider: 'aws', building: code, metro: 'test', source: SOURCE });

/** A path, to a location named as the router unless another one is given. */
export const path = (from: Router, to = `at-${from.name}`): Path => ({ router: from, location: location(to), phase: 'live' });

/** A network of which only the catalogue matters. */
export const catalogOf = (circuits: readonly CircuitProduct[]): HybridNetwork => ({ catalog: { circuits } }) as unknown as HybridNetwork;

/** What counts of some bundles: their number times the smallest. */
export const counted = (bundles: readonly number[]): number => (bundles.length === 0 ? 0 : bundles.length * Math.min(...bundles));

/** What a link of a test needs. */
export interface Need {
  /** The name of the link. */
  readonly name: string;
  /** Its paths. */
  readonly paths: readonly Path[];
  /** Mbps in the normal state. */
  readonly required: number;
  /** Mbps when the worst path is lost; 0 unless given. */
  readonly kept?: number;
  /** The kind of its circuits. */
  readonly kind?: DedicatedKind;
  /** The cloud. */
  readonly cloud?: string;
  /** What a VPN alone costs. */
  readonly vpnAloneUsd?: number;
  /** Asked in place of the capacity that counts. */
  readonly isEnough?: (choice: Choice) => boolean;
}

/** A candidate that needs a capacity with all paths, and one with any path lost. */
export function candidate({ name, paths, required, kept = 0, kind = 'direct-connect', cloud = 'cloud', vpnAloneUsd, isEnough }: Need): Candidate {
  const left = ({ product: { mbps }, sizes }: Choice) => sizes.map((_, lost) => counted(sizes.filter((__, p) => p !== lost).flat()) * mbps);
  return {
    link: {
      name,
      site: { name: 'site', kind: 'data-center', asn: 65000, prefixes: [], linkPrefixes: [], routers: [], sharedRisks: [] },
      cloud: { name: cloud } as Cloud,
      resilience: 'high',
      vpnAlone: vpnAloneUsd !== undefined,
      primary: { kind, connections: 'dedicated', paths },
    },
    requiredMbps: required,
    isEnough: isEnough ?? ((choice) => counted(choice.sizes.flat()) * choice.product.mbps >= required && left(choice).every((mbps) => mbps >= kept)),
    shortfall: (choice) => (counted(choice.sizes.flat()) * choice.product.mbps < required ? 'carries too little' : 'a lost path leaves too little'),
    monthlyUsd: (choice) => choice.product.monthlyUsd * choice.sizes.flat().reduce((sum, members) => sum + members, 0),
    ...(vpnAloneUsd !== undefined && { vpnAloneUsd }),
  };
}

/** A lock in which links have bought choices. */
export function lockOf(bought: readonly { readonly candidate: Candidate; readonly choice: Choice }[]): NetworkLock {
  return {
    ...EMPTY_LOCK,
    bundles: Object.fromEntries(bought.flatMap(({ candidate: { link }, choice }) => choice.sizes.flatMap((bundles, p) => {
      const id = pathId(link, link.primary.paths[p]!);
      return bundles.map((members, i) => [`${id}-${i + 1}`, { path: id, product: choice.product.id, members }]);
    }))),
  };
}

/** `p10 2 1`: the product, and the members of each path. */
export function written(choice: Choice | undefined): string {
  return choice ? [choice.product.id, ...choice.sizes.map((bundles) => bundles.reduce((sum, members) => sum + members, 0))].join(' ') : 'VPN alone';
}
