import { ComputeInterconnect, type ComputeInterconnectConfig } from '@cdktf/provider-google/lib/compute-interconnect';
import { ComputeInterconnectAttachment } from '@cdktf/provider-google/lib/compute-interconnect-attachment';
import type { ComputeRouter } from '@cdktf/provider-google/lib/compute-router';
import type { Construct } from 'constructs';
import type { AttachmentPlan, BundlePlan, DedicatedPlan, GoogleCloudPlan, LinkPlan, PathPlan, SessionPlan } from '../planner/network-plan';
import { Fn, secretVariable } from '../terraform';
import { bgpSession, type BgpSession } from './bgp-session';
import { resourceName } from './names';
import { attachmentBandwidth, linkType } from './speeds';

/** Characters of a BGP key. https://cloud.google.com/php/docs/reference/cloud-compute/latest/V1.RouterMd5AuthenticationKey */
const LONGEST_BGP_KEY = 80;

/** Who orders the circuits. */
export interface InterconnectCustomer {
  /** The name in the letter of authorization. */
  readonly name: string;
  /** Where Google writes about maintenance. */
  readonly nocContactEmail?: string;
}

/** The dedicated circuits of a cloud, by the ids of the plan. */
export interface DedicatedSlice {
  /** The connections, by bundle. */
  readonly interconnects: ReadonlyMap<string, ComputeInterconnect>;
  /** The VLAN attachments, by attachment. */
  readonly attachments: ReadonlyMap<string, ComputeInterconnectAttachment>;
  /** The BGP sessions, by session. */
  readonly sessions: ReadonlyMap<string, BgpSession>;
}

/** The links whose primary is Dedicated Interconnect, with it. */
export function dedicatedLinks(links: readonly LinkPlan[]): readonly DedicatedPlan[] {
  return links.flatMap(({ primary }) => (primary.kind === 'dedicated-interconnect' ? [primary] : []));
}

/** Builds the connections of every dedicated link, the VLAN attachments on them, and the BGP sessions on those. */
export function dedicated(
  scope: Construct,
  cloud: GoogleCloudPlan,
  plans: readonly DedicatedPlan[],
  router: ComputeRouter,
  customer: InterconnectCustomer,
): DedicatedSlice {
  const slice = {
    interconnects: new Map<string, ComputeInterconnect>(),
    attachments: new Map<string, ComputeInterconnectAttachment>(),
    sessions: new Map<string, BgpSession>(),
  };
  for (const plan of plans) {
    for (const path of plan.paths) {
      for (const bundle of path.bundles) {
        const connection = interconnect(scope, cloud, plan, path, bundle, customer);
        slice.interconnects.set(bundle.id, connection);
        for (const row of bundle.attachments) {
          const attachment = vlanAttachment(scope, cloud, plan, row, connection, router);
          slice.attachments.set(row.id, attachment);
          for (const session of row.sessions) slice.sessions.set(session.id, attachmentSession(scope, cloud, session, attachment, router));
        }
      }
    }
  }
  return slice;
}

/**
 * A connection is ordered and cabled, so Terraform refuses to replace or destroy it while it is in the configuration. Its number of
 * links is not compared, because this version of the provider would replace the connection to change it;
 * `gcloud compute interconnects update` can add links in place.
 *
 * @see https://cloud.google.com/network-connectivity/docs/interconnect/concepts/dedicated-overview
 */
function interconnect(
  scope: Construct,
  cloud: GoogleCloudPlan,
  plan: DedicatedPlan,
  path: PathPlan,
  bundle: BundlePlan,
  customer: InterconnectCustomer,
): ComputeInterconnect {
  return new ComputeInterconnect(scope, `interconnect-${bundle.id}`, {
    name: resourceName(bundle.id),
    project: cloud.project,
    customerName: customer.name,
    ...(customer.nocContactEmail !== undefined && { nocContactEmail: customer.nocContactEmail }),
    interconnectType: 'DEDICATED',
    linkType: linkType(bundle.memberMbps, bundle.id),
    requestedLinkCount: bundle.members,
    location: `https://www.googleapis.com/compute/v1/projects/${cloud.project}/global/interconnectLocations/${path.location}`,
    adminEnabled: true,
    ...macsec(plan),
    lifecycle: { preventDestroy: true, ignoreChanges: ['requested_link_count'] },
  });
}

/**
 * MACsec on the ports. Google makes the key material for the key that is named here; it is read with
 * `gcloud compute interconnects macsec get-config` and never enters the state.
 *
 * @see https://cloud.google.com/sdk/gcloud/reference/compute/interconnects/macsec
 */
function macsec({ macsec: asked }: DedicatedPlan): Pick<ComputeInterconnectConfig, 'requestedFeatures' | 'macsecEnabled' | 'macsec'> {
  if (!asked) return {};
  return {
    requestedFeatures: ['IF_MACSEC'],
    macsecEnabled: true,
    macsec: { failOpen: asked.mode === 'should-encrypt', preSharedKeys: [{ name: resourceName(asked.keys) }] },
  };
}

/** A VLAN attachment. Google takes its addresses from the one subnet that the plan offers. */
function vlanAttachment(
  scope: Construct,
  cloud: GoogleCloudPlan,
  plan: DedicatedPlan,
  row: AttachmentPlan,
  connection: ComputeInterconnect,
  router: ComputeRouter,
): ComputeInterconnectAttachment {
  return new ComputeInterconnectAttachment(scope, `attachment-${row.id}`, {
    name: resourceName(row.id),
    project: cloud.project,
    region: cloud.region,
    type: 'DEDICATED',
    interconnect: connection.id,
    router: router.id,
    bandwidth: attachmentBandwidth(row.bandwidthMbps, row.id),
    vlanTag8021Q: row.vlan,
    candidateSubnets: row.sessions.map(({ prefix }) => prefix),
    mtu: String(plan.mtu),
    adminEnabled: true,
    lifecycle: { preventDestroy: true },
  });
}

/**
 * The BGP session on an attachment, with BFD: without it a dead circuit goes unnoticed for the 60 s of the hold time. The addresses
 * are those that the attachment got.
 *
 * @see https://cloud.google.com/network-connectivity/docs/router/how-to/configuring-bfd
 */
function attachmentSession(
  scope: Construct,
  cloud: GoogleCloudPlan,
  session: SessionPlan,
  attachment: ComputeInterconnectAttachment,
  router: ComputeRouter,
): BgpSession {
  const { intervalMs, multiplier } = session.bfd;
  return bgpSession(scope, cloud, {
    id: session.id,
    router,
    link: { ipRange: attachment.cloudRouterIpAddress, interconnectAttachment: attachment.selfLink },
    peer: {
      peerIpAddress: Fn.element(Fn.split('/', attachment.customerRouterIpAddress), 0) as string,
      peerAsn: session.siteAsn,
      bfd: { sessionInitializationMode: 'ACTIVE', minTransmitInterval: intervalMs, minReceiveInterval: intervalMs, multiplier },
      md5AuthenticationKey: {
        name: resourceName(session.id),
        key: secretVariable(scope, session.secret, `BGP key of the session ${session.id}`, LONGEST_BGP_KEY),
      },
    },
    advertisedPriority: session.advertisedPriority,
  });
}
