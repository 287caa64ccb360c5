import { type DedicatedLink, isDedicated } from './dedicated';
import { LinkDemand } from './link-demand';
import type { DedicatedPlan, LinkPlan } from './network-plan';
import type { HybridNetwork, Link } from '../definition/hybrid-network';

/** Links that take the same circuits: the one whose they are, and its guests. Most links have theirs for themselves. */
export interface Pool {
  /** The link whose circuits they are. */
  readonly owner: DedicatedLink;
  /** All links that take them, the owner among them, in the order of the network. */
  readonly links: readonly DedicatedLink[];
  /** What all of them together carry. */
  readonly demand: LinkDemand;
}

/** The name of the link whose circuits a link takes: as a rule its own. */
export const ownerOf = ({ name, primary }: Link | LinkPlan): string => (primary.kind === 'vpn' ? name : (primary.circuitsOf ?? name));

/** Whether a link takes the circuits of another. */
export const isGuest = (link: Link | LinkPlan): boolean => ownerOf(link) !== link.name;

/** The circuits of a link that are its own; nothing where they are another's, or it is a VPN. */
export const ownCircuits = ({ primary }: LinkPlan): DedicatedPlan | undefined => (primary.kind === 'vpn' || primary.circuitsOf !== undefined ? undefined : primary);

/** The pools of a network, by the name of each link that is in one; a link that is a VPN by its definition is in none. */
export function poolsOf({ links, workloads }: HybridNetwork, demands: ReadonlyMap<string, LinkDemand>): ReadonlyMap<string, Pool> {
  const members = new Map<string, DedicatedLink[]>();
  for (const link of links.filter(isDedicated)) members.set(ownerOf(link), [...(members.get(ownerOf(link)) ?? []), link]);
  const pools = new Map<string, Pool>();
  for (const [name, own] of members) {
    const names = new Set(own.map((link) => link.name));
    const demand = own.length === 1 ? demands.get(name)! : new LinkDemand(workloads.filter(({ link }) => names.has(link.name)));
    const pool = { owner: own.find((link) => link.name === name)!, links: own, demand };
    for (const link of own) pools.set(link.name, pool);
  }
  return pools;
}

/**
 * Whether a link has layer 3 connections of its own on the circuits. On Direct Connect it has, unless it reaches another Region over those of
 * their owner, and on Dedicated Interconnect always. The private peering of a circuit of ExpressRoute is its owner's: gateways of others are only
 * connected with the circuit.
 */
export function hasAttachments(link: Link, { owner }: Pool): boolean {
  if (link === owner || link.cloud.provider === 'google') return true;
  return link.cloud.provider === 'aws' && link.cloud.region === owner.cloud.region;
}

/** The guests of a pool with layer 3 connections of their own. */
export const guestsBeside = (pool: Pool): readonly DedicatedLink[] => pool.links.filter((link) => link !== pool.owner && hasAttachments(link, pool));

/** The names of the clouds of a pool, whose gateways its circuits end at, without that of its owner: no two of its links have one. */
export const cloudsBeside = ({ owner, links }: Pool): readonly string[] => links.filter((link) => link !== owner).map(({ cloud }) => cloud.name);
