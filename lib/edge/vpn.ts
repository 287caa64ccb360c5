import { hostOf, tunnelNumber } from './addresses';
import { cloudEdge } from './clouds';
import { byId, cloudOf, type RouterContext, routerKey } from './context';
import type { BgpSessionModel, LoopbackModel, TunnelModel, WanInterface } from './model';
import { placeholder } from './placeholder';
import { exportName, importName, type Policy } from './policies';
import { PORT_NAMES } from './port-names';
import { hasPublicInterface, linkRoutes, maximumOf } from './routes';
import type { LinkPlan, TunnelPlan, VpnConnectionPlan, VpnPlan } from '../planner/network-plan';

/** What the tunnels of a router come to. */
export interface VpnParts {
  /** The interface towards the internet; absent where there are no tunnels. */
  readonly wan?: WanInterface;
  /** Addresses that several tunnels share. */
  readonly loopbacks: readonly LoopbackModel[];
  /** Tunnels. */
  readonly tunnels: readonly TunnelModel[];
  /** Sessions in them. */
  readonly sessions: readonly BgpSessionModel[];
  /** The policies of the sessions. */
  readonly policies: readonly Policy[];
}

interface Row {
  readonly link: LinkPlan;
  readonly vpn: VpnPlan;
  readonly connection: VpnConnectionPlan;
  readonly tunnel: TunnelPlan;
}

/** The VPN of a link, whether it is the fallback or all there is. */
export const vpnOf = ({ primary, fallback }: LinkPlan): VpnPlan | undefined => (primary.kind === 'vpn' ? primary : fallback);

/** Tunnels with their addresses and sessions. They run from the first day, whatever the phase of the circuits. */
export function vpnParts(context: RouterContext): VpnParts {
  const rows = context.links.flatMap((link) => rowsOf(link, context.router.name));
  if (rows.length === 0) return { loopbacks: [], tunnels: [], sessions: [], policies: [] };
  const wan = wanOf(context, rows[0]!.connection);
  return {
    wan,
    loopbacks: loopbacksOf(rows),
    tunnels: rows.map((row) => tunnelModel(context, row, wan)).sort(byId),
    sessions: rows.map((row) => sessionModel(context, row)).sort(byId),
    policies: rows.map((row) => policyOf(context, row)),
  };
}

function rowsOf(link: LinkPlan, router: string): readonly Row[] {
  const vpn = vpnOf(link);
  return (vpn?.connections ?? []).filter((connection) => connection.router === router)
    .flatMap((connection) => connection.tunnels.map((tunnel) => ({ link, vpn: vpn!, connection, tunnel })));
}

const isFallback = ({ primary }: LinkPlan): boolean => primary.kind !== 'vpn';

const becauseOf = ({ link }: Row): string => `links.${link.name}.${isFallback(link) ? 'fallback' : 'primary'}`;

/**
 * A public virtual interface brings the addresses of AWS's ends of tunnels too, and takes nothing from the router's own address: tunnels then need
 * routes to the internet of their own. https://docs.aws.amazon.com/directconnect/latest/UserGuide/routing-and-bgp.html
 */
function wanOf(context: RouterContext, { routerPublicIp }: VpnConnectionPlan): WanInterface {
  const { site, router } = context;
  const nextHop = router.wan?.nextHop ?? (hasPublicInterface(context.links, router.name) ? placeholder('wan-next-hop', routerKey(site.name, router.name)) : undefined);
  return {
    id: 'wan',
    name: router.wan?.interface ?? PORT_NAMES[router.platform].wan,
    localAddress: router.wan?.localAddress ?? routerPublicIp,
    publicIp: routerPublicIp,
    ...(nextHop !== undefined && { nextHop }),
    because: `sites.${site.name}.routers.${router.name}.publicIp`,
  };
}

const isShared = ({ tunnels }: VpnConnectionPlan): boolean => new Set(tunnels.map(({ routerAddress }) => routerAddress)).size < tunnels.length;

function loopbacksOf(rows: readonly Row[]): readonly LoopbackModel[] {
  const shared = rows.filter(({ connection }) => isShared(connection));
  return [...new Map(shared.map((row): [string, LoopbackModel] => [row.connection.id, {
    id: row.connection.id,
    number: tunnelNumber(row.tunnel.insidePrefix, 0),
    address: `${hostOf(row.tunnel.routerAddress)}/32`,
    because: becauseOf(row),
  }])).values()].sort(byId);
}

/**
 * The header of UDP, in which ESP travels where addresses are translated: packets and segments are that much smaller. AWS has 1438 and 1398
 * bytes in place of 1446 and 1406: https://docs.aws.amazon.com/vpn/latest/s2svpn/cgw-best-practice.html
 */
const ENCAPSULATION_BYTES = 8;

function tunnelModel(context: RouterContext, row: Row, { localAddress, publicIp }: WanInterface): TunnelModel {
  const { link, vpn, connection, tunnel } = row;
  const encapsulated = localAddress !== publicIp;
  const less = encapsulated ? ENCAPSULATION_BYTES : 0;
  return {
    id: tunnel.id,
    number: tunnelNumber(tunnel.insidePrefix, tunnel.cloudInterface),
    end: 'wan',
    local: localAddress,
    localId: publicIp,
    remote: placeholder('tunnel-outside-address', tunnel.id),
    ...(isShared(connection) ? { loopback: connection.id } : { address: tunnel.routerAddress }),
    peer: hostOf(tunnel.cloudAddress),
    mtu: vpn.mtu - less,
    mss: vpn.mss - less,
    encapsulated,
    proposal: cloudOf(context, link).provider,
    key: { secret: tunnel.secret, use: `${cloudOf(context, link).provider}-tunnel` },
    because: becauseOf(row),
  };
}

function sessionModel(context: RouterContext, row: Row): BgpSessionModel {
  const { link, connection, tunnel } = row;
  const policy = policyOf(context, row);
  return {
    id: tunnel.id,
    kind: 'vpn',
    link: link.name,
    neighbour: hostOf(tunnel.cloudAddress),
    remoteAsn: connection.cloudAsn,
    interface: tunnel.id,
    ...(isShared(connection) && { source: connection.id }),
    ...cloudEdge(cloudOf(context, link)).timers.vpn,
    maximumPrefixes: maximumOf(linkRoutes(context.plan, link).accepted),
    import: importName(policy),
    export: exportName(policy),
    because: becauseOf(row),
  };
}

/** Tunnels of one gateway share the traffic, or stand in line, router by router and in the order of their ids. */
function policyOf(context: RouterContext, { link, vpn, tunnel }: Row): Policy {
  const order = vpn.connections.flatMap(({ tunnels }) => tunnels.map(({ id }) => id));
  const rank = cloudEdge(cloudOf(context, link)).tunnels === 'in-turn' ? order.indexOf(tunnel.id) : 0;
  return { link, kind: 'vpn', rank, med: tunnel.advertisedPriority + rank, isFallback: isFallback(link) };
}
