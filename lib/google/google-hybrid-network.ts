import type { ComputeExternalVpnGateway } from '@cdktf/provider-google/lib/compute-external-vpn-gateway';
import type { ComputeHaVpnGateway } from '@cdktf/provider-google/lib/compute-ha-vpn-gateway';
import type { ComputeInterconnect } from '@cdktf/provider-google/lib/compute-interconnect';
import type { ComputeInterconnectAttachment } from '@cdktf/provider-google/lib/compute-interconnect-attachment';
import type { ComputeNetwork } from '@cdktf/provider-google/lib/compute-network';
import type { ComputeRouter } from '@cdktf/provider-google/lib/compute-router';
import type { ComputeRouterInterface } from '@cdktf/provider-google/lib/compute-router-interface';
import type { ComputeRouterPeer } from '@cdktf/provider-google/lib/compute-router-peer';
import type { ComputeSubnetwork } from '@cdktf/provider-google/lib/compute-subnetwork';
import type { ComputeVpnTunnel } from '@cdktf/provider-google/lib/compute-vpn-tunnel';
import { Construct } from 'constructs';
import { missingPropertyProblem } from '../errors';
import { refuseForeignTokens, requireTree } from '../guard';
import { dedicated, dedicatedLinks, type DedicatedSlice, type InterconnectCustomer } from './dedicated';
import { fallback, vpnConnections, type FallbackSlice } from './fallback';
import { cloudRouter, network, type GoogleNetworkSource } from './gateway';
import { outputs, type GoogleHybridNetworkOutputs } from './outputs';
import { cloudSlice, type CloudSlice } from '../planner/cloud-slice';
import type { NetworkPlan } from '../planner/network-plan';

const NAME = 'GoogleHybridNetwork';

/** What a Google Cloud region's end of a hybrid network is built from. */
export interface GoogleHybridNetworkProps {
  /** The plan, from `planNetwork()`. */
  readonly plan: NetworkPlan;
  /** The name of a cloud in the plan, of provider `google`. */
  readonly cloud: string;
  /** The VPC network: `{ kind: 'existing', networkId }`, or `{ kind: 'new' }`, as no VPC is made unless asked. */
  readonly network: GoogleNetworkSource;
  /**
   * The company that orders the circuits, as the letter of authorization shall name it. Needed where a link has circuits.
   * @default - none
   */
  readonly customerName?: string;
  /**
   * The address to which Google writes about maintenance of the circuits, beside the project's contacts.
   * @default - none
   */
  readonly nocContactEmail?: string;
}

/**
 * The Google Cloud end of a hybrid network: Dedicated Interconnect with a VLAN attachment and a BGP session on each, and an HA VPN
 * that takes over, each with a Cloud Router of its own. It stands in a TerraformStack that has a `GoogleProvider`; every resource
 * names the project and region of the plan.
 *
 * Keys are sensitive variables of the stack, named as the secrets of the plan: set them as `TF_VAR_<name>`.
 */
export class GoogleHybridNetwork extends Construct {
  /** The id of the VPC network, given or made. */
  readonly networkId: string;
  /** The VPC network that was made; absent where an existing one was given. */
  readonly network?: ComputeNetwork;
  /** The subnetworks that were made, by prefix. */
  readonly subnetworks: ReadonlyMap<string, ComputeSubnetwork>;
  /** The Cloud Router of the VLAN attachments; absent where no link has circuits. */
  readonly interconnectRouter?: ComputeRouter;
  /** The Cloud Router of the tunnels; absent where no link has a VPN. */
  readonly vpnRouter?: ComputeRouter;
  /** The connections of Cloud Interconnect, by bundle id. */
  readonly interconnects: ReadonlyMap<string, ComputeInterconnect>;
  /** The VLAN attachments, by attachment id. */
  readonly attachments: ReadonlyMap<string, ComputeInterconnectAttachment>;
  /** The HA VPN gateways, by VPN connection id. */
  readonly vpnGateways: ReadonlyMap<string, ComputeHaVpnGateway>;
  /** The routers of the sites as Google knows them, by VPN connection id. */
  readonly externalVpnGateways: ReadonlyMap<string, ComputeExternalVpnGateway>;
  /** The VPN tunnels, by tunnel id. */
  readonly tunnels: ReadonlyMap<string, ComputeVpnTunnel>;
  /** The interfaces of the Cloud Routers, by session id or tunnel id. */
  readonly routerInterfaces: ReadonlyMap<string, ComputeRouterInterface>;
  /** The BGP peers of the Cloud Routers, by session id or tunnel id. */
  readonly routerPeers: ReadonlyMap<string, ComputeRouterPeer>;
  /** The outputs of the stack for the other end. */
  readonly outputs: GoogleHybridNetworkOutputs;

  /**
   * @param scope a TerraformStack, or a construct in one
   * @param id unique in the scope
   * @param props the plan, the cloud, and the network
   * @throws HybridNetworkError when it stands in no TerraformStack, when the plan has no such cloud of Google, when a value belongs
   *   to AWS CDK, when a link has circuits and there is no `customerName`, or when the provider has no word for a speed
   */
  constructor(scope: Construct, id: string, props: GoogleHybridNetworkProps) {
    super(scope, id);
    requireTree(this, 'cdktf', NAME);
    refuseForeignTokens(props, 'cdktf', NAME);
    const slice = cloudSlice(props.plan, 'google', props.cloud, NAME);

    const vpc = network(this, slice, props.network);
    this.networkId = vpc.id;
    if (vpc.network) this.network = vpc.network;
    this.subnetworks = vpc.subnetworks;

    const circuits = this.buildCircuits(slice, props);
    if (circuits) this.interconnectRouter = circuits.router;
    this.interconnects = circuits?.slice.interconnects ?? new Map();
    this.attachments = circuits?.slice.attachments ?? new Map();

    const vpn = this.buildVpn(slice);
    if (vpn) this.vpnRouter = vpn.router;
    this.vpnGateways = vpn?.slice.gateways ?? new Map();
    this.externalVpnGateways = vpn?.slice.externalGateways ?? new Map();
    this.tunnels = vpn?.slice.tunnels ?? new Map();

    const sessions = [...(circuits?.slice.sessions ?? []), ...(vpn?.slice.sessions ?? [])];
    this.routerInterfaces = new Map(sessions.map(([key, { routerInterface }]) => [key, routerInterface]));
    this.routerPeers = new Map(sessions.map(([key, { routerPeer }]) => [key, routerPeer]));
    this.outputs = outputs(this, slice.cloud, circuits?.slice, vpn?.slice);
  }

  private buildCircuits({ cloud, links }: CloudSlice<'google'>, props: GoogleHybridNetworkProps): { router: ComputeRouter; slice: DedicatedSlice } | undefined {
    const plans = dedicatedLinks(links);
    if (plans.length === 0) return undefined;
    const by = customer(props);
    const router = cloudRouter(this, cloud, this.networkId, 'interconnect');
    return { router, slice: dedicated(this, cloud, plans, router, by) };
  }

  private buildVpn({ cloud, links }: CloudSlice<'google'>): { router: ComputeRouter; slice: FallbackSlice } | undefined {
    const connections = vpnConnections(links);
    if (connections.length === 0) return undefined;
    const router = cloudRouter(this, cloud, this.networkId, 'vpn');
    return { router, slice: fallback(this, cloud, connections, this.networkId, router) };
  }
}

/** Google makes no letter of authorization without a name. */
function customer({ customerName, nocContactEmail, cloud }: GoogleHybridNetworkProps): InterconnectCustomer {
  if (!customerName) {
    throw missingPropertyProblem(NAME, 'customerName', `"${cloud}" has circuits`, 'name the company as the letter of authorization of the cross-connects shall name it');
  }
  return { name: customerName, ...(nocContactEmail !== undefined && { nocContactEmail }) };
}
