import { CfnParameter, RemovalPolicy } from 'aws-cdk-lib';
import { CfnConnection, CfnLag } from 'aws-cdk-lib/aws-directconnect';
import type { Construct } from 'constructs';
import type { Circuit } from './circuits';
import { CONNECTION_NAME_LENGTH, directConnectName, nameTag } from './naming';
import { portSpeed } from './products';

/** What a hosted connection is known by when its partner has made it. */
export interface HostedConnection {
  /**
   * Its id, `dxcon-...`; accept it before the deployment.
   * @default - none: the id was given as a property
   */
  readonly connectionId?: CfnParameter;
  /** The VLAN id that the partner assigned; by default the plan's. */
  readonly vlan: CfnParameter;
}

/** A LAG with its connections. */
export interface LagPorts {
  /** The LAG. */
  readonly lag: CfnLag;
  /** Its connections, in the order of their ordinals. */
  readonly connections: readonly CfnConnection[];
}

/**
 * A LAG and its connections. Minimum links is left at 0, because CloudFormation refuses it for a new LAG.
 * https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-directconnect-lag.html
 *
 * @param scope in a stack of the circuit's Region
 * @param network the name of the network
 * @param circuit what to order
 */
export function lagPorts(scope: Construct, network: string, circuit: Circuit): LagPorts {
  const { bundle } = circuit;
  const name = directConnectName(CONNECTION_NAME_LENGTH, network, bundle.id);
  const lag = new CfnLag(scope, `Lag ${bundle.id}`, { lagName: name, connectionsBandwidth: portSpeed(bundle.memberMbps)!, ...portOf(circuit), tags: nameTag(name) });
  lag.applyRemovalPolicy(RemovalPolicy.RETAIN_ON_UPDATE_OR_DELETE);
  return { lag, connections: Array.from({ length: bundle.members }, (_, index) => connection(scope, network, circuit, lag, index + 1)) };
}

function connection(scope: Construct, network: string, circuit: Circuit, lagId: CfnLag, ordinal: number): CfnConnection {
  const { bundle } = circuit;
  const name = directConnectName(CONNECTION_NAME_LENGTH, network, bundle.id, `connection-${ordinal}`);
  const resource = new CfnConnection(scope, `Connection ${connectionKey(bundle.id, ordinal)}`, {
    connectionName: name,
    bandwidth: portSpeed(bundle.memberMbps)!,
    lagId,
    ...portOf(circuit),
    tags: nameTag(name),
  });
  resource.applyRemovalPolicy(RemovalPolicy.RETAIN_ON_UPDATE_OR_DELETE);
  return resource;
}

/** What tells a connection from others: the bundle and the ordinal, from 1. */
export function connectionKey(bundle: string, ordinal: number): string {
  return `${bundle}/${ordinal}`;
}

/** What a LAG and its connections have in common. */
function portOf({ primary, path }: Circuit): { location: string; providerName?: string; requestMacSec?: boolean } {
  return {
    location: path.location,
    ...(path.serviceProvider !== undefined && { providerName: path.serviceProvider }),
    ...(primary.macsec && { requestMacSec: true }),
  };
}

/**
 * The parameters of a hosted connection.
 *
 * @param scope in a stack of the circuit's Region
 * @param circuit a hosted bundle
 */
export function hostedConnection(scope: Construct, { path, bundle, given }: Circuit): HostedConnection {
  const title = `hosted connection ${bundle.id} of ${bundle.memberMbps} Mbps from ${path.serviceProvider} at ${path.location}`;
  return {
    ...(given === undefined && {
      connectionId: new CfnParameter(scope, `HostedConnectionId ${bundle.id}`, {
        type: 'String',
        allowedPattern: '^dxcon-[a-z0-9]{8,17}$',
        constraintDescription: 'the id of a connection, dxcon-...',
        description: `Id of the ${title}`,
      }),
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
