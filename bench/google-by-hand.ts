import { ComputeExternalVpnGateway } from '@cdktf/provider-google/lib/compute-external-vpn-gateway';
import { ComputeHaVpnGateway } from '@cdktf/provider-google/lib/compute-ha-vpn-gateway';
import { ComputeInterconnect } from '@cdktf/provider-google/lib/compute-interconnect';
import { ComputeInterconnectAttachment } from '@cdktf/provider-google/lib/compute-interconnect-attachment';
import { ComputeInterconnectAttachmentGroup } from '@cdktf/provider-google/lib/compute-interconnect-attachment-group';
import { ComputeInterconnectGroup } from '@cdktf/provider-google/lib/compute-interconnect-group';
import { ComputeRouter } from '@cdktf/provider-google/lib/compute-router';
import { ComputeRouterInterface } from '@cdktf/provider-google/lib/compute-router-interface';
import { ComputeRouterPeer } from '@cdktf/provider-google/lib/compute-router-peer';
import { ComputeRouterRoutePolicy } from '@cdktf/provider-google/lib/compute-router-route-policy';
import { ComputeVpnTunnel } from '@cdktf/provider-google/lib/compute-vpn-tunnel';
import { Fn, TerraformOutput, type TerraformStack, TerraformVariable } from 'cdktf';
import type { Construct } from 'constructs';
import type { DedicatedPlan, GoogleCloudPlan, LinkPlan, NetworkPlan, SessionPlan, TunnelPlan, VpnConnectionPlan } from '../lib/planner';

/*
 * What somebody would write who builds the same network from the classes of the provider alone, with the plan's numbers at hand: the same
 * resources with the same arguments, variables and outputs. `google.ts` compares both. It knows the networks of `google.ts` only.
 */

/** What every resource is made with. */
interface Bench {
  readonly stack: TerraformStack;
  readonly scope: Construct;
  readonly cloud: GoogleCloudPlan;
}

const NETWORK_ID = 'projects/bench-ai/global/networks/bench';
const SPEEDS: Readonly<Record<number, string>> = { 10_000: '10G_LR', 100_000: '100G_LR' };
const SIZES: Readonly<Record<number, string>> = { 10_000: 'BPS_10G', 20_000: 'BPS_20G', 50_000: 'BPS_50G', 100_000: 'BPS_100G' };

/** Where the network of a benchmark is. */
export const BENCH_NETWORK = NETWORK_ID;

/** One cloud of a plan, resource by resource. */
export function byHand(stack: TerraformStack, scope: Construct, plan: NetworkPlan, cloud: GoogleCloudPlan): void {
  const bench = { stack, scope, cloud };
  const links = plan.links.filter((link) => link.cloud === cloud.name);
  circuits(bench, links);
  tunnels(bench, links);
}

function variable({ stack }: Bench, secret: string, description: string, most?: number): string {
  const name = secret.toLowerCase().replace(/[^a-z0-9]+/g, '_');
  const condition = `\${length(var.${name}) > 0${most === undefined ? '' : ` && length(var.${name}) <= ${most}`}}`;
  const errorMessage = most === undefined ? 'The key is empty.' : `The key has to have 1 to ${most} characters.`;
  const made = new TerraformVariable(stack, `key ${name}`, { type: 'string', sensitive: true, nullable: false, description, validation: [{ condition, errorMessage }] });
  made.overrideLogicalId(name);
  return made.stringValue;
}

function router({ scope, cloud }: Bench, purpose: string): ComputeRouter {
  return new ComputeRouter(scope, `router-${purpose}`, {
    name: `bench-${cloud.name}-${purpose}`,
    project: cloud.project,
    region: cloud.region,
    network: NETWORK_ID,
    bgp: { asn: cloud.asn, advertiseMode: 'CUSTOM', advertisedIpRanges: cloud.prefixes.map((range) => ({ range })) },
    ...(purpose === 'interconnect' && { lifecycle: { preventDestroy: true } }),
  });
}

function circuits(bench: Bench, links: readonly LinkPlan[]): void {
  const { scope, cloud } = bench;
  const own = router(bench, 'interconnect');
  const interconnects: Record<string, unknown> = {};
  const attachments: Record<string, unknown> = {};
  for (const { name, primary } of links) {
    if (primary.kind === 'vpn') continue;
    const members = { connections: [] as { name: string; interconnect: string }[], attachments: [] as { name: string; attachment: string }[] };
    for (const path of primary.paths) {
      for (const bundle of path.bundles) {
        const connection = new ComputeInterconnect(scope, `interconnect-${bundle.id}`, {
          name: `bench-${bundle.id}`,
          project: cloud.project,
          customerName: 'Bench AI',
          interconnectType: 'DEDICATED',
          linkType: `LINK_TYPE_ETHERNET_${SPEEDS[bundle.memberMbps]}`,
          requestedLinkCount: bundle.members,
          location: `https://www.googleapis.com/compute/v1/projects/${cloud.project}/global/interconnectLocations/${path.location}`,
          adminEnabled: true,
          lifecycle: { preventDestroy: true, ignoreChanges: ['requested_link_count'] },
        });
        interconnects[bundle.id] = { reference: connection.googleReferenceId, state: connection.state };
        members.connections.push({ name: bundle.id, interconnect: connection.id });
        for (const row of bundle.attachments) {
          const attachment = vlanAttachment(bench, primary, row, connection, own);
          const { vlanTag8021Q: vlan, cloudRouterIpAddress: cloudAddress, customerRouterIpAddress: routerAddress } = attachment;
          attachments[row.id] = { vlan, cloud_address: cloudAddress, router_address: routerAddress };
          members.attachments.push({ name: row.id, attachment: attachment.id });
          for (const session of row.sessions) circuitSession(bench, session, attachment, own);
        }
      }
    }
    groups(bench, name, members);
  }
  output(scope, cloud, 'interconnects', 'The reference and the state of each connection: what the letter of authorization and a support case name.', interconnects);
  output(scope, cloud, 'attachments', 'The VLAN id and the addresses of each VLAN attachment, as Google gave them.', attachments);
}

function groups({ scope, cloud }: Bench, name: string, members: {
  readonly connections: { name: string; interconnect: string }[];
  readonly attachments: { name: string; attachment: string }[];
}): void {
  const capability = 'PRODUCTION_NON_CRITICAL';
  new ComputeInterconnectGroup(scope, `interconnect-group-${name}`, {
    name: `bench-${name}`, project: cloud.project, intent: { topologyCapability: capability }, interconnects: members.connections,
  });
  new ComputeInterconnectAttachmentGroup(scope, `attachment-group-${name}`, {
    name: `bench-${name}`, project: cloud.project, intent: { availabilitySla: capability }, attachments: members.attachments,
  });
}

type Attachment = DedicatedPlan['paths'][number]['bundles'][number]['attachments'][number];

function vlanAttachment(
  bench: Bench, { mtu }: DedicatedPlan, row: Attachment, connection: ComputeInterconnect, own: ComputeRouter,
): ComputeInterconnectAttachment {
  const { scope, cloud } = bench;
  return new ComputeInterconnectAttachment(scope, `attachment-${row.id}`, {
    name: `bench-${row.id}`,
    project: cloud.project,
    region: cloud.region,
    type: 'DEDICATED',
    interconnect: connection.id,
    router: own.id,
    bandwidth: SIZES[row.bandwidthMbps]!,
    vlanTag8021Q: row.vlan,
    candidateSubnets: row.sessions.map(({ prefix }) => prefix),
    mtu: String(mtu),
    adminEnabled: true,
    lifecycle: { preventDestroy: true },
  });
}

function circuitSession(bench: Bench, session: SessionPlan, attachment: ComputeInterconnectAttachment, own: ComputeRouter): void {
  const { scope, cloud } = bench;
  const place = { name: `bench-${session.id}`, project: cloud.project, region: cloud.region, router: own.name };
  const face = new ComputeRouterInterface(scope, `interface-${session.id}`, {
    ...place, ipRange: attachment.cloudRouterIpAddress, interconnectAttachment: attachment.selfLink,
  });
  new ComputeRouterPeer(scope, `peer-${session.id}`, {
    ...place,
    interface: face.name,
    peerIpAddress: Fn.element(Fn.split('/', attachment.customerRouterIpAddress), 0) as string,
    peerAsn: session.siteAsn,
    advertisedRoutePriority: session.advertisedPriority,
    bfd: { sessionInitializationMode: 'ACTIVE', minTransmitInterval: 1000, minReceiveInterval: 1000, multiplier: 5 },
    md5AuthenticationKey: { name: `bench-${session.id}`, key: variable(bench, session.secret, `BGP key of the session ${session.id}`, 80) },
    lifecycle: { replaceTriggeredBy: [`${face.terraformResourceType}.${face.friendlyUniqueId}`] },
  });
}

function tunnels(bench: Bench, links: readonly LinkPlan[]): void {
  const { scope, cloud } = bench;
  const own = router(bench, 'vpn');
  const policy = new ComputeRouterRoutePolicy(scope, 'return-path-10200', {
    name: `bench-${cloud.name}-med-10200`,
    project: cloud.project,
    region: cloud.region,
    router: own.name,
    type: 'ROUTE_POLICY_TYPE_IMPORT',
    terms: [{ priority: 1, match: { expression: "destination.inAnyRange(prefix('0.0.0.0/0').orLonger())" }, actions: [{ expression: 'med.set(10200)' }] }],
  });
  const gateways: Record<string, unknown> = {};
  for (const connection of links.flatMap(({ fallback }) => fallback?.connections ?? [])) {
    const place = { name: `bench-${connection.id}`, project: cloud.project };
    const gateway = new ComputeHaVpnGateway(scope, `vpn-gateway-${connection.id}`, { ...place, region: cloud.region, network: NETWORK_ID });
    const external = new ComputeExternalVpnGateway(scope, `external-gateway-${connection.id}`, {
      ...place, redundancyType: 'SINGLE_IP_INTERNALLY_REDUNDANT', interface: [{ id: 0, ipAddress: connection.routerPublicIp }],
    });
    gateways[connection.id] = [0, 1].map((index) => gateway.vpnInterfaces.get(index).ipAddress);
    for (const row of connection.tunnels) vpnTunnel(bench, connection, row, { gateway, external, own, policy });
  }
  output(scope, cloud, 'vpn-gateways', 'The internet addresses of each HA VPN gateway, of interface 0 and of interface 1.', gateways);
}

function vpnTunnel(bench: Bench, connection: VpnConnectionPlan, row: TunnelPlan, ends: {
  readonly gateway: ComputeHaVpnGateway;
  readonly external: ComputeExternalVpnGateway;
  readonly own: ComputeRouter;
  readonly policy: ComputeRouterRoutePolicy;
}): void {
  const { scope, cloud } = bench;
  const place = { name: `bench-${row.id}`, project: cloud.project, region: cloud.region };
  const tunnel = new ComputeVpnTunnel(scope, `tunnel-${row.id}`, {
    ...place,
    vpnGateway: ends.gateway.id,
    vpnGatewayInterface: row.cloudInterface,
    peerExternalGateway: ends.external.id,
    peerExternalGatewayInterface: 0,
    router: ends.own.id,
    ikeVersion: 2,
    sharedSecret: variable(bench, row.secret, `Pre-shared key of the tunnel ${row.id}`),
  });
  const face = new ComputeRouterInterface(scope, `interface-${row.id}`, { ...place, router: ends.own.name, ipRange: row.cloudAddress, vpnTunnel: tunnel.name });
  new ComputeRouterPeer(scope, `peer-${row.id}`, {
    ...place,
    router: ends.own.name,
    interface: face.name,
    peerIpAddress: row.routerAddress.split('/')[0]!,
    peerAsn: connection.siteAsn,
    importPolicies: [ends.policy.name],
    advertisedRoutePriority: row.advertisedPriority,
    lifecycle: { replaceTriggeredBy: [`${face.terraformResourceType}.${face.friendlyUniqueId}`] },
  });
}

function output(scope: Construct, cloud: GoogleCloudPlan, id: string, description: string, value: unknown): void {
  new TerraformOutput(scope, id, { description, value }).overrideLogicalId(`${cloud.name}-${id}`.replaceAll('-', '_'));
}
