import { Stack } from 'aws-cdk-lib';
import { Construct } from 'constructs';
import type { Circuit } from './circuits';
import type { AwsDedicated } from './dedicated';
import type { AwsFallback } from './fallback';
import { output } from './naming';
import { kindOf, vpnConnectionsOf } from './slice';
import type { AttachmentPlan, LinkPlan } from '../planner/network-plan';

/** What a person needs to cable and configure one bundle of circuits. Ids are known when it is deployed. */
export interface CircuitHandOff {
  /** The name of the link. */
  readonly link: string;
  /** The id of the bundle in the plan. */
  readonly bundle: string;
  /** The router at the site. */
  readonly router: string;
  /** The location of Direct Connect. */
  readonly location: string;
  /** The Region of AWS in which the circuits are found. */
  readonly region: string;
  /** Whether its virtual interfaces run: the phase of the path. */
  readonly phase: 'order' | 'live';
  /** Speed of each port, in Mbps. */
  readonly portMbps: number;
  /** Who provides the circuit; absent where nobody does. */
  readonly serviceProvider?: string;
  /** The id of the LAG or connection that the virtual interfaces stand on; absent while a partner has not made it. */
  readonly lagId?: string;
  /** Ids of the connections, each with a letter of authorization (LOA-CFA) to download; none where they were given. */
  readonly connectionIds: readonly string[];
  /** MACsec; absent where the ports are not encrypted. */
  readonly macsec?: {
    /** Whether the port may fall back to clear text. */
    readonly mode: 'must-encrypt' | 'should-encrypt';
    /** The name of the secret with its keys. */
    readonly secret: string;
  };
  /** Its virtual interfaces. */
  readonly interfaces: readonly InterfaceHandOff[];
}

/** What a router needs to know of a virtual interface. */
export interface InterfaceHandOff {
  /** The id of the attachment in the plan. */
  readonly attachment: string;
  /** Its kind. */
  readonly kind: 'transit' | 'private' | 'public';
  /** Its id, `dxvif-...`; absent before the phase `live`. */
  readonly id?: string;
  /** The VLAN id. */
  readonly vlan: number;
  /** The MTU. */
  readonly mtu: number;
  /** The router's address, with its length. */
  readonly routerAddress: string;
  /** The address of AWS, with its length. */
  readonly awsAddress: string;
  /** The site's ASN. */
  readonly siteAsn: number;
  /** The ASN of AWS. */
  readonly awsAsn: number;
  /** The name of the secret with the BGP key. */
  readonly secret: string;
}

/** What a router needs to know of a VPN connection. The addresses of AWS on the internet are in its configuration, which is to be downloaded. */
export interface VpnHandOff {
  /** The name of the link. */
  readonly link: string;
  /** The id of the connection in the plan. */
  readonly connection: string;
  /** The router at the site. */
  readonly router: string;
  /** Its address on the internet. */
  readonly routerPublicIp: string;
  /** The id of the VPN connection, `vpn-...`. */
  readonly id: string;
  /** The site's ASN. */
  readonly siteAsn: number;
  /** The ASN of AWS. */
  readonly awsAsn: number;
  /** Its tunnels. */
  readonly tunnels: readonly TunnelHandOff[];
}

/** What a router needs to know of a tunnel. */
export interface TunnelHandOff {
  /** The router's address inside it, with its length. */
  readonly routerAddress: string;
  /** The address of AWS inside it, with its length. */
  readonly awsAddress: string;
  /** The name of the secret with the pre-shared key. */
  readonly secret: string;
}

/** The MTU of a public virtual interface: https://docs.aws.amazon.com/directconnect/latest/UserGuide/WorkingWithVirtualInterfaces.html */
const PUBLIC_MTU = 1500;

/**
 * What the site's end needs: an output for each bundle of circuits, in the stack that its ports are in, and one for the tunnels of each link.
 * Each is one line of JSON, so that a stack, which has 200 outputs at most, does not run out of them:
 * https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/cloudformation-limits.html
 */
export class AwsHandOff extends Construct {
  /** The circuits, in the order of the plan. */
  readonly circuits: readonly CircuitHandOff[];
  /** The VPN connections, in the order of the plan. */
  readonly vpnConnections: readonly VpnHandOff[];

  /**
   * Writes the outputs.
   *
   * @param scope the network
   * @param id stable within the network
   * @param dedicated the circuits
   * @param fallback the tunnels
   * @param links the links of the cloud
   */
  constructor(scope: Construct, id: string, dedicated: AwsDedicated, fallback: AwsFallback, links: readonly LinkPlan[]) {
    super(scope, id);
    const rows = dedicated.circuits.filter(isHandedOff).map((circuit) => [circuit, circuitRow(dedicated, circuit)] as const);
    this.circuits = rows.map(([, row]) => row);
    for (const [circuit, row] of rows) {
      json(dedicated.scopeOf(circuit), `Circuits ${outputName(circuit)}`, row, `From ${row.router} to ${row.location}: each of connectionIds has a letter of authorization`);
    }
    const vpns = links.map((link) => vpnRows(fallback, link));
    this.vpnConnections = vpns.flat();
    for (const own of vpns.filter(({ length }) => length > 0)) {
      json(this, `Tunnels ${own[0]!.link}`, own, `Tunnels of ${own[0]!.link}: the configuration of each id has the addresses of AWS on the internet`);
    }
  }
}

/** All but the circuits of another link on which this one has no virtual interface: they are handed off there. */
const isHandedOff = ({ primary, bundle }: Circuit) => primary.circuitsOf === undefined || bundle.attachments.length > 0;

/** A bundle has the name of its link in its id; one that is taken from another link does not have this link's. */
const outputName = ({ link, primary, bundle }: Circuit) => (primary.circuitsOf === undefined ? bundle.id : `${link.name} ${bundle.id}`);

function json(scope: Construct, id: string, row: unknown, description: string): void {
  output(scope, id, Stack.of(scope).toJsonString(row), description);
}

function circuitRow(dedicated: AwsDedicated, circuit: Circuit): CircuitHandOff {
  const { link, primary, path, bundle, region, live } = circuit;
  const lagId = dedicated.lagIds[bundle.id];
  return {
    link: link.name,
    bundle: bundle.id,
    router: path.router,
    location: path.location,
    region,
    phase: live ? 'live' : 'order',
    portMbps: bundle.memberMbps,
    ...(path.serviceProvider !== undefined && { serviceProvider: path.serviceProvider }),
    ...(lagId !== undefined && { lagId }),
    connectionIds: (dedicated.connections.get(bundle.id) ?? []).map(({ attrConnectionId }) => attrConnectionId),
    ...(primary.macsec && { macsec: { mode: primary.macsec.mode, secret: primary.macsec.keys } }),
    interfaces: bundle.attachments.map((attachment) => interfaceRow(dedicated, circuit, attachment)),
  };
}

function interfaceRow(dedicated: AwsDedicated, { primary, bundle }: Circuit, attachment: AttachmentPlan): InterfaceHandOff {
  const { id, vlan, sessions: [session] } = attachment;
  const kind = kindOf(attachment);
  const resource = dedicated.virtualInterfaces.get(id);
  return {
    attachment: id,
    kind,
    ...(resource && { id: resource.attrVirtualInterfaceId }),
    vlan: dedicated.hostedConnections.get(bundle.id)?.vlan.valueAsNumber ?? vlan,
    mtu: kind === 'public' ? PUBLIC_MTU : primary.mtu,
    routerAddress: session!.routerAddress,
    awsAddress: session!.cloudAddress,
    siteAsn: session!.siteAsn,
    awsAsn: session!.cloudAsn,
    secret: session!.secret,
  };
}

function vpnRows(fallback: AwsFallback, link: LinkPlan): readonly VpnHandOff[] {
  return vpnConnectionsOf(link).map(({ id, router, routerPublicIp, siteAsn, cloudAsn, tunnels }) => ({
    link: link.name,
    connection: id,
    router,
    routerPublicIp,
    id: fallback.connections.get(id)!.attrVpnConnectionId,
    siteAsn,
    awsAsn: cloudAsn,
    tunnels: tunnels.map(({ routerAddress, cloudAddress, secret }) => ({ routerAddress, awsAddress: cloudAddress, secret })),
  }));
}
