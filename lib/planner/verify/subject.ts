import type { Report } from './claim';
import type { Need, Needs } from './needs';
import type { Way } from './part';
import type { Normal } from './requirement';
import type { Cloud, Dedicated, HybridNetwork, Link, Router } from '../../definition/hybrid-network';
import type { DedicatedPlan, LinkPlan, NetworkPlan, VpnPlan } from '../network-plan';

/** A plan with the definition that it is said to be made from. */
export interface Case {
  /** The plan. */
  readonly plan: NetworkPlan;
  /** The definition. */
  readonly network: HybridNetwork;
  /** Notes what does not hold. */
  readonly report: Report;
}

/** A link of a plan with the same link of the definition. */
export interface LinkCase {
  /** What is judged. */
  readonly plan: LinkPlan;
  /** As defined. */
  readonly link: Link;
  /** What its primary carries: the workloads of all links that take the same circuits. */
  readonly needs: Needs;
  /** What that is with everything up. */
  readonly normal: Normal;
  /** What its own workloads ask for: by that a fallback is judged. */
  readonly own: Pick<LinkCase, 'needs' | 'normal'>;
  /** Wire rate over payload of what carries it. */
  readonly wire: number;
  /** The most that what is left after a failure is used. */
  readonly failureUtilizationLimit: number;
}

/** A plan's circuits; nothing where the link is a VPN. */
export const circuitsOf = ({ primary }: LinkPlan): DedicatedPlan | undefined => (primary.kind === 'vpn' ? undefined : primary);

/** A plan's VPN, primary or fallback. */
export const vpnOf = ({ primary, fallback }: LinkPlan): VpnPlan | undefined => (primary.kind === 'vpn' ? primary : fallback);

/** The definition's circuits; nothing where the link is a VPN. */
export const definedCircuits = ({ primary }: Link): Dedicated | undefined => (primary.kind === 'vpn' ? undefined : primary);

/** Routers on which the VPN of a link ends: those with a path, or all of the site where the link is a VPN by its definition. */
export function vpnRouters({ primary, site }: Link): readonly Router[] {
  return primary.kind === 'vpn' ? site.routers : site.routers.filter(({ name }) => primary.paths.some((path) => path.router.name === name));
}

/** The MTU that the circuits of a link have by their cloud's rules. */
export function circuitMtu({ primary, cloud }: Link): number {
  if (primary.kind === 'direct-connect') {
    const jumbo = cloud.provider === 'aws' && cloud.gateway === 'virtual-private' ? 9001 : 8500;
    return primary.jumboFrames ? jumbo : 1500;
  }
  if (primary.kind === 'express-route') return 1500;
  if (primary.kind === 'cross-cloud-interconnect') return primary.mtu ?? 1500;
  return primary.kind !== 'vpn' && primary.encryption ? 1440 : 1460;
}

/** Wire rate over payload of circuits: a full packet with its frame over its payload. */
export function circuitWire(link: Link): number {
  const mtu = circuitMtu(link);
  if (definedCircuits(link)?.encryption) return (mtu + 42) / 1346;
  const frame = 42 + (definedCircuits(link)?.macsec ? 32 : 0);
  return (mtu + frame) / (mtu - 40);
}

/** Members that are filled alike: as many bundles as there are, each with as many as the smallest has. */
export const evenMembers = (bundles: readonly number[]): number => (bundles.length === 0 ? 0 : bundles.length * Math.min(...bundles));

/** What has to be carried with everything up, as payload: the peak with headroom, or sustained use under its limit. */
export function askedFor({ plan, wire }: LinkCase, way: Way): number {
  return Math.max(plan.requirement[way].headroomMbps, plan.requirement[way].utilizationMbps) / wire;
}

/** By what a fallback is judged: what is promised when all circuits are lost, or where nothing is, what will be sent. */
export function judgedNeeds(one: Pick<LinkCase, 'needs' | 'normal'>): Readonly<Record<Way, Need>> {
  const promised = keptNeeds(one, 'dedicated');
  return promised.toCloud.mbps + promised.toSite.mbps > 0 ? promised : keptNeeds(one, 'sent');
}

/** What is kept after a failure, in both directions, as payload. */
export function keptNeeds({ needs, normal }: Pick<LinkCase, 'needs' | 'normal'>, survive: 'location' | 'dedicated' | 'sent'): Readonly<Record<Way, Need>> {
  return { toCloud: needs.kept('toCloud', survive, normal.toCloud), toSite: needs.kept('toSite', survive, normal.toSite) };
}

/** The ASN of the cloud on circuits. */
export function circuitAsn(cloud: Cloud): number {
  if (cloud.provider === 'azure') return 12_076;
  return cloud.provider === 'aws' ? cloud.directConnectGatewayAsn : cloud.asn;
}

/** The ASN of the cloud on a VPN. */
export const vpnAsn = (cloud: Cloud): number => (cloud.provider === 'azure' ? 65_515 : cloud.asn);

/** Letters and digits of a name, with hyphens in place of everything else. */
export const asIdentifier = (name: string): string => name.toLowerCase().split(/[^a-z0-9]+/).filter((word) => word !== '').join('-');
