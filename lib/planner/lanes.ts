import type { AttachmentPlan, BundlePlan, DedicatedPlan, PathPlan } from './network-plan';

/** What a bundle of the plan is at the router: one set of ports, or one for each session. */
export interface Lane {
  /** What its id ends with: nothing, `-primary` or `-secondary`. */
  readonly suffix: string;
  /** The session of each attachment that runs on it. */
  readonly session: number;
  /** Its ports. */
  readonly ports: number;
  /** Whether they are aggregated with LACP. */
  readonly aggregated: boolean;
}

/**
 * An ExpressRoute circuit comes over two ports, each with a session of its own and without aggregation. A LAG of Direct Connect and a
 * connection of Cloud Interconnect speak LACP with one member too; a connection on a service provider's port does not.
 */
export function lanesOf({ kind }: Pick<DedicatedPlan, 'kind'>, { hosted, members }: BundlePlan): readonly Lane[] {
  if (kind === 'express-route') {
    return ['-primary', '-secondary'].map((suffix, session) => ({ suffix, session, ports: 1, aggregated: false }));
  }
  return [{ suffix: '', session: 0, ports: members, aggregated: !hosted && kind !== 'partner-interconnect' }];
}

/** Ports that a bundle takes at the router. */
export const portsOf = (primary: Pick<DedicatedPlan, 'kind'>, bundle: BundlePlan): number => lanesOf(primary, bundle).reduce((sum, { ports }) => sum + ports, 0);

/** The building that a lane comes into: the second link of a circuit of a Metro location is in another one. */
export const buildingOf = ({ building, secondBuilding = building }: PathPlan, { session }: Lane): string => (session === 0 ? building : secondBuilding);

/** The speed of a bundle's ports: on ports of ExpressRoute Direct a circuit may be smaller than they are. */
export const portSpeed = ({ expressRoute }: DedicatedPlan, { memberMbps }: BundlePlan): number => expressRoute?.portMbps ?? memberMbps;

/** The cipher of MACsec on a bundle's ports: what Azure was told, elsewhere with extended packet numbers from 100 Gbps on. */
export function macsecCipher(primary: DedicatedPlan, bundle: BundlePlan): 'gcm-aes-256' | 'gcm-aes-xpn-256' {
  const isExtended = primary.expressRoute ? primary.expressRoute.macsecCipher === 'GcmAesXpn256' : bundle.memberMbps >= 100_000;
  return isExtended ? 'gcm-aes-xpn-256' : 'gcm-aes-256';
}

/** The MTU of a public virtual interface: https://docs.aws.amazon.com/directconnect/latest/UserGuide/WorkingWithVirtualInterfaces.html */
const PUBLIC_MTU = 1_500;

/** The MTU of an attachment. */
export const attachmentMtu = ({ mtu }: DedicatedPlan, attachment: AttachmentPlan): number => (attachment.interface === 'public' ? PUBLIC_MTU : mtu);
