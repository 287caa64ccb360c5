import { hostOf } from './addresses';
import { type CircuitSession, circuitSessions, cloudEdge } from './clouds';
import { byId, cloudOf, type RouterContext } from './context';
import { tunnelEndsOn } from './encrypted';
import type { BgpSessionModel, BundleModel, MacsecModel, PortModel, VlanModel } from './model';
import { placeholder } from './placeholder';
import { exportName, importName, type Policy, rankOf } from './policies';
import { PORT_NAMES } from './port-names';
import { linkRoutes, maximumOf } from './routes';
import { attachmentMtu, type Lane, lanesOf, macsecCipher, portSpeed } from '../planner/lanes';
import type { AttachmentPlan, BundlePlan, CloudPlan, DedicatedPlan, LinkPlan, PathPlan, RouterPlan } from '../planner/network-plan';

/** What the circuits of a router come to. */
export interface CircuitParts {
  /** Ports. */
  readonly ports: readonly PortModel[];
  /** What VLANs stand on. */
  readonly bundles: readonly BundleModel[];
  /** VLANs. */
  readonly vlans: readonly VlanModel[];
  /** Sessions on them. */
  readonly sessions: readonly BgpSessionModel[];
  /** Encryption of ports. */
  readonly macsec: readonly MacsecModel[];
  /** The policies of the sessions. */
  readonly policies: readonly Policy[];
}

/** A bundle of a link at a router: several links may have attachments on one. */
interface Row {
  readonly link: LinkPlan;
  readonly primary: DedicatedPlan;
  readonly path: PathPlan;
  readonly bundle: BundlePlan;
  readonly lane: Lane;
  /** The id of what its VLANs stand on. */
  readonly laneId: string;
}

/** Prefixes beyond which a session is shut down that brings the public ones of AWS: platforms differ in whether they count before they filter. */
export const PUBLIC_MAXIMUM = 20_000;

/** Ports, VLANs and sessions of the circuits that are live: on one that is only ordered nothing runs yet. */
export function circuitParts(context: RouterContext): CircuitParts {
  const all = lanesTogether(context, context.links.flatMap((link) => rowsOf(context, link)));
  const rows = all.filter(({ path }) => path.phase === 'live');
  const attached = rows.flatMap((row) => row.bundle.attachments.flatMap((attachment) => attachmentParts(context, row, attachment)));
  const used = new Set(attached.map(({ vlan }) => vlan.bundle));
  const lanes = physicalLanes(context, all).filter(({ bundle }) => used.has(bundle.id));
  return {
    ports: lanes.flatMap(({ ports }) => ports).sort(byId),
    bundles: lanes.map(({ bundle }) => bundle).sort(byId),
    vlans: attached.map(({ vlan }) => vlan).sort(byId),
    sessions: attached.map(({ session }) => session).sort(byId),
    macsec: macsecOf(rows.filter(({ laneId }) => used.has(laneId))),
    policies: attached.map(({ policy }) => policy),
  };
}

function rowsOf({ router }: RouterContext, link: LinkPlan): readonly Row[] {
  const { primary } = link;
  if (primary.kind === 'vpn') return [];
  return primary.paths.filter((path) => path.router === router.name).flatMap((path) => path.bundles.flatMap((bundle) =>
    lanesOf(primary, bundle).map((lane) => ({ link, primary, path, bundle, lane, laneId: `${bundle.id}${lane.suffix}` }))));
}

/** The names that the definition has for the ports of a lane; nothing where it has none. */
const givenPorts = ({ router }: RouterContext, { bundle, lane }: Row): readonly string[] =>
  router.interfaces?.[bundle.id]?.slice(lane.session, lane.session + lane.ports) ?? [];

/** Circuits of which the definition says that they come over the same port stand on one: on that of the first of them. */
function lanesTogether(context: RouterContext, rows: readonly Row[]): readonly Row[] {
  const first = new Map<string, string>();
  return [...rows].sort((a, b) => (a.laneId < b.laneId ? -1 : 1)).map((row) => {
    const names = row.lane.aggregated ? '' : givenPorts(context, row).join();
    if (names !== '' && !first.has(names)) first.set(names, row.laneId);
    return { ...row, laneId: first.get(names) ?? row.laneId };
  });
}

/** The least MTU of a port: that of Ethernet, so that another VLAN on it does not change it under traffic. A smaller one is its VLAN's. */
const PORT_MTU = 1_500;

const ownerOf = ({ link, primary }: Row): string => primary.circuitsOf ?? link.name;

const becauseOf = (row: Row): string => `links.${ownerOf(row)}.primary.paths[${row.path.router}, ${row.path.location}]`;

/** Names that the definition gives to interfaces of a router. */
const namesOf = ({ lan, wan, interfaces = {} }: RouterPlan): readonly string[] =>
  [lan?.interface, wan?.interface, ...Object.values(interfaces).flat()].flatMap((name) => name ?? []);

/** Ports and aggregates, each once, with names of the definition or of the platform's order: of those on order too, so that none gets another name later. */
function physicalLanes(context: RouterContext, rows: readonly Row[]): readonly { readonly bundle: BundleModel; readonly ports: readonly PortModel[] }[] {
  const names = PORT_NAMES[context.router.platform];
  const ids = [...new Set(rows.map(({ laneId }) => laneId))].sort();
  const taken = new Set(namesOf(context.router));
  let [port, aggregate] = [0, 0];
  const suggested = (mbps: number): string => {
    while (taken.has(names.port(port, mbps))) port += 1;
    return names.port(port, mbps);
  };
  return ids.map((id) => {
    const own = rows.filter(({ laneId }) => laneId === id);
    const [row] = own as [Row];
    const { bundle, lane, primary } = row;
    const because = [...new Set(own.map(becauseOf))].join(', ');
    const given = givenPorts(context, row);
    const speedMbps = portSpeed(primary, bundle);
    const ports = Array.from({ length: lane.ports }, (_, i): PortModel => {
      port += 1;
      return { id: `${id}/${i + 1}`, name: given[i] ?? suggested(speedMbps), ...(primary.macsec && { macsec: macsecId(row) }), because };
    });
    const number = lane.aggregated ? (aggregate += 1) : undefined;
    return {
      ports,
      bundle: {
        id,
        name: number === undefined ? ports[0]!.name : names.aggregate(number),
        aggregated: lane.aggregated,
        ...(number !== undefined && { number }),
        ports: ports.map((each) => each.id),
        mtu: Math.max(PORT_MTU, ...own.map((each) => each.primary.mtu)),
        because,
      },
    };
  });
}

const macsecId = (row: Row): string => `${ownerOf(row)}-${macsecCipher(row.primary, row.bundle) === 'gcm-aes-256' ? 'gcm' : 'xpn'}`;

function macsecOf(rows: readonly Row[]): readonly MacsecModel[] {
  const encrypted = rows.filter(({ primary }) => primary.macsec !== undefined);
  return [...new Map(encrypted.map((row): [string, MacsecModel] => [macsecId(row), {
    id: macsecId(row),
    mode: row.primary.macsec!.mode,
    cipher: macsecCipher(row.primary, row.bundle),
    keys: { secret: row.primary.macsec!.keys },
    because: `links.${ownerOf(row)}.primary.macsec`,
  }])).values()].sort(byId);
}

interface AttachmentParts {
  readonly vlan: VlanModel;
  readonly session: BgpSessionModel;
  readonly policy: Policy;
}

/** An attachment on a lane, with the session that runs there. */
interface Attached extends Row {
  readonly attachment: AttachmentPlan;
  readonly session: CircuitSession;
  readonly cloud: CloudPlan;
}

/** A session on a lane; none where the provider speaks BGP. */
function attachmentParts(context: RouterContext, row: Row, attachment: AttachmentPlan): readonly AttachmentParts[] {
  const { link, primary, path, lane } = row;
  const cloud = cloudOf(context, link);
  const session = circuitSessions(cloud, primary, path, attachment)[lane.session];
  if (!session) return [];
  const attached: Attached = { ...row, attachment, session, cloud };
  const policy = policyOf(attached);
  return [{ policy, vlan: vlanModel(attached), session: sessionModel(context, attached, policy) }];
}

const attachedBecause = (row: Attached): string => (row.primary.circuitsOf === undefined ? becauseOf(row) : `links.${row.link.name}.primary`);

function vlanModel(row: Attached): VlanModel {
  const { primary, bundle, laneId, attachment, session, cloud } = row;
  const { id, vlan, rateLimitMbps } = attachment;
  return {
    id: session.id,
    bundle: laneId,
    vlan: bundle.hosted ? placeholder('vlan', id, String(vlan)) : String(vlan),
    ...(primary.expressRoute?.encapsulation === 'qinq' && { outerVlan: placeholder('outer-vlan', bundle.id) }),
    mtu: attachmentMtu(primary, attachment),
    address: cloudEdge(cloud).givesAddresses ? placeholder('attachment-router-address', id, session.routerAddress) : session.routerAddress!,
    ...(rateLimitMbps !== undefined && { rateLimitMbps }),
    because: attachedBecause(row),
  };
}

function sessionModel({ plan }: RouterContext, row: Attached, policy: Policy): BgpSessionModel {
  const { link, attachment, session, cloud } = row;
  const { timers, givesAddresses } = cloudEdge(cloud);
  const neighbour = session.cloudAddress && hostOf(session.cloudAddress);
  return {
    id: session.id,
    kind: policy.kind,
    link: link.name,
    neighbour: givesAddresses ? placeholder('attachment-cloud-address', attachment.id, neighbour) : neighbour!,
    remoteAsn: session.cloudAsn,
    interface: session.id,
    ...timers.dedicated,
    bfd: session.bfd,
    ...(session.secret !== undefined && { md5: { secret: session.secret, use: `${cloud.provider}-bgp` } }),
    maximumPrefixes: policy.kind === 'public' ? PUBLIC_MAXIMUM : maximumOf(linkRoutes(plan, link).accepted),
    import: importName(policy),
    export: exportName(policy),
    because: attachedBecause(row),
  };
}

/** Circuits that stand by have a higher priority than the first: a rank for each. */
function policyOf({ link, primary, attachment, cloud, session: { advertisedPriority } }: Attached): Policy {
  const isPublic = attachment.interface === 'public';
  const ends = tunnelEndsOn(primary, attachment);
  const attachments = primary.paths.flatMap((path) => path.bundles.flatMap((bundle) => bundle.attachments.map((each) => ({ path, each }))));
  const sessions = attachments.flatMap(({ path, each }) => circuitSessions(cloud, primary, path, each));
  const rank = isPublic ? 0 : rankOf(sessions.map((session) => session.advertisedPriority), advertisedPriority);
  const kind = isPublic ? 'public' : ends ? 'underlay' : 'dedicated';
  return { link, kind, rank, med: advertisedPriority, isFallback: false, ...(ends && { ends }) };
}
