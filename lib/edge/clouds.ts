import type { IpsecProposal } from './model';
import { type CloudTimers, cloudTimers } from '../catalog/timers';
import type { AttachmentPlan, CircuitEncryptionPlan, CloudPlan, DedicatedPlan, PathPlan, SessionPlan } from '../planner/network-plan';
import { priorityIn } from '../planner/regions';

/** What differs from cloud to cloud at the site's end of a link. All that an edge router has to know of a cloud in particular stands here. */
export interface CloudEdge {
  /** How it sees that a session is gone. */
  readonly timers: CloudTimers;
  /** Whether the gateway shares traffic between its tunnels, or uses one while it is there. */
  readonly tunnels: 'together' | 'in-turn';
  /** Communities that ask the cloud to prefer a circuit. */
  readonly communities: readonly string[];
  /** What its end of a tunnel was given. */
  readonly proposal: Omit<IpsecProposal, 'because' | 'id'>;
  /** Whether the router's address on a circuit is handed out by the cloud. */
  readonly givesAddresses: boolean;
}

type CloudWords = Omit<CloudEdge, 'timers'>;

/** Seconds between two questions to a silent peer. */
const DPD_SECONDS = 10;

/**
 * For traffic to the site, both gateways prefer what comes over Direct Connect; the community makes circuits of all Regions equal among
 * themselves.
 * https://docs.aws.amazon.com/directconnect/latest/UserGuide/routing-and-bgp.html
 * A virtual private gateway uses one tunnel at a time: https://docs.aws.amazon.com/vpn/latest/s2svpn/vpn-redundant-connection.html
 */
const AWS: CloudWords = {
  tunnels: 'together',
  communities: ['7224:7300'],
  proposal: { ikeEncryption: 'aes256gcm16', dpdSeconds: DPD_SECONDS, ikeSeconds: 28_800, espSeconds: 3_600 },
  givesAddresses: false,
};

/** The IPsec policy that the connections get: https://learn.microsoft.com/azure/vpn-gateway/vpn-gateway-about-compliance-crypto */
const AZURE: CloudWords = {
  tunnels: 'together',
  communities: [],
  proposal: { ikeEncryption: 'aes256', dpdSeconds: DPD_SECONDS, ikeSeconds: 28_800, espSeconds: 27_000 },
  givesAddresses: false,
};

/**
 * Cloud Routers hand out the addresses of attachments.
 * Ciphers and lifetimes: https://cloud.google.com/network-connectivity/docs/vpn/concepts/supported-ike-ciphers
 */
const GOOGLE: CloudWords = {
  tunnels: 'together',
  communities: [],
  proposal: { ikeEncryption: 'aes256gcm16', dpdSeconds: DPD_SECONDS, ikeSeconds: 36_000, espSeconds: 10_800 },
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

/**
 * The sessions of an attachment that the site's router speaks. On a partner's circuit at layer 2 Google makes the session, without a key and
 * with addresses of its own; at layer 3 the partner's routers speak, and the site's do not.
 * https://docs.cloud.google.com/network-connectivity/docs/interconnect/how-to/partner/configuring-onprem-routers
 */
export function circuitSessions(
  cloud: CloudPlan, { interconnect }: DedicatedPlan, { region }: PathPlan, { id, sessions }: AttachmentPlan,
): readonly CircuitSession[] {
  if (interconnect?.layer !== 2) return sessions;
  return [{ id: `${id}-bgp`, cloudAsn: interconnect.cloudAsn, bfd: cloudTimers(cloud).bfd, advertisedPriority: priorityIn({ cloud }, region ?? cloud.region) }];
}
