import type { IpsecProposal } from './model';
import type { AttachmentPlan, BundlePlan, CloudPlan, DedicatedPlan } from '../planner/network-plan';

/** Timers of a BGP session, in seconds. */
export interface Timers {
  /** Between two keepalives. */
  readonly keepaliveSeconds: number;
  /** Of silence, until the session is down. */
  readonly holdSeconds: number;
}

/** What differs from cloud to cloud at the site's end of a link. All that an edge router has to know of a cloud in particular stands here. */
export interface CloudEdge {
  /** On circuits; BFD is faster, and this is what is left where it does not run. */
  readonly dedicated: Timers;
  /** In tunnels, none of which has BFD. */
  readonly vpn: Timers;
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

/** AES-256-GCM, SHA-384 and the curve of 384 bits in both phases. */
const STRONG = { ikeEncryption: 'aes256gcm16', ikeHash: 'sha384', group: 20, espEncryption: 'aes256gcm16', dpdSeconds: 10 } as const;

/**
 * AWS keeps 30/90 s on a virtual interface and takes less. Of the traffic to the site, what comes over Direct Connect is preferred by the
 * transit gateway and by the virtual private gateway; the community makes circuits of all Regions equal among themselves.
 * https://docs.aws.amazon.com/directconnect/latest/UserGuide/routing-and-bgp.html
 * A virtual private gateway uses one tunnel at a time: https://docs.aws.amazon.com/vpn/latest/s2svpn/vpn-redundant-connection.html
 */
const AWS: CloudEdge = {
  dedicated: { keepaliveSeconds: 10, holdSeconds: 30 },
  vpn: { keepaliveSeconds: 10, holdSeconds: 30 },
  tunnels: 'together',
  communities: ['7224:7300'],
  returnPath: 'the gateway prefers what the Direct Connect gateway propagates to what a VPN does',
  proposal: { ...STRONG, ikeSeconds: 28_800, espSeconds: 3_600 },
  givesAddresses: false,
};

/**
 * Microsoft's routers keep 60/180 s on a circuit and take less; a VPN gateway keeps to 60/180 s whatever it is offered, so less at the
 * router would only end sessions: https://learn.microsoft.com/azure/vpn-gateway/vpn-gateway-bgp-overview
 */
const AZURE: CloudEdge = {
  dedicated: { keepaliveSeconds: 10, holdSeconds: 30 },
  vpn: { keepaliveSeconds: 60, holdSeconds: 180 },
  tunnels: 'together',
  communities: [],
  returnPath: 'Azure prefers ExpressRoute to a VPN for equal prefixes',
  proposal: { ...STRONG, ikeEncryption: 'aes256', ikeSeconds: 28_800, espSeconds: 27_000 },
  givesAddresses: false,
};

/**
 * A Cloud Router keeps 20 s, three of which make its hold time, and advises the same at the other end. It hands out the addresses of
 * attachments: https://cloud.google.com/network-connectivity/docs/router/concepts/overview
 * Ciphers and lifetimes: https://cloud.google.com/network-connectivity/docs/vpn/concepts/supported-ike-ciphers
 */
const GOOGLE: CloudEdge = {
  dedicated: { keepaliveSeconds: 20, holdSeconds: 60 },
  vpn: { keepaliveSeconds: 20, holdSeconds: 60 },
  tunnels: 'together',
  communities: [],
  returnPath: 'an import policy of the Cloud Router gives what it learns over the VPN the higher MED',
  proposal: { ...STRONG, ikeSeconds: 36_000, espSeconds: 10_800 },
  givesAddresses: true,
};

/** The site's end of links to a cloud. */
export function cloudEdge(cloud: CloudPlan): CloudEdge {
  switch (cloud.provider) {
    case 'aws':
      return cloud.gateway === 'virtual-private' ? { ...AWS, tunnels: 'in-turn' } : AWS;
    case 'azure':
      return AZURE;
    case 'google':
      return GOOGLE;
  }
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
export function lanesOf({ kind }: DedicatedPlan, { hosted, members }: BundlePlan): readonly Lane[] {
  if (kind === 'express-route') {
    return ['-primary', '-secondary'].map((suffix, session) => ({ suffix, session, ports: 1, aggregated: false }));
  }
  return [{ suffix: '', session: 0, ports: members, aggregated: !hosted }];
}

/** The MTU of a public virtual interface: https://docs.aws.amazon.com/directconnect/latest/UserGuide/WorkingWithVirtualInterfaces.html */
const PUBLIC_MTU = 1_500;

/** The MTU of an attachment. */
export const attachmentMtu = ({ mtu }: DedicatedPlan, attachment: AttachmentPlan): number => (attachment.interface === 'public' ? PUBLIC_MTU : mtu);

/** What UDP takes of a packet when ESP has to travel in it, and of a TCP segment: AWS says 1438 and 1398 in place of 1446 and 1406. */
export const ENCAPSULATION_BYTES = 8;
