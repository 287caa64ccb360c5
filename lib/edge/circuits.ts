import { hostOf } from './addresses';
import { attachmentMtu, cloudEdge, type Lane, lanesOf } from './clouds';
import { byId, cloudOf, type RouterContext } from './context';
import type { BgpSessionModel, BundleModel, MacsecModel, PortModel, VlanModel } from './model';
import { placeholder } from './placeholder';
import { exportName, importName, type Policy } from './policies';
import { PORT_NAMES } from './port-names';
import { linkRoutes } from './routes';
import type { AttachmentPlan, BundlePlan, DedicatedPlan, LinkPlan, PathPlan, RouterPlan, SessionPlan } from '../planner/network-plan';

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
}

/** Prefixes beyond which a session is shut down: room for what is added, and far below what a leak brings. */
const maximumOf = (accepted: number): number => Math.max(100, 2 * accepted);

/** The same for all of the public prefixes of AWS. */
const PUBLIC_MAXIMUM = 20_000;

/** Ports, VLANs and sessions of the circuits that are live: on one that is only ordered nothing runs yet. */
export function circuitParts(context: RouterContext): CircuitParts {
  const all = context.links.flatMap((link) => rowsOf(context, link));
  const rows = all.filter(({ path }) => path.phase === 'live');
  const attached = rows.flatMap((row) => row.bundle.attachments.flatMap((attachment) => attachmentParts(context, row, attachment)));
  const used = new Set(attached.map(({ vlan }) => vlan.bundle));
  const lanes = physicalLanes(context, all).filter(({ bundle }) => used.has(bundle.id));
  return {
    ports: lanes.flatMap(({ ports }) => ports).sort(byId),
    bundles: lanes.map(({ bundle }) => bundle).sort(byId),
    vlans: attached.map(({ vlan }) => vlan).sort(byId),
    sessions: attached.map(({ session }) => session).sort(byId),
    macsec: macsecOf(rows.filter((row) => used.has(laneId(row)))),
    policies: attached.map(({ policy }) => policy),
  };
}

function rowsOf({ router }: RouterContext, link: LinkPlan): readonly Row[] {
  const { primary } = link;
  if (primary.kind === 'vpn') return [];
  return primary.paths.filter((path) => path.router === router.name)
    .flatMap((path) => path.bundles.flatMap((bundle) => lanesOf(primary, bundle).map((lane) => ({ link, primary, path, bundle, lane }))));
}

const laneId = ({ bundle, lane }: Row): string => `${bundle.id}${lane.suffix}`;

const ownerOf = ({ link, primary }: Row): string => primary.circuitsOf ?? link.name;

const becauseOf = (row: Row): string => `links.${ownerOf(row)}.primary.paths[${row.path.router}, ${row.path.location}]`;

/** Names that the definition gives to interfaces of a router. */
const namesOf = ({ lan, wan, interfaces = {} }: RouterPlan): readonly string[] =>
  [lan?.interface, wan?.interface, ...Object.values(interfaces).flat()].flatMap((name) => name ?? []);

/** Ports and aggregates, each once, with names of the definition or of the platform's order: of those on order too, so that none gets another name later. */
function physicalLanes(context: RouterContext, rows: readonly Row[]): readonly { readonly bundle: BundleModel; readonly ports: readonly PortModel[] }[] {
  const names = PORT_NAMES[context.router.platform];
  const distinct = new Map(rows.map((row) => [laneId(row), row]));
  const taken = new Set(namesOf(context.router));
  let [port, aggregate] = [0, 0];
  const suggested = (mbps: number): string => {
    while (taken.has(names.port(port, mbps))) port += 1;
    return names.port(port, mbps);
  };
  return [...distinct].sort(([a], [b]) => (a < b ? -1 : 1)).map(([id, row]) => {
    const { bundle, lane, primary } = row;
    const because = becauseOf(row);
    const given = context.router.interfaces?.[bundle.id]?.slice(lane.session);
    const ports = Array.from({ length: lane.ports }, (_, i): PortModel => {
      port += 1;
      return {
        id: `${id}/${i + 1}`,
        name: given?.[i] ?? suggested(bundle.memberMbps),
        speedMbps: bundle.memberMbps,
        ...(primary.macsec && { macsec: macsecId(row) }),
        because,
      };
    });
    const number = lane.aggregated ? (aggregate += 1) : undefined;
    const mtu = Math.max(primary.mtu, ...rows.filter((other) => laneId(other) === id).map((other) => other.primary.mtu));
    return {
      ports,
      bundle: {
        id,
        name: number === undefined ? ports[0]!.name : names.aggregate(number),
        aggregated: lane.aggregated,
        ...(number !== undefined && { number }),
        ports: ports.map((each) => each.id),
        mtu,
        because,
      },
    };
  });
}

const macsecId = (row: Row): string => `${ownerOf(row)}-${row.bundle.memberMbps >= 100_000 ? 'xpn' : 'gcm'}`;

function macsecOf(rows: readonly Row[]): readonly MacsecModel[] {
  const encrypted = rows.filter(({ primary }) => primary.macsec !== undefined);
  return [...new Map(encrypted.map((row): [string, MacsecModel] => [macsecId(row), {
    id: macsecId(row),
    mode: row.primary.macsec!.mode,
    cipher: row.bundle.memberMbps >= 100_000 ? 'gcm-aes-xpn-256' : 'gcm-aes-256',
    keys: { secret: row.primary.macsec!.keys },
    because: `links.${ownerOf(row)}.primary.macsec`,
  }])).values()].sort(byId);
}

interface AttachmentParts {
  readonly vlan: VlanModel;
  readonly session: BgpSessionModel;
  readonly policy: Policy;
}

/** A session on a lane; none where the provider speaks BGP. */
function attachmentParts(context: RouterContext, row: Row, attachment: AttachmentPlan): readonly AttachmentParts[] {
  const session = attachment.sessions[row.lane.session];
  if (!session) return [];
  const because = becauseOf(row);
  const { timers, givesAddresses } = cloudEdge(cloudOf(context, row.link));
  const policy = policyOf(row.link, attachment, session);
  const neighbour = hostOf(session.cloudAddress);
  return [{
    policy,
    vlan: {
      id: session.id,
      bundle: laneId(row),
      vlan: row.bundle.hosted ? placeholder('vlan', attachment.id, String(attachment.vlan)) : String(attachment.vlan),
      mtu: attachmentMtu(row.primary, attachment),
      address: givesAddresses ? placeholder('attachment-router-address', attachment.id, session.routerAddress) : session.routerAddress,
      ...(attachment.rateLimitMbps !== undefined && { rateLimitMbps: attachment.rateLimitMbps }),
      because,
    },
    session: {
      id: session.id,
      kind: 'dedicated',
      link: row.link.name,
      neighbour: givesAddresses ? placeholder('attachment-cloud-address', attachment.id, neighbour) : neighbour,
      remoteAsn: session.cloudAsn,
      interface: session.id,
      ...timers.dedicated,
      bfd: session.bfd,
      md5: { secret: session.secret },
      maximumPrefixes: policy.kind === 'public' ? PUBLIC_MAXIMUM : maximumOf(linkRoutes(context.plan, row.link).accepted.length),
      import: importName(policy),
      export: exportName(policy),
      because,
    },
  }];
}

/** Circuits that stand by have a higher priority than the first: a rank for each. */
function policyOf(link: LinkPlan, attachment: AttachmentPlan, { advertisedPriority }: SessionPlan): Policy {
  const { primary } = link;
  const isPublic = attachment.interface === 'public';
  const sessions = primary.kind === 'vpn' ? [] : primary.paths.flatMap(({ bundles }) => bundles.flatMap((bundle) => bundle.attachments.flatMap((each) => each.sessions)));
  const levels = [...new Set(sessions.map((session) => session.advertisedPriority))].sort((a, b) => a - b);
  return { link, kind: isPublic ? 'public' : 'dedicated', rank: isPublic ? 0 : levels.indexOf(advertisedPriority), med: advertisedPriority, isFallback: false };
}
