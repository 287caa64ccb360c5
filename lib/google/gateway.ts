import { ComputeNetwork } from '@cdktf/provider-google/lib/compute-network';
import { ComputeRouter } from '@cdktf/provider-google/lib/compute-router';
import { ComputeSubnetwork } from '@cdktf/provider-google/lib/compute-subnetwork';
import type { Construct } from 'constructs';
import { resourceName } from './names';
import type { CloudSlice } from '../planner/cloud-slice';
import type { GoogleCloudPlan, LinkPlan } from '../planner/network-plan';

/** The VPC network that the Cloud Routers and gateways belong to: no VPC is made unless asked. */
export type GoogleNetworkSource = NewGoogleNetwork | ExistingGoogleNetwork;

/** A new VPC network in custom mode, with global dynamic routing, and the MTU of the VLAN attachments (1460 where there are none). */
export interface NewGoogleNetwork {
  /** A new VPC network. */
  readonly kind: 'new';
  /**
   * Its name.
   * @default - the name of the cloud
   */
  readonly name?: string;
  /**
   * Also makes a subnetwork for each prefix of the cloud.
   * @default false
   */
  readonly subnetworks?: boolean;
}

/** A VPC network that exists. Its routing mode and MTU stay as they are; its subnetworks are the prefixes of the cloud. */
export interface ExistingGoogleNetwork {
  /** Nothing new. */
  readonly kind: 'existing';
  /** Its id or self link, or a reference to either: `projects/<project>/global/networks/<name>`, in the project of the plan. */
  readonly networkId: string;
}

/** The network as the other slices use it. */
export interface NetworkSlice {
  /** Its id. */
  readonly id: string;
  /** The network that was made. */
  readonly network?: ComputeNetwork;
  /** The subnetworks that were made, by prefix. */
  readonly subnetworks: ReadonlyMap<string, ComputeSubnetwork>;
}

/** The MTU of a VPC network that says none; an HA VPN gateway has the same. */
const DEFAULT_MTU = 1460;

/** The given network, or the new one that was asked for. */
export function network(scope: Construct, { cloud, links }: CloudSlice<'google'>, source: GoogleNetworkSource): NetworkSlice {
  if (source.kind === 'existing') return { id: source.networkId, subnetworks: new Map() };
  const made = vpcNetwork(scope, cloud, source.name ?? resourceName(cloud.name), networkMtu(links));
  const prefixes = source.subnetworks ? cloud.prefixes : [];
  return { id: made.id, network: made, subnetworks: new Map(prefixes.map((prefix) => [prefix, subnetwork(scope, cloud, made.id, prefix)])) };
}

/**
 * The MTU of the attachments, which a network and all its attachments have to share.
 *
 * @see https://cloud.google.com/network-connectivity/docs/interconnect/concepts/dedicated-overview
 */
function networkMtu(links: readonly LinkPlan[]): number {
  const mtus = links.flatMap(({ primary }) => (primary.kind === 'dedicated-interconnect' ? [primary.mtu] : []));
  return mtus.length > 0 ? Math.min(...mtus) : DEFAULT_MTU;
}

/**
 * A Cloud Router. It announces exactly the prefixes of the plan, on every session: a circuit and a tunnel that announce
 * different prefixes do not stand in for each other. The attachments of all links share one and so do the tunnels, as a region
 * has five for a network.
 *
 * @see https://cloud.google.com/network-connectivity/docs/router/quotas
 * @see https://cloud.google.com/network-connectivity/docs/router/concepts/advertised-routes
 */
export function cloudRouter(scope: Construct, cloud: GoogleCloudPlan, networkId: string, purpose: 'interconnect' | 'vpn'): ComputeRouter {
  return new ComputeRouter(scope, `router-${purpose}`, {
    name: resourceName(`${cloud.name}-${purpose}`),
    project: cloud.project,
    region: cloud.region,
    network: networkId,
    bgp: { asn: cloud.asn, advertiseMode: 'CUSTOM', advertisedIpRanges: cloud.prefixes.map((range) => ({ range })) },
  });
}

function vpcNetwork(scope: Construct, cloud: GoogleCloudPlan, name: string, mtu: number): ComputeNetwork {
  return new ComputeNetwork(scope, 'network', { name, project: cloud.project, autoCreateSubnetworks: false, routingMode: 'GLOBAL', mtu });
}

function subnetwork(scope: Construct, cloud: GoogleCloudPlan, networkId: string, prefix: string): ComputeSubnetwork {
  const id = `${cloud.name}-${prefix.replace(/[./]/g, '-')}`;
  return new ComputeSubnetwork(scope, `subnetwork-${id}`, {
    name: resourceName(id),
    project: cloud.project,
    region: cloud.region,
    network: networkId,
    ipCidrRange: prefix,
  });
}
