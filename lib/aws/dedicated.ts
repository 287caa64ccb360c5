import { CfnParameter, RemovalPolicy } from 'aws-cdk-lib';
import { CfnConnection, CfnLag, CfnTransitVirtualInterface } from 'aws-cdk-lib/aws-directconnect';
import { Construct } from 'constructs';
import { CONNECTION_NAME_LENGTH, directConnectName, INTERFACE_NAME_LENGTH, nameTag, output, secretText } from './naming';
import { portSpeed } from './products';
import { dedicatedOf } from './slice';
import type { AttachmentPlan, BundlePlan, DedicatedPlan, LinkPlan, PathPlan, SessionPlan } from '../planner/network-plan';

/** What the circuits are made from. */
export interface AwsDedicatedProps {
  /** The name of the network: it starts the names of LAGs, connections and interfaces. */
  readonly network: string;
  /** The links that end in the cloud. */
  readonly links: readonly LinkPlan[];
  /**
   * The id of the Direct Connect gateway.
   * @default - none: no link has circuits
   */
  readonly directConnectGatewayId?: string;
}

/** A bundle and where it belongs. */
interface Circuit {
  readonly network: string;
  readonly primary: DedicatedPlan;
  readonly path: PathPlan;
  readonly bundle: BundlePlan;
}

/** What a hosted connection is known by when its partner has made it. */
export interface HostedConnection {
  /** Its id, `dxcon-...`; accept it before the deployment. */
  readonly connectionId: CfnParameter;
  /** The VLAN id that the partner assigned; by default the plan's. */
  readonly vlan: CfnParameter;
}

/**
 * Direct Connect: for each bundle of the plan a LAG with its connections, and its transit virtual interfaces. The interfaces
 * stand on the LAG, which takes them before its connections are cabled; a connection does not:
 * https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-directconnect-connection.html
 *
 * LAGs and connections are kept when they leave the template: a cable hangs on each. Minimum links is left at 0, because
 * CloudFormation refuses it for a new LAG. MACsec is requested here. Its keys and its mode are set after the deployment, with
 * `aws directconnect associate-mac-sec-key` and `aws directconnect update-lag --encryption-mode must_encrypt`, because CloudFormation
 * has no resource for them: until then the default mode of AWS, `should_encrypt`, falls back to clear text.
 * https://docs.aws.amazon.com/directconnect/latest/UserGuide/MACsec.html
 *
 * A hosted connection is made by a partner of AWS, with a VLAN id of its choice: the template asks for both by parameters, and makes
 * the one virtual interface that it takes. https://docs.aws.amazon.com/directconnect/latest/UserGuide/hosted_connection.html
 */
export class AwsDedicated extends Construct {
  /** LAGs by the id of the bundle. */
  readonly lags: ReadonlyMap<string, CfnLag>;
  /** The connections of each LAG, in the order of their ordinals, by the id of the bundle. */
  readonly connections: ReadonlyMap<string, readonly CfnConnection[]>;
  /** The parameters of each hosted connection, by the id of the bundle. */
  readonly hostedConnections: ReadonlyMap<string, HostedConnection>;
  /** Transit virtual interfaces by the id of the attachment. */
  readonly virtualInterfaces: ReadonlyMap<string, CfnTransitVirtualInterface>;

  /**
   * Orders the circuits.
   *
   * @param scope the network
   * @param id stable within the network
   * @param props what to build
   */
  constructor(scope: Construct, id: string, props: AwsDedicatedProps) {
    super(scope, id);
    const circuits = circuitsOf(props);
    const own = circuits.filter(({ bundle }) => !bundle.hosted);
    const lags = new Map(own.map((circuit) => [circuit.bundle.id, lag(this, circuit)]));
    const hosted = new Map(circuits.filter(({ bundle }) => bundle.hosted).map((circuit) => [circuit.bundle.id, hostedConnection(this, circuit)]));
    this.lags = lags;
    this.hostedConnections = hosted;
    this.connections = new Map(own.map((circuit) => [circuit.bundle.id, members(this, circuit, lags.get(circuit.bundle.id)!)]));
    this.virtualInterfaces = new Map(circuits.flatMap((circuit) => circuit.bundle.attachments.map((attachment) => [
      attachment.id,
      virtualInterface(this, circuit, attachment, lags.get(circuit.bundle.id) ?? hosted.get(circuit.bundle.id)!, props.directConnectGatewayId!),
    ])));
  }
}

function circuitsOf({ network, links }: AwsDedicatedProps): Circuit[] {
  return links.flatMap((link) => {
    const primary = dedicatedOf(link);
    return primary ? primary.paths.flatMap((path) => path.bundles.map((bundle) => ({ network, primary, path, bundle }))) : [];
  });
}

/** What a LAG and its connections have in common. */
function port({ primary, path }: Circuit): { location: string; providerName?: string; requestMacSec?: boolean } {
  return {
    location: path.location,
    ...(path.serviceProvider !== undefined && { providerName: path.serviceProvider }),
    ...(primary.macsec && { requestMacSec: true }),
  };
}

function lag(scope: Construct, circuit: Circuit): CfnLag {
  const { network, path, bundle } = circuit;
  const name = directConnectName(CONNECTION_NAME_LENGTH, network, bundle.id);
  const resource = new CfnLag(scope, `Lag ${bundle.id}`, {
    lagName: name,
    connectionsBandwidth: portSpeed(bundle.memberMbps)!,
    ...port(circuit),
    tags: nameTag(name),
  });
  resource.applyRemovalPolicy(RemovalPolicy.RETAIN);
  output(scope, `LagId ${bundle.id}`, resource.attrLagId, `LAG ${bundle.id} from ${path.router} to ${path.location}`);
  return resource;
}

function members(scope: Construct, circuit: Circuit, group: CfnLag): CfnConnection[] {
  return Array.from({ length: circuit.bundle.members }, (_, index) => connection(scope, circuit, group, index + 1));
}

function connection(scope: Construct, circuit: Circuit, group: CfnLag, ordinal: number): CfnConnection {
  const { network, path, bundle } = circuit;
  const id = `${bundle.id}/${ordinal}`;
  const name = directConnectName(CONNECTION_NAME_LENGTH, network, bundle.id, `connection-${ordinal}`);
  const resource = new CfnConnection(scope, `Connection ${id}`, {
    connectionName: name,
    bandwidth: portSpeed(bundle.memberMbps)!,
    lagId: group,
    ...port(circuit),
    tags: nameTag(name),
  });
  resource.applyRemovalPolicy(RemovalPolicy.RETAIN);
  const use = `its letter of authorization orders the cross-connect to ${path.router}`;
  output(scope, `ConnectionId ${id}`, resource.attrConnectionId, `Connection ${ordinal} of LAG ${bundle.id}: ${use}`);
  return resource;
}

function hostedConnection(scope: Construct, { path, bundle }: Circuit): HostedConnection {
  const title = `hosted connection ${bundle.id} of ${bundle.memberMbps} Mbps from ${path.serviceProvider} at ${path.location}`;
  return {
    connectionId: new CfnParameter(scope, `HostedConnectionId ${bundle.id}`, {
      type: 'String',
      allowedPattern: '^dxcon-[a-z0-9]{8,17}$',
      constraintDescription: 'the id of a connection, dxcon-...',
      description: `Id of the ${title}`,
    }),
    vlan: new CfnParameter(scope, `HostedConnectionVlan ${bundle.id}`, {
      type: 'Number',
      default: bundle.attachments[0]!.vlan,
      minValue: 1,
      maxValue: 4094,
      description: `VLAN id that the partner assigned to the ${title}`,
    }),
  };
}

function virtualInterface(
  scope: Construct,
  circuit: Circuit,
  attachment: AttachmentPlan,
  carrier: CfnLag | HostedConnection,
  directConnectGatewayId: string,
): CfnTransitVirtualInterface {
  const name = directConnectName(INTERFACE_NAME_LENGTH, circuit.network, attachment.id);
  const resource = new CfnTransitVirtualInterface(scope, `VirtualInterface ${attachment.id}`, {
    virtualInterfaceName: name,
    connectionId: 'vlan' in carrier ? carrier.connectionId.valueAsString : carrier,
    directConnectGatewayId,
    vlan: 'vlan' in carrier ? carrier.vlan.valueAsNumber : attachment.vlan,
    mtu: circuit.primary.mtu,
    bgpPeers: attachment.sessions.map(bgpPeer),
    tags: nameTag(name),
  });
  output(scope, `VirtualInterfaceId ${attachment.id}`, resource.attrVirtualInterfaceId, `Transit virtual interface ${attachment.id}, VLAN ${attachment.vlan}`);
  return resource;
}

function bgpPeer(session: SessionPlan): CfnTransitVirtualInterface.BgpPeerProperty {
  return {
    addressFamily: 'ipv4',
    asn: String(session.siteAsn),
    amazonAddress: session.cloudAddress,
    customerAddress: session.routerAddress,
    authKey: secretText(session.secret),
  };
}
