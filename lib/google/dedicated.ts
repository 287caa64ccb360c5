import { ComputeInterconnect } from '@cdktf/provider-google/lib/compute-interconnect';
import { ComputeInterconnectAttachment, type ComputeInterconnectAttachmentConfig } from '@cdktf/provider-google/lib/compute-interconnect-attachment';
import { bgpSession, type BgpSession } from './bgp-session';
import { ipsecAddresses } from './circuit-encryption';
import { type GoogleContext, labelled } from './context';
import { LONGEST_REMOTE_KEY } from './cross-cloud';
import type { RouterPurpose, Routers } from './gateway';
import { macsec, type MacsecKeys } from './macsec';
import { isUp } from './phases';
import { attachmentBandwidth, linkType } from './speeds';
import { googleWith400G } from '../catalog/google';
import type { AttachmentPlan, BundlePlan, DedicatedPlan, LinkPlan, PathPlan, SessionPlan } from '../planner/network-plan';
import { Annotations, Fn, requireProviderVersion, secretVariable } from '../terraform';

/** Characters of a BGP key. https://cloud.google.com/php/docs/reference/cloud-compute/latest/V1.RouterMd5AuthenticationKey */
export const LONGEST_BGP_KEY = 80;

/** Who orders the circuits, and what the definition does not say of them. */
export interface InterconnectOrder {
  /** The name in the letter of authorization. */
  readonly customerName: string;
  /** Where Google writes about maintenance. */
  readonly nocContactEmail?: string;
  /** The project of the connections, where it is not that of the network. */
  readonly project: string;
  /** Self links of connections that exist, by bundle. */
  readonly existing: Readonly<Record<string, string>>;
  /** Keys of MACsec by link, the one in use first. */
  readonly macsecKeys: MacsecKeys;
  /** Ranges that are taken as learned from the routers of a link, by link. */
  readonly customLearnedRanges: Readonly<Record<string, readonly string[]>>;
  /** Bundles that are not up although their path is live. */
  readonly onOrder: readonly string[];
}

/** A link with circuits. */
export interface CircuitLink {
  /** Its name. */
  readonly name: string;
  /** Its circuits. */
  readonly plan: DedicatedPlan;
}

/** The dedicated circuits of a cloud, by the ids of the plan. */
export interface DedicatedSlice {
  /** The connections that were ordered, by bundle. */
  readonly interconnects: ReadonlyMap<string, ComputeInterconnect>;
  /** References to all connections, also those that exist, by bundle. */
  readonly connections: ReadonlyMap<string, string>;
  /** The VLAN attachments, by attachment. */
  readonly attachments: ReadonlyMap<string, ComputeInterconnectAttachment>;
  /** The BGP sessions, by session. */
  readonly sessions: ReadonlyMap<string, BgpSession>;
}

/** The links whose primary is Dedicated, Partner or Cross-Cloud Interconnect, with it. */
export function circuitLinks(links: readonly LinkPlan[]): readonly CircuitLink[] {
  return links.flatMap(({ name, primary }) => (isInterconnect(primary) ? [{ name, plan: primary }] : []));
}

const isInterconnect = (primary: LinkPlan['primary']): primary is DedicatedPlan =>
  primary.kind === 'dedicated-interconnect' || primary.kind === 'partner-interconnect' || primary.kind === 'cross-cloud-interconnect';

/** Whether circuits are a partner's. */
export const isPartner = ({ kind }: DedicatedPlan): boolean => kind === 'partner-interconnect';

/** Whether circuits are another link's: they are made with that link. */
export const isGuest = ({ circuitsOf: owner }: DedicatedPlan): boolean => owner !== undefined;

/** Builds the connections of every link with circuits of its own, the VLAN attachments on them, and the BGP sessions on those. */
export function dedicated(context: GoogleContext, links: readonly CircuitLink[], routers: Routers, order: InterconnectOrder): DedicatedSlice {
  const slice = {
    interconnects: new Map<string, ComputeInterconnect>(),
    connections: new Map<string, string>(),
    attachments: new Map<string, ComputeInterconnectAttachment>(),
    sessions: new Map<string, BgpSession>(),
  };
  for (const link of links) {
    for (const path of link.plan.paths) {
      for (const bundle of path.bundles) {
        if (bundle.memberMbps >= 400_000) requireProviderVersion(context.scope, 'google', link.plan.interconnect?.providerVersion ?? googleWith400G);
        if (!isPartner(link.plan)) addConnection(context, link, path, bundle, order, slice);
        // A partner's attachments are what is ordered, those on ports of one's own wait for the cross-connect.
        if (!isPartner(link.plan) && !isUp(path, bundle, order.onOrder)) continue;
        for (const row of bundle.attachments) addAttachment(context, link, { path, bundle, row }, routers, order, slice);
      }
    }
  }
  return slice;
}

type Slice = { readonly [K in keyof DedicatedSlice]: DedicatedSlice[K] extends ReadonlyMap<string, infer T> ? Map<string, T> : never };

function addConnection(context: GoogleContext, link: CircuitLink, path: PathPlan, bundle: BundlePlan, order: InterconnectOrder, slice: Slice): void {
  const existing = order.existing[bundle.id];
  if (existing !== undefined) {
    slice.connections.set(bundle.id, existing);
    if (link.plan.macsec && !isGuest(link.plan)) {
      Annotations.of(context.scope).addWarning(`the plan encrypts "${bundle.id}" with MACsec, and its connection was given: whether it has MACsec and keys is not set here. See to it before its path is live`);
    }
    return;
  }
  if (isGuest(link.plan)) return;
  const made = interconnect(context, link, path, bundle, order);
  slice.interconnects.set(bundle.id, made);
  slice.connections.set(bundle.id, made.id);
}

/** Where an attachment is. */
interface Placed {
  readonly path: PathPlan;
  readonly bundle: BundlePlan;
  readonly row: AttachmentPlan;
}

function addAttachment(context: GoogleContext, link: CircuitLink, placed: Placed, routers: Routers, order: InterconnectOrder, slice: Slice): void {
  const { path, bundle, row } = placed;
  const region = path.region ?? context.cloud.region;
  const router = routers.of(purposeOf(link.plan), region, link.plan.interconnect?.cloudAsn ?? context.cloud.asn);
  const own = isPartner(link.plan)
    ? partnerArguments(path, isUp(path, bundle, order.onOrder))
    : dedicatedArguments(link.plan, slice.connections.get(bundle.id)!, row);
  const attachment = vlanAttachment(context, link.plan, row, { ...own, region, router: router.id });
  slice.attachments.set(row.id, attachment);
  // What is encrypted has nothing behind it but the gateways: ranges are learned in the tunnels.
  const learned = link.plan.interconnect?.encryption ? [] : (order.customLearnedRanges[link.name] ?? []);
  for (const session of row.sessions) {
    const longestKey = path.remote ? LONGEST_REMOTE_KEY[path.remote.provider] : LONGEST_BGP_KEY;
    slice.sessions.set(session.id, attachmentSession(context, session, { region, router, attachment, learned, longestKey }));
  }
}

/** The router that attachments of some circuits end at. */
export function purposeOf(plan: DedicatedPlan): RouterPurpose {
  const purpose = isPartner(plan) ? 'partner' : 'interconnect';
  return plan.interconnect?.encryption ? `encrypted-${purpose}` : purpose;
}

/**
 * A connection is ordered and cabled, so Terraform refuses to replace or destroy it while it is in the configuration. Its number of
 * links is not compared, because this version of the provider would replace the connection to change it;
 * `gcloud compute interconnects update` can add links in place. One that leads to another cloud has no customer: Google gets the letters of
 * authorization from that cloud.
 *
 * @see https://cloud.google.com/network-connectivity/docs/interconnect/concepts/dedicated-overview
 */
function interconnect(context: GoogleContext, link: CircuitLink, path: PathPlan, bundle: BundlePlan, order: InterconnectOrder): ComputeInterconnect {
  const { scope, name } = context;
  const place = (kind: string, location: string) => `https://www.googleapis.com/compute/v1/projects/${order.project}/global/${kind}/${location}`;
  return new ComputeInterconnect(scope, `interconnect-${bundle.id}`, {
    name: name(bundle.id),
    project: order.project,
    ...(path.remote ? { remoteLocation: place('interconnectRemoteLocations', path.remote.location) } : { customerName: order.customerName }),
    ...(order.nocContactEmail !== undefined && { nocContactEmail: order.nocContactEmail }),
    interconnectType: 'DEDICATED',
    linkType: linkType(bundle.memberMbps, bundle.id),
    requestedLinkCount: bundle.members,
    location: place('interconnectLocations', path.location),
    adminEnabled: true,
    ...macsec(link, bundle, order.macsecKeys, isUp(path, bundle, order.onOrder)),
    ...labelled(context),
    lifecycle: { preventDestroy: true, ignoreChanges: ['requested_link_count'] },
  });
}

type OwnArguments = Partial<ComputeInterconnectAttachmentConfig> & Pick<ComputeInterconnectAttachmentConfig, 'type' | 'adminEnabled'>;

/** On a connection of one's own. Google takes its addresses from the one subnet that the plan offers. */
function dedicatedArguments({ kind, mtu }: DedicatedPlan, connection: string, row: AttachmentPlan): OwnArguments {
  return {
    type: 'DEDICATED',
    interconnect: connection,
    bandwidth: attachmentBandwidth(row.bandwidthMbps, row.id),
    vlanTag8021Q: row.vlan,
    candidateSubnets: row.sessions.map(({ prefix }) => prefix),
    ...(kind === 'cross-cloud-interconnect' && { subnetLength: 30 }),
    mtu: String(mtu),
    adminEnabled: true,
  };
}

/**
 * At a partner, who sets VLAN, bandwidth and addresses. It is activated when the path is live, and not before: an attachment that was
 * activated in advance takes traffic from whoever presents its pairing key.
 *
 * @see https://docs.cloud.google.com/network-connectivity/docs/interconnect/tutorials/partner-creating-9999-availability
 */
function partnerArguments({ zone }: PathPlan, isActive: boolean): OwnArguments {
  return { type: 'PARTNER', edgeAvailabilityDomain: `AVAILABILITY_DOMAIN_${zone === 'zone2' ? 2 : 1}`, adminEnabled: isActive };
}

/** A VLAN attachment, encrypted where the plan says so: then it carries nothing but HA VPN. */
function vlanAttachment(
  context: GoogleContext,
  plan: DedicatedPlan,
  row: AttachmentPlan,
  own: OwnArguments & Pick<ComputeInterconnectAttachmentConfig, 'region' | 'router'>,
): ComputeInterconnectAttachment {
  const { scope, cloud, name } = context;
  const addresses = ipsecAddresses(context, plan, row.id, own.region!);
  return new ComputeInterconnectAttachment(scope, `attachment-${row.id}`, {
    name: name(row.id),
    project: cloud.project,
    ...own,
    ...(isPartner(plan) && { mtu: String(plan.mtu) }),
    ...(addresses && { encryption: 'IPSEC', ipsecInternalAddresses: [addresses.selfLink] }),
    ...labelled(context),
    lifecycle: { preventDestroy: true },
  });
}

/** What a session stands on. */
interface SessionGround {
  readonly region: string;
  readonly router: ReturnType<Routers['of']>;
  readonly attachment: ComputeInterconnectAttachment;
  readonly learned: readonly string[];
  readonly longestKey: number;
}

/**
 * The BGP session on an attachment, with BFD: without it a dead circuit goes unnoticed for the 60 s of the hold time. The addresses
 * are those that the attachment got.
 *
 * @see https://cloud.google.com/network-connectivity/docs/router/how-to/configuring-bfd
 */
function attachmentSession(context: GoogleContext, session: SessionPlan, { region, router, attachment, learned, longestKey }: SessionGround): BgpSession {
  return bgpSession(context, {
    id: session.id,
    region,
    router,
    link: { ipRange: attachment.cloudRouterIpAddress, interconnectAttachment: attachment.selfLink },
    peer: {
      peerIpAddress: Fn.element(Fn.split('/', attachment.customerRouterIpAddress), 0) as string,
      peerAsn: session.siteAsn,
      bfd: bfdOf(session),
      md5AuthenticationKey: {
        name: context.name(session.id),
        key: secretVariable(context.scope, session.secret, `BGP key of the session ${session.id}`, longestKey),
      },
    },
    customLearnedRanges: learned,
    advertisedPriority: session.advertisedPriority,
  });
}

/** BFD as the plan has it, started by the Cloud Router. */
export function bfdOf({ bfd: { intervalMs, multiplier } }: Pick<SessionPlan, 'bfd'>) {
  return { sessionInitializationMode: 'ACTIVE', minTransmitInterval: intervalMs, minReceiveInterval: intervalMs, multiplier };
}
