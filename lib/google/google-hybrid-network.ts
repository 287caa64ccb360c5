import type { ComputeExternalVpnGateway } from '@cdktf/provider-google/lib/compute-external-vpn-gateway';
import type { ComputeHaVpnGateway } from '@cdktf/provider-google/lib/compute-ha-vpn-gateway';
import type { ComputeInterconnect } from '@cdktf/provider-google/lib/compute-interconnect';
import type { ComputeInterconnectAttachment } from '@cdktf/provider-google/lib/compute-interconnect-attachment';
import type { ComputeInterconnectAttachmentGroup } from '@cdktf/provider-google/lib/compute-interconnect-attachment-group';
import type { ComputeInterconnectGroup } from '@cdktf/provider-google/lib/compute-interconnect-group';
import type { ComputeNetwork } from '@cdktf/provider-google/lib/compute-network';
import type { ComputeRouter } from '@cdktf/provider-google/lib/compute-router';
import type { ComputeRouterInterface } from '@cdktf/provider-google/lib/compute-router-interface';
import type { ComputeRouterPeer } from '@cdktf/provider-google/lib/compute-router-peer';
import type { ComputeSubnetwork } from '@cdktf/provider-google/lib/compute-subnetwork';
import type { ComputeVpnTunnel } from '@cdktf/provider-google/lib/compute-vpn-tunnel';
import type { NetworkConnectivityHub } from '@cdktf/provider-google/lib/network-connectivity-hub';
import type { NetworkConnectivitySpoke } from '@cdktf/provider-google/lib/network-connectivity-spoke';
import { Construct } from 'constructs';
import { circuitEncryption } from './circuit-encryption';
import { type GoogleContext, namer } from './context';
import { type CircuitLink, circuitLinks, dedicated, type InterconnectOrder, isGuest, isPartner } from './dedicated';
import { fallback, vpnConnections } from './fallback';
import { network, Routers } from './gateway';
import { groups } from './groups';
import type { GoogleHybridNetworkProps } from './network-props';
import { outputs, type GoogleHybridNetworkOutputs } from './outputs';
import { partnerPeers } from './partner';
import { checkPlan } from './plan-rules';
import { CONSTRUCT, googleNoGuestProblem, googleTwiceInStackProblem } from './problems';
import { requireShape } from './property-shape';
import { secretsOf } from './secrets';
import { siteToSite } from './site-to-site';
import { missingPropertyProblem, requireNone } from '../errors';
import { refuseForeignTokens, requireTree } from '../guard';
import { cloudSlice, type CloudSlice } from '../planner/cloud-slice';
import type { LinkPlan, NetworkPlan } from '../planner/network-plan';
import { TerraformStack } from '../terraform';

/**
 * The Google Cloud end of a hybrid network: Dedicated, Partner or Cross-Cloud Interconnect with VLAN attachments and BGP sessions, HA VPN on them
 * where they are encrypted, and an HA VPN that takes over, each with a Cloud Router of its own in each region. It stands in a
 * TerraformStack that has a `GoogleProvider`; every resource names the project and region of the plan.
 *
 * Keys are sensitive variables of the stack, named as the secrets of the plan (`secrets`): set them as `TF_VAR_<name>`.
 */
export class GoogleHybridNetwork extends Construct {
  /** The id of the VPC network, given or made. */
  readonly networkId: string;
  /** The VPC network that was made; absent where an existing one was given. */
  readonly network?: ComputeNetwork;
  /** The subnetworks that were made, by prefix. */
  readonly subnetworks: ReadonlyMap<string, ComputeSubnetwork>;
  /** The Cloud Routers that were made, by purpose and region: `interconnect/us-east4`. */
  readonly routers: ReadonlyMap<string, ComputeRouter>;
  /** The connections of Cloud Interconnect that were ordered, by bundle id. */
  readonly interconnects: ReadonlyMap<string, ComputeInterconnect>;
  /** The VLAN attachments, by attachment id. */
  readonly attachments: ReadonlyMap<string, ComputeInterconnectAttachment>;
  /** The groups that state the availability of connections, by link. */
  readonly interconnectGroups: ReadonlyMap<string, ComputeInterconnectGroup>;
  /** The groups that state the availability of attachments, by link. */
  readonly attachmentGroups: ReadonlyMap<string, ComputeInterconnectAttachmentGroup>;
  /** The HA VPN gateways, by VPN connection id, or by the id of a gateway on encrypted attachments. */
  readonly vpnGateways: ReadonlyMap<string, ComputeHaVpnGateway>;
  /** The routers of the sites as Google knows them, by VPN connection id, or by the id of a pair of encrypted attachments. */
  readonly externalVpnGateways: ReadonlyMap<string, ComputeExternalVpnGateway>;
  /** The VPN tunnels, by tunnel id. */
  readonly tunnels: ReadonlyMap<string, ComputeVpnTunnel>;
  /** The interfaces of the Cloud Routers, by session id or tunnel id. */
  readonly routerInterfaces: ReadonlyMap<string, ComputeRouterInterface>;
  /** The BGP peers of the Cloud Routers, by session id or tunnel id; those of a partner's attachments by attachment id. */
  readonly routerPeers: ReadonlyMap<string, ComputeRouterPeer>;
  /** The hub over which sites reach each other; absent where the plan has none. */
  readonly hub?: NetworkConnectivityHub;
  /** The spokes of the hub, by link, kind and region: `west/attachments/us-east4`. */
  readonly spokes: ReadonlyMap<string, NetworkConnectivitySpoke>;
  /** The outputs of the stack for the other end. */
  readonly outputs: GoogleHybridNetworkOutputs;
  /**
   * The variables of the stack that hold keys, by the name of the secret in the plan: each takes its value from `TF_VAR_<variable>`. A key of BGP has at
   * most 80 characters. Keys of MACsec are Google's, and not among them.
   */
  readonly secrets: ReadonlyMap<string, string>;
  /** The name of the cloud. */
  readonly cloudName: string;
  private readonly connections: ReadonlyMap<string, string>;
  private readonly guests: ReadonlyMap<string, readonly string[]>;

  /**
   * @param scope a TerraformStack, or a construct in one
   * @param id unique in the scope
   * @param props the plan, the cloud, and the network
   * @throws HybridNetworkError when it stands in no TerraformStack, when a property is not of its shape, when the plan has no such cloud of Google or
   *   the stack has it already, when a value belongs to AWS CDK, when connections to sites are ordered and there is no `customerName`, when the
   *   provider has no word for a speed, or when Google would refuse something of the plan
   */
  constructor(scope: Construct, id: string, props: GoogleHybridNetworkProps) {
    super(scope, id);
    requireTree(this, 'cdktf', CONSTRUCT);
    requireProperties(props);
    const slice = cloudSlice(props.plan, 'google', props.cloud, CONSTRUCT);
    refuseForeignTokens({ plan: { name: props.plan.name, sites: props.plan.sites, ...slice } }, 'cdktf', CONSTRUCT); // not the links of other clouds: each has its turn
    requireOnce(this, props.cloud);
    this.cloudName = props.cloud;
    check(slice, props);

    const name = namer(props.plan.name);
    const vpc = network(this, slice, props.network, name);
    this.networkId = vpc.id;
    if (vpc.network) this.network = vpc.network;
    this.subnetworks = vpc.subnetworks;

    const context: GoogleContext = { scope: this, cloud: slice.cloud, networkId: vpc.id, name, ...(props.labels && { labels: props.labels }) };
    const { routers: existing = {}, alsoAnnounce = [], announceSubnets = false, customLearnedRanges = {} } = props;
    const routers = new Routers(context, { existing, alsoAnnounce, announceSubnets });
    const links = circuitLinks(slice.links);
    const order = orderOf(slice, links, props);
    const circuits = dedicated(context, links, routers, order);
    const grouped = groups(context, links, order.project, circuits);
    const peers = partnerPeers(context, links, routers, { peers: props.partnerPeers ?? {}, customLearnedRanges }, siteAsns(slice, props.plan));
    const encrypted = circuitEncryption(context, links, circuits.attachments, routers, order);
    const connections = vpnConnections(slice.links);
    const vpn = fallback(context, connections, routers, customLearnedRanges);
    const joined = slice.cloud.siteToSite ? siteToSite(context, { circuits: links, dedicated: circuits, connections, fallback: vpn, encrypted }) : undefined;

    this.routers = routers.made;
    this.interconnects = circuits.interconnects;
    this.attachments = circuits.attachments;
    this.interconnectGroups = grouped.interconnectGroups;
    this.attachmentGroups = grouped.attachmentGroups;
    this.vpnGateways = new Map([...encrypted.gateways, ...vpn.gateways]);
    this.externalVpnGateways = new Map([...encrypted.externalGateways, ...vpn.externalGateways]);
    this.tunnels = new Map([...encrypted.tunnels, ...vpn.tunnels]);
    this.secrets = secretsOf(slice.links, { sessions: circuits.sessions, tunnels: this.tunnels });
    const sessions = [...circuits.sessions, ...peers, ...encrypted.sessions, ...vpn.sessions];
    this.routerInterfaces = new Map(sessions.flatMap(([key, { routerInterface }]) => (routerInterface ? [[key, routerInterface] as const] : [])));
    this.routerPeers = new Map(sessions.map(([key, { routerPeer }]) => [key, routerPeer]));
    if (joined) this.hub = joined.hub;
    this.spokes = joined?.spokes ?? new Map();
    this.connections = circuits.connections;
    this.guests = guestsOf(props.plan, slice.links);
    this.outputs = outputs(this, slice.cloud, { links, circuits, vpn, encrypted });
  }

  /**
   * References to the connections of this construct that a link to another cloud takes, as the construct of that cloud takes them by `interconnects`.
   *
   * @param link the name of the link that takes them, of `kind: shared`
   * @throws HybridNetworkError when no such link takes circuits of this construct
   */
  sharedCircuits(link: string): Readonly<Record<string, string>> {
    const bundles = this.guests.get(link);
    requireNone(bundles ? [] : [googleNoGuestProblem(this.cloudName, link, [...this.guests.keys()])]);
    return Object.fromEntries(bundles!.map((id) => [id, this.connections.get(id)!]));
  }
}

/** The bundles of the links of a cloud that each link to another cloud takes, by its name. */
const guestsOf = ({ links }: NetworkPlan, own: readonly LinkPlan[]): ReadonlyMap<string, readonly string[]> =>
  new Map(circuitLinks(links).filter(({ plan }) => own.some(({ name }) => name === plan.circuitsOf))
    .map(({ name, plan }) => [name, plan.paths.flatMap(({ bundles }) => bundles.map(({ id }) => id))]));

function check(slice: CloudSlice<'google'>, props: GoogleHybridNetworkProps): void {
  const { plan, network: source, quotas = {}, alsoAnnounce = [], customLearnedRanges = {}, routers = {} } = props;
  const { macsecKeys = {}, interconnects = {}, onOrder = [] } = props;
  const given = { quotas, alsoAnnounce, customLearnedRanges, routers, macsecKeys, interconnects, onOrder, partnerPeers: props.partnerPeers ?? {} };
  const inUse = plan.inService > plan.asOf ? plan.inService : plan.asOf;
  checkPlan({ slice, all: plan.links, sites: [...plan.sites, ...plan.clouds], network: source, inUse, ...given });
}

/** Names of resources and outputs start with the cloud's. */
function requireOnce(construct: GoogleHybridNetwork, cloud: string): void {
  const isTwin = (node: unknown) => node instanceof GoogleHybridNetwork && node !== construct && node.cloudName === cloud;
  const other = TerraformStack.of(construct).node.findAll().find(isTwin);
  requireNone(other ? [googleTwiceInStackProblem(cloud, other.node.path)] : []);
}

/** Properties first: what belongs to the other CDK is not of the shape that is asked for. */
function requireProperties(props: GoogleHybridNetworkProps): void {
  refuseForeignTokens({ ...props, plan: undefined }, 'cdktf', CONSTRUCT);
  requireShape(props);
}

/** The ASN of the site of each link. */
const siteAsns = ({ links }: CloudSlice<'google'>, { sites }: NetworkPlan): ReadonlyMap<string, number> =>
  new Map(links.flatMap((link) => sites.filter(({ name }) => name === link.site).map(({ asn }) => [link.name, asn] as const)));

/** Google makes no letter of authorization without a name. */
function orderOf({ cloud }: CloudSlice<'google'>, links: readonly CircuitLink[], props: GoogleHybridNetworkProps): InterconnectOrder {
  const { customerName, nocContactEmail, interconnectProject: project = cloud.project, interconnects: existing = {} } = props;
  const paths = links.flatMap(({ plan }) => (isPartner(plan) || isGuest(plan) ? [] : plan.paths.filter(({ remote }) => !remote)));
  const bundles = paths.flatMap((path) => path.bundles);
  const ordered = bundles.filter(({ id }) => existing[id] === undefined);
  if (ordered.length > 0 && !customerName) {
    throw missingPropertyProblem(CONSTRUCT, 'customerName', `"${props.cloud}" has circuits`, 'name the company as the letter of authorization of the cross-connects shall name it');
  }
  return {
    customerName: customerName ?? '',
    ...(nocContactEmail !== undefined && { nocContactEmail }),
    project,
    existing,
    macsecKeys: props.macsecKeys ?? {},
    customLearnedRanges: props.customLearnedRanges ?? {},
    onOrder: props.onOrder ?? [],
  };
}
