import { all, differs, type Fields, fieldsOf, type Found, isFields, KNOWN, listOf, NOTHING, stranger, value } from './outputs-found';
import { vpnOf } from './vpn';
import { attachmentMtu } from '../planner/lanes';
import type { AttachmentPlan, BundlePlan, CloudPlan, DedicatedPlan, LinkPlan, NetworkPlan, PathPlan, VpnConnectionPlan } from '../planner/network-plan';

/** Ids of VPN connections of AWS, each with that of the plan. */
export type ConnectionIds = ReadonlyMap<string, string>;

/** A VPN connection with its link. */
export interface Connection {
  /** The link. */
  readonly link: LinkPlan;
  /** The connection. */
  readonly connection: VpnConnectionPlan;
}

/** The VPN connections of the clouds that are wanted. */
export function connectionsOf(plan: NetworkPlan, isWanted: (cloud: CloudPlan) => boolean): readonly Connection[] {
  const clouds = plan.clouds.filter(isWanted).map(({ name }) => name);
  const links = plan.links.filter(({ cloud }) => clouds.includes(cloud));
  return links.flatMap((link) => (vpnOf(link)?.connections ?? []).map((connection) => ({ link, connection })));
}

const isAws = ({ provider }: CloudPlan): boolean => provider === 'aws';

/** What a construct of the AWS CDK wrote as a line of JSON into an output. */
function cdkRows(content: unknown): readonly Fields[] {
  const texts = Object.values(fieldsOf(content)).flatMap((stack) => Object.values(fieldsOf(stack))).filter((text) => typeof text === 'string');
  return texts.flatMap((text) => {
    const parsed = parse(text);
    return [parsed, ...listOf(parsed)].filter(isFields);
  });
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

const isConnection = ({ connection, tunnels }: Fields): boolean => typeof connection === 'string' && Array.isArray(tunnels);

const isCircuit = ({ bundle, interfaces }: Fields): boolean => typeof bundle === 'string' && Array.isArray(interfaces);

/** The ids of VPN connections that a document tells. */
export const connectionIds = (content: unknown): readonly (readonly [id: string, connection: string])[] =>
  cdkRows(content).filter(isConnection).flatMap(({ id, connection }) => (typeof id === 'string' ? [[id, String(connection)] as const] : []));

/** What `cdk-outputs.json` tells: of circuits and of VPN connections, each row with all that the plan has of it too. */
export function cdk(plan: NetworkPlan, content: unknown): Found {
  const rows = cdkRows(content);
  return all([
    ...rows.filter(isCircuit).map((row) => cdkCircuit(plan, row)),
    ...rows.filter(isConnection).map((row) => cdkConnection(plan, row)),
  ]);
}

interface Circuit {
  readonly primary: DedicatedPlan;
  readonly path: PathPlan;
  readonly bundle: BundlePlan;
}

const circuitsOf = ({ primary }: LinkPlan): readonly Circuit[] =>
  (primary.kind === 'vpn' ? [] : primary.paths.flatMap((path) => path.bundles.map((bundle) => ({ primary, path, bundle }))));

function cdkCircuit(plan: NetworkPlan, row: Fields): Found {
  const id = String(row.bundle);
  const found = plan.links.filter(({ name }) => name === row.link).flatMap(circuitsOf).find(({ bundle }) => bundle.id === id);
  if (!found) return stranger(`circuits of link ${String(row.link)}`, id);
  const { primary, path, bundle } = found;
  const macsec = fieldsOf(row.macsec);
  return all([
    KNOWN,
    differs(id, 'the router', row.router, path.router),
    differs(id, 'the location', row.location, path.location),
    differs(id, 'the service provider', row.serviceProvider, path.serviceProvider),
    differs(id, 'the phase', row.phase, path.phase),
    differs(id, 'ports of Mbps', row.portMbps, bundle.memberMbps),
    differs(id, 'MACsec', macsec.mode, primary.macsec?.mode),
    differs(id, 'the secret of MACsec', macsec.secret, primary.macsec?.keys),
    ...listOf(row.interfaces).filter(isFields).map((each) => cdkInterface(found, each)),
  ]);
}

function cdkInterface({ primary, bundle }: Circuit, row: Fields): Found {
  const id = String(row.attachment);
  const attachment = bundle.attachments.find((each) => each.id === id);
  const session = attachment?.sessions[0];
  if (!attachment || !session) return stranger('a virtual interface', id);
  return all([
    KNOWN,
    vlanOf(bundle, attachment, row.vlan),
    differs(id, 'the kind', row.kind, attachment.interface),
    differs(id, 'the MTU', row.mtu, attachmentMtu(primary, attachment)),
    differs(id, 'the router\'s address', row.routerAddress, session.routerAddress),
    differs(id, 'the address of AWS', row.awsAddress, session.cloudAddress),
    differs(id, 'the site\'s ASN', row.siteAsn, session.siteAsn),
    differs(id, 'the ASN of AWS', row.awsAsn, session.cloudAsn),
    differs(id, 'the secret', row.secret, session.secret),
  ]);
}

/** The VLAN id of a hosted connection is its service provider's choice. */
const vlanOf = ({ hosted }: BundlePlan, { id, vlan }: AttachmentPlan, deployed: unknown): Found =>
  (hosted && deployed !== undefined ? value('vlan', id, String(deployed)) : differs(id, 'the VLAN id', deployed, vlan));

function cdkConnection(plan: NetworkPlan, row: Fields): Found {
  const id = String(row.connection);
  const found = connectionsOf(plan, isAws).find(({ link, connection }) => connection.id === id && link.name === row.link);
  if (!found) return stranger(`a VPN connection of link ${String(row.link)}`, id);
  const { router, routerPublicIp, siteAsn, cloudAsn, tunnels } = found.connection;
  const deployed = listOf(row.tunnels).map(fieldsOf);
  return all([
    KNOWN,
    differs(id, 'the router', row.router, router),
    differs(id, 'the router\'s address on the internet', row.routerPublicIp, routerPublicIp),
    differs(id, 'the site\'s ASN', row.siteAsn, siteAsn),
    differs(id, 'the ASN of AWS', row.awsAsn, cloudAsn),
    ...tunnels.flatMap((tunnel, i) => [
      differs(tunnel.id, 'the router\'s address', deployed[i]?.routerAddress, tunnel.routerAddress),
      differs(tunnel.id, 'the address of AWS', deployed[i]?.awsAddress, tunnel.cloudAddress),
      differs(tunnel.id, 'the secret', deployed[i]?.secret, tunnel.secret),
    ]),
  ]);
}

/** What is not there any more is still described for a while: https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_VpnConnection.html */
const GONE: readonly unknown[] = ['deleting', 'deleted'];

/**
 * Of AWS the outside address of a tunnel is in the description of its connection only. A connection is found by its id, where an output told
 * it, else by the name that the construct gives it, which has the network's in it; a tunnel by the subnet inside, which other networks may
 * have too.
 */
export function describedConnections(plan: NetworkPlan, content: unknown, ids: ConnectionIds): Found {
  const rows = listOf(fieldsOf(content).VpnConnections).filter(isFields).filter(({ State }) => !GONE.includes(State));
  const planned = connectionsOf(plan, isAws).map(({ connection }) => connection);
  return all(rows.map((row) => {
    const found = planned.find(({ id }) => (ids.size > 0 ? ids.get(String(row.VpnConnectionId)) === id : nameOf(row) === `${plan.name}/${id}`));
    return found ? describedTunnels(found, row) : NOTHING;
  }));
}

const nameOf = ({ Tags }: Fields): unknown => listOf(Tags).map(fieldsOf).find(({ Key }) => Key === 'Name')?.Value;

function describedTunnels({ id, tunnels }: VpnConnectionPlan, row: Fields): Found {
  const subnets = tunnels.map(({ insidePrefix }) => insidePrefix).join(', ');
  return all(listOf(fieldsOf(row.Options).TunnelOptions).filter(isFields).map((option) => {
    const tunnel = tunnels.find(({ insidePrefix }) => insidePrefix === option.TunnelInsideCidr);
    return tunnel ? value('tunnel-outside-address', tunnel.id, option.OutsideIpAddress) : differs(id, 'a tunnel with the subnet', option.TunnelInsideCidr, subnets);
  }));
}
