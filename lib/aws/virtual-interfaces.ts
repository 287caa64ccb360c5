import { CfnPrivateVirtualInterface, CfnPublicVirtualInterface, CfnTransitVirtualInterface, type CfnLag } from 'aws-cdk-lib/aws-directconnect';
import type { Construct } from 'constructs';
import type { Circuit } from './circuits';
import { directConnectName, INTERFACE_NAME_LENGTH, nameTag, secretText } from './naming';
import { rateLimit } from './products';
import type { AttachmentPlan, SessionPlan } from '../planner/network-plan';

/** A virtual interface of any kind. */
export type VirtualInterface = CfnTransitVirtualInterface | CfnPrivateVirtualInterface | CfnPublicVirtualInterface;

/** What a virtual interface stands on, and where it ends. */
export interface InterfaceEnds {
  /** The LAG or connection. */
  readonly connectionId: CfnLag | string;
  /** The VLAN id, the plan's or the partner's. */
  readonly vlan: number;
  /**
   * The id of the Direct Connect gateway.
   * @default - none: the interface is public
   */
  readonly directConnectGatewayId?: string;
  /**
   * The ARN of a role in the account that owns the connection.
   * @default - none: it is the account of the stack
   */
  readonly allocateRoleArn?: string;
}

/**
 * A virtual interface of the kind that the plan says: transit or private to the Direct Connect gateway, or public. The kind is part of its
 * construct id, because CloudFormation refuses to change the type of a resource.
 *
 * @param scope in a stack of the circuit's Region
 * @param network the name of the network
 * @param circuit the bundle it stands on
 * @param attachment what to build
 * @param ends what it stands on, and where it ends
 */
export function virtualInterface(scope: Construct, network: string, circuit: Circuit, attachment: AttachmentPlan, ends: InterfaceEnds): VirtualInterface {
  const common = commonOf(network, attachment, ends);
  const { allocateRoleArn: role, directConnectGatewayId } = ends;
  switch (attachment.interface) {
    case 'public':
      return new CfnPublicVirtualInterface(scope, `PublicVirtualInterface ${attachment.id}`, {
        ...common,
        routeFilterPrefixes: [...circuit.link.objectStorage!.announced!],
        ...(role !== undefined && { allocatePublicVirtualInterfaceRoleArn: role }),
      });
    case 'private':
      return new CfnPrivateVirtualInterface(scope, `PrivateVirtualInterface ${attachment.id}`, {
        ...common,
        ...routed(circuit),
        directConnectGatewayId: directConnectGatewayId!,
        ...(role !== undefined && { allocatePrivateVirtualInterfaceRoleArn: role }),
      });
    default:
      return new CfnTransitVirtualInterface(scope, `VirtualInterface ${attachment.id}`, {
        ...common,
        ...routed(circuit),
        directConnectGatewayId: directConnectGatewayId!,
        ...(role !== undefined && { allocateTransitVirtualInterfaceRoleArn: role }),
      });
  }
}

/** What all kinds have. */
function commonOf(network: string, { id, rateLimitMbps, sessions }: AttachmentPlan, { connectionId, vlan }: InterfaceEnds) {
  const name = directConnectName(INTERFACE_NAME_LENGTH, network, id);
  return {
    virtualInterfaceName: name,
    connectionId,
    vlan,
    ...(rateLimitMbps !== undefined && { rateLimit: rateLimit(rateLimitMbps)! }),
    bgpPeers: sessions.map(bgpPeer),
    tags: nameTag(name),
  };
}

/** What those to a gateway have. SiteLink is left out where it is off, which is the default of AWS. */
function routed({ primary: { mtu, siteLink } }: Circuit): { mtu: number; enableSiteLink?: boolean } {
  return { mtu, ...(siteLink && { enableSiteLink: true }) };
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
