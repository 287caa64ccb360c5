import type { Addressing, AttachmentName, ConnectionName } from './addressing';
import { host } from './allocation';
import type { Counted } from './capacity';
import { ENCRYPTED, encryptionNames, gatewaySubnetId } from './circuit-encryption';
import { attachmentSizes, attachmentsOn, pathId } from './circuits';
import { pairedPath } from './cross-cloud';
import { interconnectPlan } from './interconnect';
import { circuitWords } from './lock-words';
import type { AttachmentPlan, BundlePlan, DedicatedPlan, ExpressRoutePlan, LockedBundle, PathPlan, RemotePortPlan, SessionPlan } from './network-plan';
import { toKbps, toPermille } from './numbers';
import { priorityIn, regionOf } from './regions';
import type { Choice } from './selection';
import { needsMacsecOrder } from '../catalog/google';
import { cloudTimers } from '../catalog/timers';
import type { Cloud, Dedicated, Link, Path } from '../definition/hybrid-network';

/** A link with dedicated circuits. */
export type DedicatedLink = Link & { readonly primary: Dedicated };

/** Whether a link has dedicated circuits. */
export const isDedicated = (link: Link): link is DedicatedLink => link.primary.kind !== 'vpn';

/** ASN of Microsoft's routers on every ExpressRoute circuit. https://learn.microsoft.com/azure/expressroute/expressroute-routing */
const EXPRESS_ROUTE_ASN = 12_076;

/**
 * MTU of a circuit's attachments. Jumbo frames on Direct Connect: 8500 on a transit gateway, 9001 on a virtual private gateway, and by
 * default only without a VPN, because AWS uses 1500 where one announces the same routes. On Google the attachments, the network and its
 * machines must agree, and 1460 is what a network has by default.
 * https://docs.aws.amazon.com/directconnect/latest/UserGuide/WorkingWithVirtualInterfaces.html
 */
export function mtuOf(link: DedicatedLink): number {
  switch (link.primary.kind) {
    case 'direct-connect':
      return !link.primary.jumboFrames ? 1500 : isOnPrivateGateway(link.cloud) ? 9001 : 8500;
    case 'express-route':
      return 1500;
    case 'dedicated-interconnect':
    case 'partner-interconnect':
      return link.primary.encryption ? ENCRYPTED.gatewayMtu : 1460;
    case 'cross-cloud-interconnect':
      return link.primary.mtu!;
  }
}

const isOnPrivateGateway = (cloud: Cloud): boolean => cloud.provider === 'aws' && cloud.gateway === 'virtual-private';

/** MACsec adds its tag with the channel's identifier (16 bytes) and an integrity value (16 bytes) to every frame. */
const MACSEC_OVERHEAD = 32;

/** Wire rate over payload: Ethernet with preamble, gap and VLAN tag (42 bytes) round an IP packet with TCP (40 bytes) in full segments. */
export function wireFactor(link: DedicatedLink): number {
  const mtu = mtuOf(link);
  if (link.primary.encryption) return (mtu + 42) / ENCRYPTED.mss;
  return (mtu + 42 + (link.primary.macsec ? MACSEC_OVERHEAD : 0)) / (mtu - 40);
}

/** The ids of all attachments and sessions that a choice makes for a link: those of its own, also on circuits of another. */
export function attachmentNames(link: DedicatedLink, choice: Choice, isPublic: boolean): readonly AttachmentName[] {
  return bundlesOf(link, choice).flatMap((bundle) => attachmentRows(link, choice, bundle, isPublic).map((row) => ({
    link,
    router: bundle.path.router.name,
    id: row.id,
    isPublic: row.interface === 'public',
    sessions: sessionNames(link).map((name) => `${row.id}-${name}`),
    pairedWith: pairedWith(link, bundle, row),
    ...(link.primary.encryption && { gateways: gatewaySubnetId(row.id) }),
  })));
}

/** The attachment whose VLAN id and key an attachment has; absent where they are its own. */
function pairedWith(link: DedicatedLink, { path, ordinal }: Pick<BundleRow, 'path' | 'ordinal'>, row: AttachmentRow): string | undefined {
  const first = pairedPath(link, path);
  return first && `${pathId(link, first)}-${ordinal}-${row.ordinal}`;
}

type AttachmentRow = Pick<AttachmentPlan, 'id' | 'ordinal' | 'interface' | 'rateLimitMbps' | 'bandwidthMbps'>;

/** The attachments of a bundle: those to the networks of the cloud, and on AWS one to its public addresses where transfers take it. */
function attachmentRows(link: DedicatedLink, { product }: Choice, { id, members }: BundleRow, isPublic: boolean): readonly AttachmentRow[] {
  const mbps = members * product.mbps;
  const { cloud, primary } = link;
  const kind = cloud.provider === 'aws' && { interface: cloud.gateway === 'transit' ? ('transit' as const) : ('private' as const) };
  const limitMbps = primary.rateLimit?.toMbps() ?? Infinity;
  const limit = limitMbps <= mbps && { rateLimitMbps: limitMbps }; // more than the port has is no limit, and AWS does not take it
  const rows = attachmentsOn(link, product, mbps).map((bandwidthMbps, i): AttachmentRow => ({ id: `${id}-${i + 1}`, ordinal: i + 1, ...kind, ...limit, bandwidthMbps }));
  return isPublic ? [...rows, { id: `${id}-public`, ordinal: rows.length + 1, interface: 'public', bandwidthMbps: mbps }] : rows;
}

/** On circuits of a partner, Google makes the session itself, with addresses of its choice. */
function sessionNames({ primary: { kind } }: DedicatedLink): readonly string[] {
  if (kind === 'partner-interconnect') return [];
  return kind === 'express-route' ? ['primary', 'secondary'] : ['bgp'];
}

/** The ids of the gateways and tunnels that encrypt what is on a choice's attachments. */
export function encryptedNames(link: DedicatedLink, choice: Choice): readonly ConnectionName[] {
  if (!link.primary.encryption) return [];
  const first = bundlesOf(link, choice).filter(({ path }) => path.location.zone === 'zone1');
  return encryptionNames(link, first.flatMap(({ id, members }) =>
    attachmentSizes(choice.product, members * choice.product.mbps).map((bandwidthMbps, i) => ({ id: `${id}-${i + 1}`, bandwidthMbps }))));
}

/** A bundle of a choice. */
export interface BundleRow {
  /** Where it is. */
  readonly path: Path;
  /** The stable id of the path. */
  readonly pathId: string;
  /** Its own stable id. */
  readonly id: string;
  /** From 1 on each path. */
  readonly ordinal: number;
  /** Its members. */
  readonly members: number;
}

/** Each bundle of a choice, with its path and its stable id. */
export function bundlesOf(link: DedicatedLink, { sizes }: Choice): readonly BundleRow[] {
  return link.primary.paths.flatMap((path, p) =>
    sizes[p]!.map((members, i) => ({ path, pathId: pathId(link, path), id: `${pathId(link, path)}-${i + 1}`, ordinal: i + 1, members })),
  );
}

/** Whether its ports are ordered with MACsec; those of ExpressRoute Direct and fast ones of Google all have it, and take keys at any time. */
export function isOrderedWithMacsec({ primary: { kind, macsec } }: DedicatedLink, portMbps: number): boolean {
  if (!macsec || kind === 'express-route') return false;
  return kind !== 'dedicated-interconnect' || needsMacsecOrder(portMbps);
}

/** The bundles of a choice as a lock holds them, by their ids. */
export function lockedBundles(link: DedicatedLink, choice: Choice): readonly (readonly [string, LockedBundle])[] {
  const macsec = isOrderedWithMacsec(link, choice.product.mbps) && { macsec: true };
  return bundlesOf(link, choice).map(({ id, path, pathId: from, members }) =>
    [id, { path: from, product: choice.product.id, members, ...macsec, ...circuitWords(link, path, choice.product), ...(path.phase === 'live' && { live: true }) }]);
}

/** The circuits of a link as they will be built: those of the link whose they are, with the attachments that are its own. */
export function dedicatedPlan(
  link: DedicatedLink, choice: Choice, counted: Counted, addressing: Addressing, naming: Naming, expressRoute?: ExpressRoutePlan,
): DedicatedPlan {
  const { kind, macsec, roundTripTime, siteLink } = link.primary;
  const { owner, hasAttachments, isPublic, network } = naming;
  const named = bundlesOf(link, choice); // attachments of a link have its name, wherever they are
  const rowsOn = (index: number) => (hasAttachments ? attachmentRows(link, choice, named[index]!, isPublic) : []);
  const bundles = bundlesOf(owner, choice).map((bundle, i) => ({ ...bundle, attachments: rowsOn(i) }));
  const paths = pathPlans();
  const interconnect = interconnectPlan(link, choice, paths, addressing, network);
  return {
    kind,
    ...(link !== owner && { circuitsOf: owner.name }),
    ...(roundTripTime && { roundTripTimeMs: roundTripTime.toMilliseconds() }),
    ...(siteLink && { siteLink }),
    ...(macsec && { macsec }),
    ...(expressRoute && { expressRoute }),
    ...(interconnect && { interconnect }),
    capacityMbps: toKbps(counted.mbps),
    grossMbps: bundles.reduce((sum, { members }) => sum + members, 0) * choice.product.mbps,
    hashEfficiency: toPermille(counted.efficiency),
    mtu: mtuOf(link),
    paths,
  };

  function pathPlans(): readonly PathPlan[] {
    return owner.primary.paths.map((path): PathPlan => ({
      id: pathId(owner, path),
      router: path.router.name,
      location: path.location.code,
      building: path.location.building,
      ...(path.location.secondBuilding !== undefined && { secondBuilding: path.location.secondBuilding }),
      metro: path.location.metro,
      ...(path.location.homeRegion && { homeRegion: path.location.homeRegion }),
      ...(path.location.zone && { zone: path.location.zone }),
      ...(link.cloud.provider === 'google' && { region: regionOf(link, path) }),
      ...(path.serviceProvider && { serviceProvider: path.serviceProvider }),
      ...(path.remote && { remote: remotePort(path.remote) }),
      phase: path.phase,
      bundles: bundles.filter((bundle) => bundle.path === path).map((bundle): BundlePlan => ({
        id: bundle.id,
        ordinal: bundle.ordinal,
        product: choice.product.id,
        ...(choice.product.hosted && { hosted: true }),
        memberMbps: choice.product.mbps,
        members: bundle.members,
        capacityMbps: bundle.members * choice.product.mbps,
        attachments: bundle.attachments.map((row) => attachmentPlan(link, path, row, addressing, `${network}/bgp/${pairedWith(link, bundle, row) ?? row.id}`)),
      })),
    }));
  }
}

const remotePort = ({ provider, code, portLocation, homeRegion }: NonNullable<Path['remote']>): RemotePortPlan =>
  ({ provider, location: code, portLocation, ...(homeRegion !== undefined && { homeRegion }) });

/** What names and kinds of attachments depend on beside the choice. */
export interface Naming {
  /** The name of the network. */
  readonly network: string;
  /** The link whose circuits they are. */
  readonly owner: DedicatedLink;
  /** Whether it has attachments of its own on them. */
  readonly hasAttachments: boolean;
  /** Whether there are public virtual interfaces. */
  readonly isPublic: boolean;
}

function attachmentPlan(link: DedicatedLink, path: Path, row: AttachmentRow, addressing: Addressing, secret: string): AttachmentPlan {
  const priority = priorityIn(link, regionOf(link, path));
  return { ...row, vlan: addressing.vlan(row.id), sessions: sessionNames(link).map((name) => sessionPlan(link, { row, name, priority }, addressing, secret)) };
}

/** A session of an attachment. */
interface SessionRow {
  readonly row: AttachmentRow;
  readonly name: string;
  readonly priority: number;
}

/** ASN of AWS on every public virtual interface: remembered, the configuration that AWS writes for the router states it. */
const AWS_PUBLIC_ASN = 7_224;

/**
 * The router has the first address of a peering, the cloud the second; on Google, which hands them out, it is the other way round. A
 * public virtual interface has a /31, so both of its addresses are hosts (RFC 3021).
 */
function sessionPlan(link: DedicatedLink, { row, name, priority }: SessionRow, addressing: Addressing, secret: string): SessionPlan {
  const { id: attachment, interface: kind } = row;
  const id = `${attachment}-${name}`;
  const prefix = addressing.subnet(id);
  const [router, cloud] = kind === 'public' ? [0, 1] as const : link.cloud.provider === 'google' ? [2, 1] as const : [1, 2] as const;
  return {
    id,
    prefix,
    routerAddress: host(prefix, router),
    cloudAddress: host(prefix, cloud),
    siteAsn: link.site.asn,
    cloudAsn: kind === 'public' ? AWS_PUBLIC_ASN : cloudAsn(link),
    bfd: cloudTimers(link.cloud).bfd,
    secret,
    advertisedPriority: priority,
  };
}

function cloudAsn({ cloud }: DedicatedLink): number {
  switch (cloud.provider) {
    case 'aws':
      return cloud.directConnectGatewayAsn;
    case 'azure':
      return EXPRESS_ROUTE_ASN;
    case 'google':
      return cloud.asn;
  }
}
