import type { Addressing, AttachmentName, ConnectionName } from './addressing';
import { host } from './allocation';
import type { Counted } from './capacity';
import { ENCRYPTED, encryptionNames, gatewaySubnetId } from './circuit-encryption';
import { attachmentSizes, pathId } from './circuits';
import { interconnectPlan } from './interconnect';
import type { AttachmentPlan, BundlePlan, DedicatedPlan, LockedBundle, PathPlan, SessionPlan } from './network-plan';
import { toKbps, toPermille } from './numbers';
import { regionOf } from './regions';
import type { Choice } from './selection';
import type { Dedicated, Link, Path } from '../definition/hybrid-network';

/** A link with dedicated circuits. */
export type DedicatedLink = Link & { readonly primary: Dedicated };

/** Whether a link has dedicated circuits. */
export const isDedicated = (link: Link): link is DedicatedLink => link.primary.kind !== 'vpn';

/** Preference of the routes of a primary: Google adds 201 to 9999 across regions, so this stays below and the fallback above. */
export const PRIMARY_PRIORITY = 100;

/** ASN of Microsoft's routers on every ExpressRoute circuit. https://learn.microsoft.com/azure/expressroute/expressroute-routing */
const EXPRESS_ROUTE_ASN = 12_076;

/** How each cloud runs BFD on its circuits: nothing to choose on AWS and Azure, the fastest on Google. */
const BFD = {
  'direct-connect': { intervalMs: 300, multiplier: 3 },
  'express-route': { intervalMs: 300, multiplier: 3 },
  'dedicated-interconnect': { intervalMs: 1000, multiplier: 5 },
  'partner-interconnect': { intervalMs: 1000, multiplier: 5 },
} as const;

/**
 * MTU of a circuit's attachments. Jumbo frames on Direct Connect only without a VPN: AWS uses 1500 where one announces the same
 * routes. On Google the attachments, the network and its machines must agree, and 1460 is what a network has by default.
 * https://docs.aws.amazon.com/directconnect/latest/UserGuide/WorkingWithVirtualInterfaces.html
 */
export function mtuOf(link: DedicatedLink): number {
  switch (link.primary.kind) {
    case 'direct-connect':
      return link.fallback ? 1500 : 8500;
    case 'express-route':
      return 1500;
    case 'dedicated-interconnect':
    case 'partner-interconnect':
      return link.primary.encryption ? ENCRYPTED.gatewayMtu : 1460;
  }
}

/** MACsec adds its tag with the channel's identifier (16 bytes) and an integrity value (16 bytes) to every frame. */
const MACSEC_OVERHEAD = 32;

/** Wire rate over payload: Ethernet with preamble, gap and VLAN tag (42 bytes) round an IP packet with TCP (40 bytes) in full segments. */
export function wireFactor(link: DedicatedLink): number {
  const mtu = mtuOf(link);
  if (link.primary.encryption) return (mtu + 42) / ENCRYPTED.mss;
  return (mtu + 42 + (link.primary.macsec ? MACSEC_OVERHEAD : 0)) / (mtu - 40);
}

/** The ids of all attachments and sessions that a choice makes. */
export function attachmentNames(link: DedicatedLink, choice: Choice): readonly AttachmentName[] {
  return bundlesOf(link, choice).flatMap(({ path, id, members }) =>
    attachmentSizes(choice.product, members * choice.product.mbps).map((_, i) => {
      const attachment = `${id}-${i + 1}`;
      const gateways = link.primary.encryption && { gateways: gatewaySubnetId(attachment) };
      return { link, router: path.router.name, id: attachment, sessions: sessionNames(link).map((name) => `${attachment}-${name}`), ...gateways };
    }),
  );
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

/** The bundles of a choice as a lock holds them, by their ids. */
export function lockedBundles(link: DedicatedLink, choice: Choice): readonly (readonly [string, LockedBundle])[] {
  return bundlesOf(link, choice).map(({ id, pathId: path, members }) => [id, { path, product: choice.product.id, members }]);
}

/** The circuits of a link as they will be built. */
export function dedicatedPlan(link: DedicatedLink, choice: Choice, counted: Counted, addressing: Addressing, network: string): DedicatedPlan {
  const { kind, macsec, roundTripTime, paths } = link.primary;
  const bundles = bundlesOf(link, choice);
  const planned = pathPlans();
  const interconnect = interconnectPlan(link, choice, planned, addressing, network);
  return {
    kind,
    ...(roundTripTime && { roundTripTimeMs: roundTripTime.toMilliseconds() }),
    ...(macsec && { macsec }),
    ...(interconnect && { interconnect }),
    capacityMbps: toKbps(counted.mbps),
    grossMbps: bundles.reduce((sum, { members }) => sum + members, 0) * choice.product.mbps,
    hashEfficiency: toPermille(counted.efficiency),
    mtu: mtuOf(link),
    paths: planned,
  };

  function pathPlans(): readonly PathPlan[] {
    return paths.map((path): PathPlan => ({
      id: pathId(link, path),
      router: path.router.name,
      location: path.location.code,
      building: path.location.building,
      metro: path.location.metro,
      ...(path.location.zone && { zone: path.location.zone }),
      ...(link.cloud.provider === 'google' && { region: regionOf(link, path) }),
      ...(path.serviceProvider && { serviceProvider: path.serviceProvider }),
      phase: path.phase,
      bundles: bundles.filter((bundle) => bundle.path === path).map(({ id, ordinal, members }): BundlePlan => ({
        id,
        ordinal,
        product: choice.product.id,
        ...(choice.product.hosted && { hosted: true }),
        memberMbps: choice.product.mbps,
        members,
        capacityMbps: members * choice.product.mbps,
        attachments: attachmentSizes(choice.product, members * choice.product.mbps).map((bandwidthMbps, i) =>
          attachmentPlan(link, { id: `${id}-${i + 1}`, ordinal: i + 1, bandwidthMbps }, addressing, network)),
      })),
    }));
  }
}

function attachmentPlan(link: DedicatedLink, row: Pick<AttachmentPlan, 'id' | 'ordinal' | 'bandwidthMbps'>, addressing: Addressing, network: string): AttachmentPlan {
  return { ...row, vlan: addressing.vlan(row.id), sessions: sessionNames(link).map((name) => sessionPlan(link, row.id, name, addressing, network)) };
}

/** The router has the first address of a peering, the cloud the second; on Google, which hands them out, it is the other way round. */
function sessionPlan(link: DedicatedLink, attachment: string, name: string, addressing: Addressing, network: string): SessionPlan {
  const id = `${attachment}-${name}`;
  const prefix = addressing.subnet(id);
  const isGoogle = link.cloud.provider === 'google';
  return {
    id,
    prefix,
    routerAddress: host(prefix, isGoogle ? 2 : 1),
    cloudAddress: host(prefix, isGoogle ? 1 : 2),
    siteAsn: link.site.asn,
    cloudAsn: cloudAsn(link),
    bfd: BFD[link.primary.kind],
    secret: `${network}/bgp/${attachment}`,
    advertisedPriority: PRIMARY_PRIORITY,
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
