import { naturalLogarithm, squareRoot } from './numbers';

/** What some circuits or tunnels together carry of a load. */
export interface Counted {
  /** What counts of it. */
  readonly mbps: number;
  /** The part that a hash of the load's flows fills, from 0 to 1. */
  readonly efficiency: number;
}

/** What has to be carried: how much, and by how many flows of equal size. */
export interface Load {
  /** Mbps on the wire. */
  readonly mbps: number;
  /** Flows of equal size that would share members as evenly; infinite where nothing flows. */
  readonly flows: number;
}

/**
 * The part of some equal members that flows fill when a hash puts each of them into one member: with few flows, one member is full
 * while others are not. The fullest of n members holds about F/n + sqrt(2 F ln n / n) of F equal flows (balls into bins, heavily
 * loaded), and nothing is worse than all in one member.
 */
export function hashEfficiency(members: number, flows: number): number {
  if (members <= 1 || flows === Infinity) return 1;
  return Math.max(1 / members, 1 / (1 + squareRoot((2 * members * naturalLogarithm(members)) / flows)));
}

/** The fewest flows with which a hash fills a part of some equal members. */
export function flowsToFill(members: number, part: number): number {
  const odds = part / (1 - part);
  return members <= 1 ? 1 : Math.ceil(2 * members * naturalLogarithm(members) * odds * odds);
}

/**
 * What counts of bundles of equal members: routers share flows equally over the bundles, and a bundle over its members, so the
 * smallest bundle decides what each of them carries.
 */
export function countOf(bundles: readonly number[], memberMbps: number, flows: number): Counted {
  if (bundles.length === 0) return { mbps: 0, efficiency: 1 };
  const members = bundles.length * smallest(bundles);
  const efficiency = hashEfficiency(members, flows);
  return { mbps: members * memberMbps * efficiency, efficiency };
}

function smallest(values: readonly number[]): number {
  let least = values[0]!;
  for (const value of values) if (value < least) least = value;
  return least;
}
