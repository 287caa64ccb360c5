import { ComputeNetwork } from '@cdktf/provider-google/lib/compute-network';
import { ComputeRouter } from '@cdktf/provider-google/lib/compute-router';
import { ComputeSharedVpcHostProject } from '@cdktf/provider-google/lib/compute-shared-vpc-host-project';
import { ComputeSharedVpcServiceProject } from '@cdktf/provider-google/lib/compute-shared-vpc-service-project';
import { ComputeSubnetwork } from '@cdktf/provider-google/lib/compute-subnetwork';
import type { Construct } from 'constructs';
import type { GoogleContext } from './context';
import type { CloudSlice } from '../planner/cloud-slice';
import type { GoogleCloudPlan, LinkPlan } from '../planner/network-plan';

/** The VPC network that the Cloud Routers and gateways belong to: no VPC is made unless asked. */
export type GoogleNetworkSource = NewGoogleNetwork | ExistingGoogleNetwork;

/** A new VPC network in custom mode, with the routing of the plan, and the MTU of the VLAN attachments (1460 where there are none). */
export interface NewGoogleNetwork {
  /** A new VPC network. */
  readonly kind: 'new';
  /**
   * Its name.
   * @default - the name of the network of the plan and that of the cloud
   */
  readonly name?: string;
  /**
   * Also makes a subnetwork for each prefix of the cloud, in its region.
   * @default false
   */
  readonly subnetworks?: boolean;
  /**
   * Projects whose resources may use the network (Shared VPC): the project of the plan becomes their host.
   * @default - none
   */
  readonly serviceProjects?: readonly string[];
  /**
   * How the best of several routes is found. Google advises `legacy` for critical workloads.
   * https://cloud.google.com/network-connectivity/docs/router/how-to/configuring-routing-mode
   * @default "legacy"
   */
  readonly bestPath?: 'legacy' | StandardBestPath;
}

/** Best path selection that compares what BGP compares. */
export interface StandardBestPath {
  /** Whether MEDs of different neighbours are compared. */
  readonly alwaysCompareMed: boolean;
  /** Whether the cost between regions is added to the MED; else it only decides between equal ones. */
  readonly addRegionCostToMed: boolean;
}

/** A VPC network that exists, also one of a Shared VPC host project. It stays as it is; its subnetworks are the prefixes of the cloud. */
export interface ExistingGoogleNetwork {
  /** Nothing new. */
  readonly kind: 'existing';
  /** Its id or self link, or a reference to either: `projects/<project>/global/networks/<name>`, in the project of the plan. */
  readonly networkId: string;
  /**
   * Its MTU, to be checked against that of the attachments where they are not encrypted. To change it, machines are stopped.
   * @default - not checked
   */
  readonly mtu?: number;
  /**
   * Its dynamic routing mode, to be checked against the regions of the plan.
   * @default - not checked
   */
  readonly routing?: 'global' | 'regional';
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
export function network(scope: Construct, { cloud, links }: CloudSlice<'google'>, source: GoogleNetworkSource, name: GoogleContext['name']): NetworkSlice {
  if (source.kind === 'existing') return { id: source.networkId, subnetworks: new Map() };
  const made = vpcNetwork(scope, cloud, source, source.name ?? name(cloud.name), attachmentMtu(links) ?? DEFAULT_MTU);
  sharedVpc(scope, cloud, source.serviceProjects ?? []);
  const prefixes = source.subnetworks ? cloud.prefixes : [];
  return { id: made.id, network: made, subnetworks: new Map(prefixes.map((prefix) => [prefix, subnetwork(scope, cloud, made.id, prefix, name)])) };
}

/**
 * The MTU of the attachments, which a network and all its attachments have to share; nothing where there are none.
 *
 * @see https://cloud.google.com/network-connectivity/docs/interconnect/concepts/dedicated-overview
 */
export function attachmentMtu(links: readonly LinkPlan[]): number | undefined {
  const mtus = links.flatMap(({ primary }) => (primary.kind === 'vpn' ? [] : [primary.mtu]));
  return mtus.length > 0 ? Math.min(...mtus) : undefined;
}

function vpcNetwork(scope: Construct, cloud: GoogleCloudPlan, { bestPath = 'legacy' }: NewGoogleNetwork, name: string, mtu: number): ComputeNetwork {
  return new ComputeNetwork(scope, 'network', {
    name,
    project: cloud.project,
    autoCreateSubnetworks: false,
    routingMode: cloud.routing === 'global' ? 'GLOBAL' : 'REGIONAL',
    mtu,
    ...(bestPath !== 'legacy' && {
      bgpBestPathSelectionMode: 'STANDARD',
      bgpAlwaysCompareMed: bestPath.alwaysCompareMed,
      bgpInterRegionCost: bestPath.addRegionCostToMed ? 'ADD_COST_TO_MED' : 'DEFAULT',
    }),
  });
}

function sharedVpc(scope: Construct, cloud: GoogleCloudPlan, serviceProjects: readonly string[]): void {
  if (serviceProjects.length === 0) return;
  const host = new ComputeSharedVpcHostProject(scope, 'host-project', { project: cloud.project });
  for (const serviceProject of serviceProjects) {
    new ComputeSharedVpcServiceProject(scope, `service-project-${serviceProject}`, { hostProject: host.project, serviceProject });
  }
}

function subnetwork(scope: Construct, cloud: GoogleCloudPlan, networkId: string, prefix: string, name: GoogleContext['name']): ComputeSubnetwork {
  const id = `${cloud.name}-${prefix.replace(/[./]/g, '-')}`;
  return new ComputeSubnetwork(scope, `subnetwork-${id}`, {
    name: name(id),
    project: cloud.project,
    region: cloud.region,
    network: networkId,
    ipCidrRange: prefix,
  });
}

/**
 * What a Cloud Router is for. Attachments of a partner need the ASN 16550, encrypted ones a router that carries nothing else, and the
 * sessions in tunnels on those another one.
 */
export type RouterPurpose = 'interconnect' | 'partner' | 'vpn' | 'encrypted-interconnect' | 'encrypted-partner' | 'encrypted-vpn';

/** A Cloud Router, made here or existing. */
export interface RouterReference {
  /** Its id. */
  readonly id: string;
  /** Its name. */
  readonly name: string;
}

/** What the Cloud Routers announce beside the prefixes of the cloud, and which of them exist. */
export interface RouterOptions {
  /** Names of existing routers by purpose and region: `interconnect/us-east4`. */
  readonly existing: Readonly<Record<string, string>>;
  /** Further ranges. */
  readonly alsoAnnounce: readonly string[];
  /** Whether all subnets of the network are announced too. */
  readonly announceSubnets: boolean;
}

/** The Cloud Routers of a cloud, made when first asked for. */
export class Routers {
  private readonly known = new Map<string, RouterReference>();
  private readonly routers = new Map<string, ComputeRouter>();

  /**
   * @param context what to build with
   * @param options what they announce, and which exist
   */
  constructor(private readonly context: GoogleContext, private readonly options: RouterOptions) {}

  /** The routers that were made, by purpose and region. */
  get made(): ReadonlyMap<string, ComputeRouter> {
    return this.routers;
  }

  /**
   * The router for a purpose in a region.
   *
   * @param purpose what it is for
   * @param region where it is
   * @param asn its ASN
   */
  of(purpose: RouterPurpose, region: string, asn: number): RouterReference {
    const key = `${purpose}/${region}`;
    const found = this.known.get(key) ?? this.existing(key, region) ?? this.make(key, purpose, region, asn);
    this.known.set(key, found);
    return found;
  }

  private existing(key: string, region: string): RouterReference | undefined {
    const name = this.options.existing[key];
    return name === undefined ? undefined : { name, id: `projects/${this.context.cloud.project}/regions/${region}/routers/${name}` };
  }

  private make(key: string, purpose: RouterPurpose, region: string, asn: number): RouterReference {
    const router = cloudRouter(this.context, purpose, region, asn, this.options);
    this.routers.set(key, router);
    return router;
  }
}

/**
 * A Cloud Router. It announces exactly the prefixes of the plan, on every session: a circuit and a tunnel that announce
 * different prefixes do not stand in for each other. The attachments of all links of a region share one and so do the tunnels, as a
 * region has five for a network. With a router its attachments go, so Terraform refuses to destroy one that has some. One of encrypted
 * attachments announces the addresses of the gateways on them, and nothing else.
 *
 * @see https://cloud.google.com/network-connectivity/docs/router/quotas
 * @see https://cloud.google.com/network-connectivity/docs/router/concepts/advertised-routes
 */
function cloudRouter(context: GoogleContext, purpose: RouterPurpose, region: string, asn: number, options: RouterOptions): ComputeRouter {
  const { scope, cloud, networkId, name } = context;
  const suffix = region === cloud.region ? purpose : `${purpose}-${region}`;
  const isUnderlay = purpose === 'encrypted-interconnect' || purpose === 'encrypted-partner';
  return new ComputeRouter(scope, `router-${suffix}`, {
    name: name(`${cloud.name}-${suffix}`),
    project: cloud.project,
    region,
    network: networkId,
    ...(isUnderlay ? { encryptedInterconnectRouter: true, bgp: { asn } } : { bgp: { asn, ...announced(cloud, options) } }),
    ...(!purpose.endsWith('vpn') && { lifecycle: { preventDestroy: true } }),
  });
}

function announced({ prefixes }: GoogleCloudPlan, { alsoAnnounce, announceSubnets }: RouterOptions) {
  return {
    advertiseMode: 'CUSTOM',
    ...(announceSubnets && { advertisedGroups: ['ALL_SUBNETS'] }),
    advertisedIpRanges: [...prefixes, ...alsoAnnounce].map((range) => ({ range })),
  };
}
