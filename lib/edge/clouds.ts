import type { IpsecProposal, MacsecModel } from './model';
import { type CloudTimers, cloudTimers } from '../catalog/timers';
import type { AttachmentPlan, BundlePlan, CircuitEncryptionPlan, CloudPlan, DedicatedPlan, PathPlan, SessionPlan } from '../planner/network-plan';
import { priorityIn } from '../planner/regions';

/** What differs from cloud to cloud at the site's end of a link. All that an edge router has to know of a cloud in particular stands here. */
export interface CloudEdge {
  /** How it sees that a session is gone. */
  readonly timers: CloudTimers;
  /** Whether the gateway shares traffic between its tunnels, or uses one while it is there. */
  readonly tunnels: 'together' | 'in-turn';
  /** Communities that ask the cloud to prefer a circuit. */
  readonly communities: readonly string[];
  /** How the cloud comes to prefer circuits for traffic to the site. */
  readonly returnPath: string;
  /** What its end of a tunnel was given. */
  readonly proposal: Omit<IpsecProposal, 'because' | 'id'>;
  /** Whether the router's address on a circuit is handed out by the cloud. */
  readonly givesAddresses: boolean;
}

type CloudWords = Omit<CloudEdge, 'timers'>;

/** AES-256-GCM, SHA-384 and the curve of 384 bits in both phases. */
const STRONG = { ikeEncryption: 'aes256gcm16', ikeHash: 'sha384', group: 20, espEncryption: 'aes256gcm16', dpdSeconds: 10 } as const;

/**
 * For traffic to the site, both gateways prefer what comes over Direct Connect; the community makes circuits of all Regions equal among
 * themselves.
 * https://docs.aws.amazon.com/directconnect/latest/UserGuide/routing-and-bgp.html
 * A virtual private gateway uses one tunnel at a time: https://docs.aws.amazon.com/vpn/latest/s2svpn/vpn-redundant-connection.html
 */
const AWS: CloudWords = {
  tunnels: 'together',
  communities: ['7224:7300'],
  returnPath: 'the gateway prefers what the Direct Connect gateway propagates to what a VPN does',
  proposal: { ...STRONG, ikeSeconds: 28_800, espSeconds: 3_600 },
  givesAddresses: false,
};

/** The IPsec policy that the connections get: https://learn.microsoft.com/azure/vpn-gateway/vpn-gateway-about-compliance-crypto */
const AZURE: CloudWords = {
  tunnels: 'together',
  communities: [],
  returnPath: 'Azure prefers ExpressRoute to a VPN for equal prefixes',
  proposal: { ...STRONG, ikeEncryption: 'aes256', ikeSeconds: 28_800, espSeconds: 27_000 },
  givesAddresses: false,
};

/**
 * Cloud Routers hand out the addresses of attachments.
 * Ciphers and lifetimes: https://cloud.google.com/network-connectivity/docs/vpn/concepts/supported-ike-ciphers
 */
const GOOGLE: CloudWords = {
  tunnels: 'together',
  communities: [],
  returnPath: 'an import policy of the Cloud Router gives what it learns over the VPN the higher MED',
  proposal: { ...STRONG, ikeSeconds: 36_000, espSeconds: 10_800 },
  givesAddresses: true,
};

/** The site's end of links to a cloud. */
export const cloudEdge = (cloud: CloudPlan): CloudEdge => ({ ...wordsOf(cloud), timers: cloudTimers(cloud) });

function wordsOf(cloud: CloudPlan): CloudWords {
  switch (cloud.provider) {
    case 'aws':
      return cloud.gateway === 'virtual-private' ? { ...AWS, tunnels: 'in-turn' } : AWS;
    case 'azure':
      return AZURE;
    case 'google':
      return GOOGLE;
  }
}

/** HA VPN on the attachments of circuits; nothing where they carry the traffic themselves. */
export const encryptionOf = ({ interconnect }: DedicatedPlan): CircuitEncryptionPlan | undefined => interconnect?.encryption;

/** A session on an attachment, as far as the plan knows it. */
export type CircuitSession = Pick<SessionPlan, 'id' | 'cloudAsn' | 'bfd' | 'advertisedPriority'> & Partial<Pick<SessionPlan, 'routerAddress' | 'cloudAddress' | 'secret'>>;

/** BFD as the Cloud Router runs it on every circuit: https://docs.cloud.google.com/network-connectivity/docs/router/concepts/bfd */
const GOOGLE_BFD = { intervalMs: 1_000, multiplier: 5 } as const;

/**
 * The sessions of an attachment that the site's router speaks. On a partner's circuit at layer 2 Google makes the session, without a key and
 * with addresses of its own; at layer 3 the partner's routers speak, and the site's do not.
 * https://docs.cloud.google.com/network-connectivity/docs/interconnect/how-to/partner/configuring-onprem-routers
 */
export function circuitSessions(
  cloud: CloudPlan, { interconnect }: DedicatedPlan, { region }: PathPlan, { id, sessions }: AttachmentPlan,
): readonly CircuitSession[] {
  if (interconnect?.layer !== 2) return sessions;
  return [{ id: `${id}-bgp`, cloudAsn: interconnect.cloudAsn, bfd: GOOGLE_BFD, advertisedPriority: priorityIn({ cloud }, region ?? cloud.region) }];
}

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

/** The speed of a bundle's ports: on ports of ExpressRoute Direct a circuit may be smaller than they are. */
export const portSpeed = ({ expressRoute }: DedicatedPlan, { memberMbps }: BundlePlan): number => expressRoute?.portMbps ?? memberMbps;

/** The cipher of MACsec on a bundle's ports: what Azure was told, elsewhere with extended packet numbers from 100 Gbps on. */
export function macsecCipher(primary: DedicatedPlan, bundle: BundlePlan): MacsecModel['cipher'] {
  const isExtended = primary.expressRoute ? primary.expressRoute.macsecCipher === 'GcmAesXpn256' : bundle.memberMbps >= 100_000;
  return isExtended ? 'gcm-aes-xpn-256' : 'gcm-aes-256';
}

/** The MTU of a public virtual interface: https://docs.aws.amazon.com/directconnect/latest/UserGuide/WorkingWithVirtualInterfaces.html */
const PUBLIC_MTU = 1_500;

/** The MTU of an attachment. */
export const attachmentMtu = ({ mtu }: DedicatedPlan, attachment: AttachmentPlan): number => (attachment.interface === 'public' ? PUBLIC_MTU : mtu);

/** What UDP takes of a packet when ESP has to travel in it, and of a TCP segment: AWS says 1438 and 1398 in place of 1446 and 1406. */
export const ENCAPSULATION_BYTES = 8;
