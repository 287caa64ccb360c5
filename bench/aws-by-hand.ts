import { ArnFormat, CfnOutput, type CfnTag, RemovalPolicy, Stack, Validations } from 'aws-cdk-lib';
import {
  CfnConnection, CfnDirectConnectGateway, CfnDirectConnectGatewayAssociation, CfnLag, CfnResiliencyGroup, CfnTransitVirtualInterface,
} from 'aws-cdk-lib/aws-directconnect';
import { CfnCustomerGateway, CfnTransitGateway, CfnVPNConnection } from 'aws-cdk-lib/aws-ec2';
import { CfnLogGroup } from 'aws-cdk-lib/aws-logs';
import type { Construct } from 'constructs';
import type { AwsCloudPlan, BundlePlan, LinkPlan, NetworkPlan, PathPlan, TunnelPlan, VpnConnectionPlan } from '../lib/planner';

/*
 * What somebody would write who builds the same network from the classes of CloudFormation alone, with the plan's numbers at hand: the same
 * resources with the same properties, and the same outputs. `aws.ts` compares both templates. It knows the networks of `aws-networks.ts` only.
 */

const name = (...parts: readonly string[]): CfnTag[] => [{ key: 'Name', value: ['bench', ...parts].join('/') }];
const secret = (text: string): string => `{{resolve:secretsmanager:${text}:SecretString:::}}`;
const values = <T>(list: readonly T[]) => list.map((value) => ({ value }));
const output = (scope: Construct, id: string, value: string, description: string) => new CfnOutput(scope, id, { value, description });

const TUNNEL = {
  ikeVersions: values(['ikev2']),
  phase1EncryptionAlgorithms: values(['AES256-GCM-16']),
  phase1IntegrityAlgorithms: values(['SHA2-384', 'SHA2-512']),
  phase1DhGroupNumbers: values([19, 20, 21]),
  phase1LifetimeSeconds: 28_800,
  phase2EncryptionAlgorithms: values(['AES256-GCM-16']),
  phase2IntegrityAlgorithms: values(['SHA2-384', 'SHA2-512']),
  phase2DhGroupNumbers: values([19, 20, 21]),
  phase2LifetimeSeconds: 3_600,
  dpdTimeoutAction: 'restart',
  dpdTimeoutSeconds: 30,
  startupAction: 'start',
};

/** One cloud of a plan, resource by resource. */
export function byHand(scope: Construct, plan: NetworkPlan, cloud: AwsCloudPlan): void {
  const links = plan.links.filter((link) => link.cloud === cloud.name);
  const transitGateway = new CfnTransitGateway(scope, 'TransitGateway', {
    amazonSideAsn: cloud.gatewayAsn,
    defaultRouteTableAssociation: 'enable',
    defaultRouteTablePropagation: 'enable',
    description: `Hybrid network bench, ${cloud.name}`,
    vpnEcmpSupport: 'enable',
    tags: name(cloud.name),
  });
  output(scope, 'TransitGatewayId', transitGateway.attrId, `Transit gateway of ${cloud.name}`);
  if (links.some(({ primary }) => primary.kind !== 'vpn')) circuits(scope, cloud, links, transitGateway);
  tunnels(scope, links, transitGateway);
}

function circuits(scope: Construct, cloud: AwsCloudPlan, links: readonly LinkPlan[], { attrId }: CfnTransitGateway): void {
  const gateway = new CfnDirectConnectGateway(scope, 'DirectConnectGateway', {
    directConnectGatewayName: `bench/${cloud.name}`,
    amazonSideAsn: String(cloud.directConnectGatewayAsn),
    tags: name(cloud.name),
  });
  const directConnectGatewayId = gateway.attrDirectConnectGatewayId;
  new CfnDirectConnectGatewayAssociation(scope, 'Association', {
    directConnectGatewayId,
    associatedGatewayId: attrId,
    allowedPrefixesToDirectConnectGateway: [...cloud.prefixes],
  });
  output(scope, 'DirectConnectGatewayId', directConnectGatewayId, `Direct Connect gateway of ${cloud.name}`);
  for (const link of links) {
    if (link.primary.kind === 'vpn') continue;
    const { mtu, paths } = link.primary;
    const connections = paths.flatMap((path) => path.bundles.flatMap((bundle) => ports(scope, link, path, bundle, mtu, directConnectGatewayId)));
    const group = new CfnResiliencyGroup(scope, `ResiliencyGroup ${link.name}`, {
      resiliencyGroupName: `bench-${link.name}`,
      intendedResiliencyModel: 'high-resiliency',
      connectionArns: connections.map(({ attrConnectionArn }) => attrConnectionArn),
      tags: name(link.name),
    });
    Validations.of(group).acknowledge({ id: 'CloudFormation-Validate::F3006', reason: 'the rules of aws-cdk-lib do not have this type of resource yet' });
  }
}

function ports(
  scope: Construct, link: LinkPlan, { location, router }: PathPlan, bundle: BundlePlan, mtu: number, directConnectGatewayId: string,
): readonly CfnConnection[] {
  const speed = `${bundle.memberMbps / 1_000}Gbps`;
  const lag = new CfnLag(scope, `Lag ${bundle.id}`, { lagName: `bench/${bundle.id}`, connectionsBandwidth: speed, location, tags: name(bundle.id) });
  lag.applyRemovalPolicy(RemovalPolicy.RETAIN_ON_UPDATE_OR_DELETE);
  const connections = Array.from({ length: bundle.members }, (_, i) => {
    const member = `connection-${i + 1}`;
    const connection = new CfnConnection(scope, `Connection ${bundle.id} ${i + 1}`, {
      connectionName: `bench/${bundle.id}/${member}`, bandwidth: speed, lagId: lag, location, tags: name(bundle.id, member),
    });
    connection.applyRemovalPolicy(RemovalPolicy.RETAIN_ON_UPDATE_OR_DELETE);
    return connection;
  });
  const interfaces = bundle.attachments.map(({ id, vlan, sessions: [session] }) => {
    const { siteAsn, cloudAsn, routerAddress, cloudAddress, secret: key } = session!;
    const resource = new CfnTransitVirtualInterface(scope, `Interface ${id}`, {
      virtualInterfaceName: `bench/${id}`,
      connectionId: lag,
      vlan,
      bgpPeers: [{ addressFamily: 'ipv4', asn: String(siteAsn), amazonAddress: cloudAddress, customerAddress: routerAddress, authKey: secret(key) }],
      tags: name(id),
      mtu,
      directConnectGatewayId,
    });
    resource.node.addDependency(connections[0]!);
    return { attachment: id, kind: 'transit', id: resource.attrVirtualInterfaceId, vlan, mtu, routerAddress, awsAddress: cloudAddress, siteAsn, awsAsn: cloudAsn, secret: key };
  });
  const row = {
    link: link.name,
    bundle: bundle.id,
    router,
    location,
    region: 'us-east-1',
    phase: 'live',
    portMbps: bundle.memberMbps,
    lagId: lag.attrLagId,
    connectionIds: connections.map(({ attrConnectionId }) => attrConnectionId),
    interfaces,
  };
  output(scope, `Circuits ${bundle.id}`, Stack.of(scope).toJsonString(row), `From ${router} to ${location}: each of connectionIds has a letter of authorization`);
  return connections;
}

function tunnels(scope: Construct, links: readonly LinkPlan[], { attrId }: CfnTransitGateway): void {
  const log = new CfnLogGroup(scope, 'Log', { logGroupName: `/aws/vendedlogs/${Stack.of(scope).stackName}`, retentionInDays: 30, tags: name('vpn') });
  const arn = Stack.of(scope).formatArn({ service: 'logs', resource: 'log-group', resourceName: log.ref, arnFormat: ArnFormat.COLON_RESOURCE_NAME });
  const cloudwatchLogOptions = { logEnabled: true, logGroupArn: arn, logOutputFormat: 'json', bgpLogEnabled: true, bgpLogGroupArn: arn, bgpLogOutputFormat: 'json' };
  for (const link of links) {
    const vpn = link.primary.kind === 'vpn' ? link.primary : link.fallback!;
    const tunnelBandwidth = vpn.product.split('/').at(-1)!;
    const options = ({ insidePrefix, secret: key }: TunnelPlan) =>
      ({ ...TUNNEL, tunnelInsideCidr: insidePrefix, preSharedKey: secret(key), logOptions: { cloudwatchLogOptions } });
    const gateways = new Map<string, CfnCustomerGateway>();
    const rows = vpn.connections.map((row) => {
      const gateway = gateways.get(row.router) ?? customerGateway(scope, link.cloud, link.site, row);
      gateways.set(row.router, gateway);
      const connection = new CfnVPNConnection(scope, `Connection ${row.id}`, {
        type: 'ipsec.1',
        customerGatewayId: gateway.attrCustomerGatewayId,
        transitGatewayId: attrId,
        staticRoutesOnly: false,
        tunnelBandwidth,
        preSharedKeyStorage: 'SecretsManager',
        vpnTunnelOptionsSpecifications: row.tunnels.map(options),
        tags: name(row.id),
      });
      return {
        link: link.name,
        connection: row.id,
        router: row.router,
        routerPublicIp: row.routerPublicIp,
        id: connection.attrVpnConnectionId,
        siteAsn: row.siteAsn,
        awsAsn: row.cloudAsn,
        tunnels: row.tunnels.map(({ routerAddress, cloudAddress, secret: key }) => ({ routerAddress, awsAddress: cloudAddress, secret: key })),
      };
    });
    output(scope, `Tunnels ${link.name}`, Stack.of(scope).toJsonString(rows), `Tunnels of ${link.name}: the configuration of each id has the addresses of AWS on the internet`);
  }
}

function customerGateway(scope: Construct, cloud: string, site: string, { router, routerPublicIp, siteAsn }: VpnConnectionPlan): CfnCustomerGateway {
  return new CfnCustomerGateway(scope, `CustomerGateway ${site} ${router}`, { type: 'ipsec.1', ipAddress: routerPublicIp, bgpAsnExtended: siteAsn, deviceName: `bench/${cloud}/${site}/${router}`, tags: name(site, router) });
}
