import { hostOf, tunnelNumber } from './addresses';
import { cloudEdge, encryptionOf } from './clouds';
import { byId, cloudOf, type RouterContext } from './context';
import type { BgpSessionModel, LoopbackModel, OriginatedRoute, TunnelModel } from './model';
import { placeholder } from './placeholder';
import { exportName, importName, type Policy, rankOf, type TunnelEnds } from './policies';
import { linkRoutes, maximumOf } from './routes';
import type { AttachmentPlan, CircuitEncryptionPlan, DedicatedPlan, EncryptedPairPlan, LinkPlan, TunnelPlan } from '../planner/network-plan';

/** What the tunnels on a router's circuits come to. */
export interface EncryptedParts {
  /** The address on which they end; none where there are no such tunnels. */
  readonly loopbacks: readonly LoopbackModel[];
  /** That address, announced to the clouds. */
  readonly originated: readonly OriginatedRoute[];
  /** Tunnels. */
  readonly tunnels: readonly TunnelModel[];
  /** Sessions in them. */
  readonly sessions: readonly BgpSessionModel[];
  /** The policies of the sessions. */
  readonly policies: readonly Policy[];
}

interface Row {
  readonly link: LinkPlan;
  readonly encryption: CircuitEncryptionPlan;
  readonly pair: EncryptedPairPlan;
  readonly tunnel: TunnelPlan;
}

/** The id of the loopback on which tunnels on circuits end. */
const TUNNEL_END = 'tunnel-end';

/** Its number: above those of tunnels. */
const END_NUMBER = 16_384;

/**
 * Tunnels on circuits with their addresses and sessions. Both attachments of a pair have to be live: the cloud makes its gateway on both.
 * https://docs.cloud.google.com/network-connectivity/docs/interconnect/how-to/configure-ha-vpn-interconnect
 */
export function encryptedParts(context: RouterContext): EncryptedParts {
  const rows = context.links.flatMap((link) => rowsOf(context, link));
  if (rows.length === 0) return { loopbacks: [], originated: [], tunnels: [], sessions: [], policies: [] };
  const because = `sites.${context.site.name}.routers.${context.router.name}.tunnelIp`;
  const address = `${peerOf(rows[0]!).address}/32`;
  return {
    loopbacks: [{ id: TUNNEL_END, number: END_NUMBER, address, because }],
    originated: [{ prefix: address, because }],
    tunnels: rows.map((row) => tunnelModel(context, row)).sort(byId),
    sessions: rows.map((row) => sessionModel(context, row)).sort(byId),
    policies: rows.map(policyOf),
  };
}

const peerOf = ({ pair, tunnel }: Pick<Row, 'pair' | 'tunnel'>) => pair.peers[tunnel.cloudInterface]!;

function rowsOf({ router }: RouterContext, link: LinkPlan): readonly Row[] {
  const { primary } = link;
  const encryption = primary.kind === 'vpn' ? undefined : encryptionOf(primary);
  if (primary.kind === 'vpn' || !encryption) return [];
  const paths = primary.paths.filter(({ phase }) => phase === 'live');
  const live = new Set(paths.flatMap(({ bundles }) => bundles.flatMap(({ attachments }) => attachments.map(({ id }) => id))));
  return encryption.pairs.filter(({ attachments }) => attachments.every((id) => live.has(id)))
    .flatMap((pair) => pair.gateways.flatMap(({ tunnels }) => tunnels.map((tunnel) => ({ link, encryption, pair, tunnel }))))
    .filter((row) => peerOf(row).router === router.name);
}

const becauseOf = ({ link }: Row): string => `links.${link.name}.primary.encryption`;

function tunnelModel(context: RouterContext, row: Row): TunnelModel {
  const { link, encryption: { mtu, mss }, tunnel } = row;
  const { address } = peerOf(row);
  return {
    id: tunnel.id,
    number: tunnelNumber(tunnel.insidePrefix, tunnel.cloudInterface),
    end: TUNNEL_END,
    local: address,
    localId: address,
    remote: placeholder('tunnel-outside-address', tunnel.id),
    address: tunnel.routerAddress,
    peer: hostOf(tunnel.cloudAddress),
    mtu,
    mss,
    encapsulated: false,
    proposal: cloudOf(context, link).provider,
    key: { secret: tunnel.secret, use: `${cloudOf(context, link).provider}-tunnel` },
    because: becauseOf(row),
  };
}

function sessionModel(context: RouterContext, row: Row): BgpSessionModel {
  const { link, pair, tunnel } = row;
  const policy = policyOf(row);
  return {
    id: tunnel.id,
    kind: 'encrypted',
    link: link.name,
    neighbour: hostOf(tunnel.cloudAddress),
    remoteAsn: pair.cloudAsn,
    interface: tunnel.id,
    ...cloudEdge(cloudOf(context, link)).timers.vpn,
    maximumPrefixes: maximumOf(linkRoutes(context.plan, link).accepted),
    import: importName(policy),
    export: exportName(policy),
    because: becauseOf(row),
  };
}

/** Pairs in another region stand by: each priority is a rank. */
function policyOf({ link, encryption, tunnel: { advertisedPriority } }: Row): Policy {
  const priorities = encryption.pairs.flatMap(({ gateways }) => gateways.flatMap(({ tunnels }) => tunnels.map((each) => each.advertisedPriority)));
  return { link, kind: 'encrypted', rank: rankOf(priorities, advertisedPriority), med: advertisedPriority, isFallback: false };
}

/** What the session of an attachment exchanges where tunnels stand on it; nothing where it carries the traffic itself. */
export function tunnelEndsOn(primary: DedicatedPlan, { id }: AttachmentPlan): TunnelEnds | undefined {
  const pair = encryptionOf(primary)?.pairs.find(({ attachments }) => attachments.includes(id));
  const index = pair?.attachments.indexOf(id) ?? 0;
  return pair && { attachment: id, accepted: pair.gatewayPrefixes[index]!, announced: `${pair.peers[index]!.address}/32` };
}
