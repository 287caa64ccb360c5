import { Annotations, type CustomResource, Reference, Token, Tokenization } from 'aws-cdk-lib';
import type { CfnConnection, CfnLag, CfnResiliencyGroup } from 'aws-cdk-lib/aws-directconnect';
import { Construct } from 'constructs';
import { type Circuit, circuitsOf, type CircuitSources, isBuilt } from './circuits';
import { AwsMacsec } from './macsec';
import { connectionKey, hostedConnection, type HostedConnection, lagPorts } from './ports';
import { resiliencyGroup } from './resiliency';
import { type VirtualInterface, virtualInterface } from './virtual-interfaces';

export type { Circuit, CircuitSources } from './circuits';
export type { HostedConnection } from './ports';
export type { VirtualInterface } from './virtual-interfaces';

/** What the circuits are made from. */
export interface AwsDedicatedProps extends CircuitSources {
  /** The name of the network: it starts the names of LAGs, connections and interfaces. */
  readonly network: string;
  /**
   * The id of the Direct Connect gateway.
   * @default - none: no link has circuits
   */
  readonly directConnectGatewayId?: string;
  /**
   * The ARN of a role in the account that owns the connections.
   * @default - none: it is the account of the stack
   */
  readonly allocateRoleArn?: string;
  /** Scopes in stacks of other Regions, by Region, for circuits that AWS makes there. */
  readonly regions: Readonly<Record<string, Construct>>;
}

/**
 * Direct Connect: for each bundle of the plan a LAG with its connections, and its virtual interfaces. The interfaces stand on the LAG, which
 * takes them before its connections are cabled; a connection does not:
 * https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-directconnect-connection.html
 *
 * A path in the phase `order` has its LAGs and connections only. What runs on them, the virtual interfaces, the keys of MACsec and a
 * resiliency group of the connections, comes with `live`, and going from one to the other only adds.
 *
 * LAGs and connections are kept when they leave the template: a cable hangs on each. Only a deployment that fails as it orders them gives
 * them back. A LAG, a connection and an interface are made in the Region of their location; those of another Region than the cloud's stand
 * in the scope given for it, with the same construct ids.
 *
 * Where the plan has MACsec, ports are ordered with it, and `AwsMacsec` gives each live LAG its key and its mode. A virtual
 * interface waits for that where clear text is not allowed. A LAG or connection that was given, and not made here, keeps the keys that it has:
 * a key that someone else manages is not taken away; `AwsMacsec` can be used by itself for it. A warning says so.
 *
 * A hosted connection is made by a partner of AWS, with a VLAN id of its choice: the template asks for both by parameters, and makes
 * the one virtual interface that it takes. https://docs.aws.amazon.com/directconnect/latest/UserGuide/hosted_connection.html
 */
export class AwsDedicated extends Construct {
  /** LAGs that are made here, by the id of the bundle. */
  readonly lags: ReadonlyMap<string, CfnLag>;
  /** The connections of each LAG, in the order of their ordinals, by the id of the bundle. */
  readonly connections: ReadonlyMap<string, readonly CfnConnection[]>;
  /** The parameters of each hosted connection, by the id of the bundle. */
  readonly hostedConnections: ReadonlyMap<string, HostedConnection>;
  /** Virtual interfaces by the id of the attachment. */
  readonly virtualInterfaces: ReadonlyMap<string, VirtualInterface>;
  /** Resiliency groups by the name of the link; by `link/Region` where the connections are in another Region than the cloud. */
  readonly resiliencyGroups: ReadonlyMap<string, CfnResiliencyGroup>;
  /** What encrypts the ports, by Region. */
  readonly macsec: ReadonlyMap<string, AwsMacsec>;
  /**
   * Ids of LAGs and connections, made here or given, by the id of the bundle: what the construct of a cloud whose links take these circuits
   * needs as `existingConnections`.
   */
  readonly lagIds: Readonly<Record<string, string>>;
  /** Every bundle, and how it is come by. */
  readonly circuits: readonly Circuit[];
  /** What gives each port that is made here its key, by the id of the bundle; none where the plan has no MACsec. */
  readonly keys: ReadonlyMap<string, CustomResource>;
  private readonly scopes: ReadonlyMap<string, Construct>;

  /**
   * Orders the circuits.
   *
   * @param scope the network
   * @param id stable within the network
   * @param props what to build
   */
  constructor(scope: Construct, id: string, props: AwsDedicatedProps) {
    super(scope, id);
    const { network, cloud } = props;
    this.circuits = circuitsOf(props);
    this.scopes = scopesOf(this, `${scope.node.id} ${cloud.name}`, props, this.circuits);
    const ports = new Map(this.circuits.filter(({ own }) => own).map((circuit) => [circuit.bundle.id, lagPorts(this.scopeOf(circuit), network, circuit)]));
    this.lags = new Map([...ports].map(([bundle, { lag }]) => [bundle, lag]));
    this.connections = new Map([...ports].map(([bundle, { connections }]) => [bundle, connections]));
    const hosted = this.circuits.filter(({ bundle, live }) => bundle.hosted && live && bundle.attachments.length > 0);
    this.hostedConnections = new Map(hosted.map((circuit) => [circuit.bundle.id, hostedConnection(this.scopeOf(circuit), circuit)]));
    this.lagIds = lagIdsOf(this.circuits, this.lags, this.hostedConnections);
    this.macsec = this.encrypt(props);
    this.keys = new Map([...this.macsec.values()].flatMap(({ keys }) => [...keys]));
    this.virtualInterfaces = new Map(this.circuits.filter(({ live }) => live).flatMap((circuit) => this.interfacesOf(circuit, props)));
    this.resiliencyGroups = this.groups(props);
  }

  /**
   * Where what belongs to a circuit stands: in a stack of its Region, if anything of it is made by AWS.
   *
   * @param circuit of this construct
   */
  scopeOf({ region }: Circuit): Construct {
    return this.scopes.get(region) ?? this;
  }

  private interfacesOf(circuit: Circuit, { network, directConnectGatewayId, allocateRoleArn }: AwsDedicatedProps): [string, VirtualInterface][] {
    const { bundle, primary } = circuit;
    const hosted = this.hostedConnections.get(bundle.id);
    return bundle.attachments.map((attachment) => {
      const resource = virtualInterface(this.scopeOf(circuit), network, circuit, attachment, {
        connectionId: hosted?.connectionId?.valueAsString ?? this.lags.get(bundle.id) ?? circuit.given!,
        vlan: hosted?.vlan.valueAsNumber ?? attachment.vlan,
        ...(directConnectGatewayId !== undefined && { directConnectGatewayId }),
        ...(allocateRoleArn !== undefined && { allocateRoleArn }),
      });
      const [first] = this.connections.get(bundle.id) ?? [];
      if (first) resource.node.addDependency(first); // a LAG without a connection may take no interface
      const key = this.keys.get(bundle.id) ?? ownerOf(circuit)?.keys.get(bundle.id);
      if (key && primary.macsec?.mode === 'must-encrypt') resource.node.addDependency(key);
      return [attachment.id, resource];
    });
  }

  /** Keys are given to ports that are up: https://docs.aws.amazon.com/directconnect/latest/UserGuide/associate-key-lag.html */
  private encrypt({ network, onOrder }: AwsDedicatedProps): ReadonlyMap<string, AwsMacsec> {
    warnOfGiven(this, this.circuits);
    const encrypted = this.circuits.filter(({ own, live, primary }) => own && live && primary.macsec);
    return byRegion(encrypted, (region, circuits) => [region, new AwsMacsec(this.scopes.get(region)!, 'Macsec', {
      network,
      ports: circuits.map(({ primary: { macsec }, bundle: { id } }) => {
        const [lag, connections] = [this.lags.get(id)!, this.connections.get(id)!];
        const after = connections.filter((_, index) => !onOrder.includes(connectionKey(id, index + 1)));
        return { id, lagId: lag.attrLagId, secret: macsec!.keys, mode: macsec!.mode, after };
      }),
    })]);
  }

  private groups({ network, cloud, onOrder }: AwsDedicatedProps): ReadonlyMap<string, CfnResiliencyGroup> {
    const upOf = ({ bundle: { id } }: Circuit) => this.connections.get(id)!.filter((_, index) => !onOrder.includes(connectionKey(id, index + 1)));
    const up = this.circuits.filter(({ own, live }) => own && live);
    const links = new Set(up.map(({ link }) => link));
    return new Map([...links].flatMap((link) => [...byRegion(up.filter((circuit) => circuit.link === link), (region, circuits) => [
      region === cloud.region ? link.name : `${link.name}/${region}`,
      resiliencyGroup(this.scopes.get(region)!, network, link, circuits.flatMap(upOf)),
    ])]));
  }
}

/** Whose keys are managed elsewhere is not known to be encrypted. Circuits of another link are encrypted by its construct. */
/** The construct that makes the LAG of a circuit, where its id is a reference to one: of the same app, in whatever stack. */
function ownerOf({ given }: Circuit): AwsDedicated | undefined {
  if (!Token.isUnresolved(given)) return undefined;
  const token = Tokenization.reverse(given);
  return Reference.isReference(token) ? token.target.node.scopes.find((scope): scope is AwsDedicated => scope instanceof AwsDedicated) : undefined;
}

function warnOfGiven(scope: Construct, circuits: readonly Circuit[]): void {
  const isGiven = ({ given, live, primary }: Circuit) =>
    given !== undefined && live && primary.macsec && (primary.circuitsOf === undefined || !Token.isUnresolved(given));
  for (const { bundle } of circuits.filter(isGiven)) {
    Annotations.of(scope).addWarningV2(
      'hybrid-ai-network/aws:given-macsec',
      `the plan encrypts ${bundle.id}, which was given: its keys and its mode are not set here. See to it that it has them, or use AwsMacsec for it`,
    );
  }
}

function byRegion<T>(circuits: readonly Circuit[], make: (region: string, circuits: readonly Circuit[]) => readonly [string, T]): ReadonlyMap<string, T> {
  const regions = new Set(circuits.map(({ region }) => region));
  return new Map([...regions].map((region) => make(region, circuits.filter((circuit) => circuit.region === region))));
}

/** The construct itself for the cloud's Region, and a construct in each of the other stacks. */
function scopesOf(own: Construct, id: string, { cloud, regions }: AwsDedicatedProps, circuits: readonly Circuit[]): ReadonlyMap<string, Construct> {
  const others = new Set(circuits.filter(isBuilt).map(({ region }) => region).filter((region) => region !== cloud.region));
  return new Map([[cloud.region, own], ...[...others].map((region): [string, Construct] => [region, new Construct(regions[region]!, id)])]);
}

function lagIdsOf(
  circuits: readonly Circuit[],
  lags: ReadonlyMap<string, CfnLag>,
  hosted: ReadonlyMap<string, HostedConnection>,
): Readonly<Record<string, string>> {
  return Object.fromEntries(circuits.flatMap(({ bundle: { id }, given }) => {
    const value = lags.get(id)?.attrLagId ?? hosted.get(id)?.connectionId?.valueAsString ?? given;
    return value === undefined ? [] : [[id, value]];
  }));
}
