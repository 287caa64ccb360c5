import type { Counted } from './capacity';
import { countCircuits, flowLimit } from './circuit-capacity';
import type { DedicatedLink } from './dedicated';
import { DIRECTIONS } from './demand';
import { gbps } from './numbers';
import { carryingBundles } from './regions';
import { sharedRiskGroups, withoutOneBundle, withoutOneCircuit, withoutPaths } from './scenarios';
import type { Choice } from './selection';
import type { Loads, Sizing } from './sizing';

/** A failure that leaves some of the circuits. */
export interface Loss {
  /** Stable. */
  readonly id: string;
  /** In words. */
  readonly title: string;
  /** What is left, and counts, in the direction in which it is scarcer. */
  readonly availableMbps: number;
  /** What has to be carried in that direction. */
  readonly requiredMbps: number;
}

/** Judges choices of circuits for one link. */
export interface CircuitCheck {
  /** Whether a choice carries the normal state, and what is promised whenever a failure leaves at least one circuit. */
  readonly isEnough: (choice: Choice) => boolean;
  /** The first reason why it does not. */
  readonly shortfall: (choice: Choice) => string;
  /** The failures that leave some of the circuits: one circuit, one port group, and each shared risk that does not take all paths. */
  readonly losses: (choice: Choice) => readonly Loss[];
  /** The same failures with what they leave. */
  readonly cases: (choice: Choice) => readonly Case[];
}

/** Members of each bundle that is left. */
type Left = readonly number[];

/** What circuits are judged by. */
export type Need = Pick<Sizing, 'loads' | 'kept' | 'direction'>;

/** The check of a link, for any need: the failures are worked out once, and what they leave of a choice too. */
export function circuitCheck(link: DedicatedLink): (need: Need) => CircuitCheck {
  const { paths } = link.primary;
  const partial = sharedRiskGroups(link).filter(({ loses }) => !paths.every(loses));
  const casesOf = ({ sizes, product }: Choice): readonly Case[] => [
    { id: 'circuit', title: 'one circuit lost', left: withoutOneCircuit(link, sizes) },
    ...(sizes.some((bundles) => bundles.length > 1) && product.maxMembers > 1 ? [{ id: 'device', title: 'one port group lost', left: withoutOneBundle(link, sizes) }] : []),
    ...partial.map(({ id, title, loses }) => ({ id, title: `${title} lost`, left: withoutPaths(link, sizes, loses) })),
  ].filter(({ left }) => left.length > 0);
  const known = new Map<Choice, readonly Case[]>();
  const cases = (choice: Choice): readonly Case[] => {
    const found = known.get(choice) ?? casesOf(choice);
    known.set(choice, found);
    return found;
  };
  return (need) => {
    const losses = (choice: Choice): readonly Loss[] =>
      cases(choice).map(({ id, title, left }) => ({ id, title, ...scarcer(link, left, choice, need.kept.location) }));
    return {
      losses,
      cases,
      isEnough: (choice) => isEven(link, choice) && carries(link, carryingBundles(link, choice.sizes), choice, need.loads)
        && cases(choice).every(({ left }) => carries(link, left, choice, need.kept.location)),
      shortfall: (choice) => shortfallOf(link, choice, need, losses(choice)),
    };
  };
}

/** A failure that leaves some of the circuits, and what it leaves. */
export interface Case {
  /** Stable. */
  readonly id: string;
  /** In words. */
  readonly title: string;
  /** Members of each bundle that is left. */
  readonly left: Left;
}

/**
 * HA VPN gateways stand on pairs of equal attachments, and the connections of Cross-Cloud Interconnect are ordered in equal pairs: such a
 * link has as much on every path. https://docs.cloud.google.com/network-connectivity/docs/interconnect/how-to/cci/aws/order-google-connections
 */
const isEven = ({ primary }: DedicatedLink, { sizes }: Choice): boolean =>
  (primary.encryption === undefined && primary.kind !== 'cross-cloud-interconnect') || sizes.every((bundles) => bundles.join() === sizes[0]!.join());

function carries(link: DedicatedLink, left: Left, { product }: Choice, loads: Loads): boolean {
  return DIRECTIONS.every((direction) => {
    const { mbps, flows, perFlowMbps } = loads[direction];
    return perFlowMbps <= flowLimit(link, product) && mbps <= countCircuits(link, product, left, flows).mbps;
  });
}

/** What is left and what it has to carry, in the direction where the one is the smallest part of the other. */
function scarcer(link: DedicatedLink, left: Left, { product }: Choice, loads: Loads): Pick<Loss, 'availableMbps' | 'requiredMbps'> {
  const rows = DIRECTIONS.map((direction) => {
    const { mbps, flows } = loads[direction];
    return { availableMbps: countCircuits(link, product, left, flows).mbps, requiredMbps: mbps };
  });
  return rows.reduce((worst, row) => (row.availableMbps * worst.requiredMbps < worst.availableMbps * row.requiredMbps ? row : worst));
}

function shortfallOf(link: DedicatedLink, choice: Choice, sizing: Need, losses: readonly Loss[]): string {
  for (const loads of [sizing.loads, sizing.kept.location]) {
    const most = Math.max(loads.toCloud.perFlowMbps, loads.toSite.perFlowMbps);
    const limit = flowLimit(link, choice.product);
    if (most > limit) return `one connection has to carry ${gbps(most)} and gets ${gbps(limit)} at most`;
  }
  if (!isEven(link, choice)) {
    return link.primary.encryption
      ? 'pairs no attachment in each availability domain with one in the other, which HA VPN over them takes'
      : 'has not as much on every path: connections to another cloud are ordered in equal pairs';
  }
  const normal = scarcer(link, carryingBundles(link, choice.sizes), choice, sizing.loads);
  if (normal.availableMbps < normal.requiredMbps) {
    return `carries ${gbps(normal.requiredMbps - normal.availableMbps)} too little${hashNote(link, choice, sizing)}`;
  }
  const broken = losses.find(({ availableMbps, requiredMbps }) => availableMbps < requiredMbps);
  return broken ? `${broken.title} leaves ${gbps(broken.requiredMbps - broken.availableMbps)} too little` : 'is enough';
}

/** Says so where the circuits would be enough if flows filled them evenly. */
function hashNote(link: DedicatedLink, choice: Choice, { loads, direction }: Need): string {
  const carrying = carryingBundles(link, choice.sizes);
  const even = countCircuits(link, choice.product, carrying, Infinity).mbps;
  const { mbps, flows } = loads[direction];
  return even >= mbps ? `: its ${gbps(even)} count ${gbps(countCircuits(link, choice.product, carrying, flows).mbps)} with as few connections` : '';
}

/** What counts of all circuits of a choice, in the direction that decides. */
export const countedOf = (link: DedicatedLink, { sizes, product }: Choice, { loads, direction }: Need): Counted =>
  countCircuits(link, product, carryingBundles(link, sizes), loads[direction].flows);
