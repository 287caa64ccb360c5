import { ArnFormat, Names, Stack } from 'aws-cdk-lib';
import { CfnCustomerGateway, CfnVPNConnection } from 'aws-cdk-lib/aws-ec2';
import { CfnLogGroup } from 'aws-cdk-lib/aws-logs';
import { Construct } from 'constructs';
import type { GatewayTarget } from './gateway';
import { nameTag, secretText } from './naming';
import { tunnelBandwidth } from './products';
import { routerKey, vpnOf } from './slice';
import type { LinkPlan, TunnelPlan, VpnConnectionPlan, VpnPlan } from '../planner/network-plan';

/** The largest ASN that `BgpAsn` of a customer gateway takes; above it stands `BgpAsnExtended`. */
const BGP_ASN_LIMIT = 2_147_483_647;

/** Elliptic curves of 256, 384 and 521 bits. */
const DH_GROUPS = [19, 20, 21];

const INTEGRITY = ['SHA2-384', 'SHA2-512'];

const ENCRYPTION = ['AES256-GCM-16'];

const values = <T>(list: readonly T[]) => list.map((value) => ({ value }));

/**
 * What AWS accepts of a router in both phases, and nothing weaker: IKEv2, AES-256 in Galois/Counter Mode, SHA-2 of 384 bits
 * or more, elliptic-curve groups. AWS starts the tunnels and restarts them when the peer falls silent for 30 seconds, so that
 * a fallback is up before it is needed: https://docs.aws.amazon.com/vpn/latest/s2svpn/VPNTunnels.html
 */
const TUNNEL_POLICY = {
  ikeVersions: values(['ikev2']),
  phase1EncryptionAlgorithms: values(ENCRYPTION),
  phase1IntegrityAlgorithms: values(INTEGRITY),
  phase1DhGroupNumbers: values(DH_GROUPS),
  phase1LifetimeSeconds: 28_800,
  phase2EncryptionAlgorithms: values(ENCRYPTION),
  phase2IntegrityAlgorithms: values(INTEGRITY),
  phase2DhGroupNumbers: values(DH_GROUPS),
  phase2LifetimeSeconds: 3_600,
  dpdTimeoutAction: 'restart',
  dpdTimeoutSeconds: 30,
  startupAction: 'start',
} as const satisfies CfnVPNConnection.VpnTunnelOptionsSpecificationProperty;

/** Days that the logs of the tunnels are kept. */
const LOG_DAYS = 30;

/** Log groups with this prefix need no policy of their own: https://docs.aws.amazon.com/vpn/latest/s2svpn/monitoring-logs.html */
const LOG_PREFIX = '/aws/vendedlogs/';

/** The longest name of a log group. */
const LOG_NAME_LENGTH = 512;

/** What the tunnels are made from. */
export interface AwsFallbackProps {
  /** The name of the network: it starts the names of gateways and connections. */
  readonly network: string;
  /** The links that end in the cloud. */
  readonly links: readonly LinkPlan[];
  /** The gateway that they end on. */
  readonly gateway: GatewayTarget;
  /**
   * Whether the traffic of the tunnels enters the network of AWS near the site.
   * @default false
   */
  readonly accelerate?: boolean;
}

/**
 * Site-to-site VPN on the gateway of the cloud: what takes over when the circuits of a link are lost, and the only way of a link
 * without circuits. A link that gets circuits later keeps its tunnels.
 *
 * The service keeps the keys in AWS Secrets Manager, so that they are not in what it says of a connection; who deploys needs the permission:
 * https://docs.aws.amazon.com/vpn/latest/s2svpn/enhanced-security.html
 * What happens in the tunnels and in their BGP sessions goes to a log group, which is kept for a month.
 */
export class AwsFallback extends Construct {
  /** Customer gateways by `site/router`: all connections of a router share one. */
  readonly customerGateways: ReadonlyMap<string, CfnCustomerGateway>;
  /** VPN connections by the id of the connection. */
  readonly connections: ReadonlyMap<string, CfnVPNConnection>;
  /** Where the tunnels log to; absent where there is no VPN. */
  readonly log?: CfnLogGroup;

  /**
   * Builds the tunnels.
   *
   * @param scope the network
   * @param id stable within the network
   * @param props what to build
   */
  constructor(scope: Construct, id: string, props: AwsFallbackProps) {
    super(scope, id);
    const gateways = new Map<string, CfnCustomerGateway>();
    const connections = new Map<string, CfnVPNConnection>();
    if (props.links.some(vpnOf)) this.log = logGroup(this, props.network);
    const logOptions = this.log && { cloudwatchLogOptions: logTo(this.log) };
    for (const link of props.links) {
      const vpn = vpnOf(link);
      for (const row of vpn?.connections ?? []) {
        const key = routerKey(link, row.router);
        const gateway = gateways.get(key) ?? customerGateway(this, props.network, link.cloud, key, row);
        gateways.set(key, gateway);
        connections.set(row.id, vpnConnection(this, props, vpn!, row, gateway, logOptions!));
      }
    }
    this.customerGateways = gateways;
    this.connections = connections;
  }
}

function logGroup(scope: Construct, network: string): CfnLogGroup {
  const name = Names.uniqueResourceName(scope, { separator: '-', maxLength: LOG_NAME_LENGTH - LOG_PREFIX.length });
  return new CfnLogGroup(scope, 'Log', { logGroupName: `${LOG_PREFIX}${name}`, retentionInDays: LOG_DAYS, tags: nameTag(network, 'vpn') });
}

/**
 * A router as AWS knows it. Without a device name of its own AWS would give a second stack the gateway of the first:
 * https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_CreateCustomerGateway.html
 */
function customerGateway(scope: Construct, network: string, cloud: string, key: string, { routerPublicIp, siteAsn }: VpnConnectionPlan): CfnCustomerGateway {
  return new CfnCustomerGateway(scope, `CustomerGateway ${key}`, {
    type: 'ipsec.1',
    ipAddress: routerPublicIp,
    ...(siteAsn > BGP_ASN_LIMIT ? { bgpAsnExtended: siteAsn } : { bgpAsn: siteAsn }),
    deviceName: nameTag(network, cloud, key)[0]!.value,
    tags: nameTag(network, key),
  });
}

function vpnConnection(
  scope: Construct,
  { network, gateway, accelerate }: AwsFallbackProps,
  { product }: VpnPlan,
  row: VpnConnectionPlan,
  { attrCustomerGatewayId }: CfnCustomerGateway,
  logOptions: CfnVPNConnection.VpnTunnelLogOptionsSpecificationProperty,
): CfnVPNConnection {
  const bandwidth = tunnelBandwidth(product);
  return new CfnVPNConnection(scope, `Connection ${row.id}`, {
    type: 'ipsec.1',
    customerGatewayId: attrCustomerGatewayId,
    ...gateway,
    staticRoutesOnly: false,
    ...(accelerate && { enableAcceleration: true }),
    ...(bandwidth !== undefined && { tunnelBandwidth: bandwidth }),
    preSharedKeyStorage: 'SecretsManager',
    vpnTunnelOptionsSpecifications: row.tunnels.map((tunnel) => ({ ...tunnelOptions(tunnel), logOptions })),
    tags: nameTag(network, row.id),
  });
}

/** The addresses follow from the /30: the first is the cloud's, the second the router's. */
function tunnelOptions(tunnel: TunnelPlan): CfnVPNConnection.VpnTunnelOptionsSpecificationProperty {
  return { ...TUNNEL_POLICY, tunnelInsideCidr: tunnel.insidePrefix, preSharedKey: secretText(tunnel.secret) };
}

/** The service wants the ARN without the `:*` that CloudFormation gives it. */
function logTo(log: CfnLogGroup): CfnVPNConnection.CloudwatchLogOptionsSpecificationProperty {
  const arn = Stack.of(log).formatArn({ service: 'logs', resource: 'log-group', resourceName: log.ref, arnFormat: ArnFormat.COLON_RESOURCE_NAME });
  return { logEnabled: true, logGroupArn: arn, logOutputFormat: 'json', bgpLogEnabled: true, bgpLogGroupArn: arn, bgpLogOutputFormat: 'json' };
}
