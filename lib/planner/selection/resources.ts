import { MOST_PER_PATH } from './counts';
import { attachmentCount, membersOf, portSpeed, portsPerMember } from './ports';
import type { Step, Use } from './problem';
import type { Candidate, Choice, GatewayPrice } from './types';
import type { CircuitProduct } from '../../catalog';
import type { Router } from '../../definition/hybrid-network';

/** Something of which links that share it can only have so much together, or pay for together. */
export type Resource =
  | { readonly kind: 'ports'; readonly router: Router; readonly speed: number }
  | { readonly kind: 'vlans'; readonly router: Router }
  | { readonly kind: 'gateway'; readonly cloud: string };

/** All that the links of a network share. */
export interface Resources {
  /** By index. */
  readonly all: readonly Resource[];
  /** How much there is of each, by the same index. */
  readonly capacity: readonly number[];
  /** What gateways cost, in cents a month. */
  readonly steps: readonly Step[];
  /** What circuits of some products can take from, on all paths of a link. */
  readonly touchedBy: (candidate: Candidate, products: readonly CircuitProduct[]) => readonly number[];
  /** What a choice takes. */
  readonly usesOf: (candidate: Candidate, choice: Choice) => readonly Use[];
}

/** Finds what the links share: ports that are counted, VLAN ids where they could run out, and gateways. */
export function resourcesOf(candidates: readonly Candidate[], gateways: readonly GatewayPrice[]): Resources {
  const all: Resource[] = [];
  const capacity: number[] = [];
  const add = (resource: Resource, amount: number): number => {
    capacity.push(amount);
    return all.push(resource) - 1;
  };
  const attachmentsOf = new Map<Router, number>();
  for (const { link, guests = [] } of candidates) {
    const most = MOST_ATTACHMENTS * (1 + guests.length);
    for (const { router } of link.primary.paths) attachmentsOf.set(router, (attachmentsOf.get(router) ?? 0) + most);
  }
  const ports = new Map<Router, ReadonlyMap<number, number>>();
  const vlans = new Map<Router, number>();
  for (const [router, most] of attachmentsOf) {
    ports.set(router, new Map([...router.ports ?? []].map(([speed, amount]) => [speed, add({ kind: 'ports', router, speed }, amount)])));
    const ids = router.vlans[1] - router.vlans[0] + 1;
    if (ids < most) vlans.set(router, add({ kind: 'vlans', router }, ids));
  }
  const byCloud = new Map(gateways.map((gateway) => [gateway.cloud, add({ kind: 'gateway', cloud: gateway.cloud }, Infinity)]));
  const gatewaysOf = ({ link, cloudsBeside = [] }: Candidate) => [link.cloud.name, ...cloudsBeside].map((cloud) => byCloud.get(cloud));
  const usesOf = (candidate: Candidate, { product, sizes }: Choice): readonly Use[] => {
    const { link, guests = [] } = candidate;
    const gatewaysTaken = gatewaysOf(candidate);
    const uses: [number, number][] = [];
    for (const [p, { router }] of link.primary.paths.entries()) {
      const bundles = sizes[p]!;
      const speed = portSpeed(router, product);
      if (speed !== undefined) take(uses, ports.get(router)!.get(speed), portsPerMember(product) * membersOf(bundles));
      if (vlans.has(router)) take(uses, vlans.get(router), [link, ...guests].reduce((sum, one) => sum + attachmentCount(one, product, bundles), 0));
      for (const gateway of gatewaysTaken) take(uses, gateway, bundles.length);
    }
    return uses;
  };
  const touchedBy = (candidate: Candidate, products: readonly CircuitProduct[]): readonly number[] => {
    const touched = new Set<number | undefined>(gatewaysOf(candidate));
    for (const { router } of candidate.link.primary.paths) {
      touched.add(vlans.get(router));
      for (const product of products) touched.add(ports.get(router)!.get(portSpeed(router, product) ?? 0));
    }
    return [...touched].filter((resource) => resource !== undefined);
  };
  const steps = gateways.map(({ cloud, monthlyUsd }): Step => ({ resource: byCloud.get(cloud)!, cost: centsOf(monthlyUsd) }));
  return { all, capacity, steps, touchedBy, usesOf };
}

/** Adds what is taken of a resource; of what nobody counts there is enough. */
function take(uses: [number, number][], resource: number | undefined, amount: number): void {
  if (resource === undefined) return;
  const known = uses.find(([index]) => index === resource);
  if (known) known[1] += amount;
  else uses.push([resource, amount]);
}

/** The most attachments that the members of one path can have: each its own. */
const MOST_ATTACHMENTS = MOST_PER_PATH * 8;

/** A price in whole cents. */
export const toWholeCents = (usd: number): number => Math.round(usd * 100);

const centsOf = (monthlyUsd: GatewayPrice['monthlyUsd']) => (circuits: number) => {
  const price = monthlyUsd(circuits);
  return price === undefined ? undefined : toWholeCents(price);
};
