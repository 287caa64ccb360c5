import type { ComputeRouter } from '@cdktf/provider-google/lib/compute-router';
import { ComputeRouterInterface, type ComputeRouterInterfaceConfig } from '@cdktf/provider-google/lib/compute-router-interface';
import { ComputeRouterPeer, type ComputeRouterPeerConfig } from '@cdktf/provider-google/lib/compute-router-peer';
import type { Construct } from 'constructs';
import { resourceName } from './names';
import type { GoogleCloudPlan } from '../planner/network-plan';

/** What differs between a session on a VLAN attachment and one in a tunnel. */
export interface BgpSessionProps {
  /** The id of the session or tunnel in the plan. */
  readonly id: string;
  /** The Cloud Router that speaks BGP. */
  readonly router: ComputeRouter;
  /** The Cloud Router's address with its length, and the attachment or tunnel it is on. */
  readonly link: Pick<ComputeRouterInterfaceConfig, 'ipRange' | 'interconnectAttachment' | 'vpnTunnel'>;
  /** The other router: address without length, ASN, and what only some sessions have. */
  readonly peer: Pick<ComputeRouterPeerConfig, 'peerIpAddress' | 'peerAsn' | 'bfd' | 'md5AuthenticationKey' | 'importPolicies'>;
  /** The MED that Cloud Router sends; the lowest wins. */
  readonly advertisedPriority: number;
}

/** A BGP session: an interface of a Cloud Router, and the peer on it. */
export interface BgpSession {
  /** The interface. */
  readonly routerInterface: ComputeRouterInterface;
  /** The peer. */
  readonly routerPeer: ComputeRouterPeer;
}

/** Builds a BGP session. */
export function bgpSession(scope: Construct, cloud: GoogleCloudPlan, props: BgpSessionProps): BgpSession {
  const place = { project: cloud.project, region: cloud.region, router: props.router.name, name: resourceName(props.id) };
  const routerInterface = new ComputeRouterInterface(scope, `interface-${props.id}`, { ...place, ...props.link });
  const routerPeer = new ComputeRouterPeer(scope, `peer-${props.id}`, {
    ...place,
    interface: routerInterface.name,
    ...props.peer,
    ...priority(props.advertisedPriority),
    // A peer has to have the subnet of its interface, and a new address is a new interface: the peer is then made anew with it.
    // Terraform takes an address here and no expression, which is what cdktf would write for the resource itself.
    lifecycle: { replaceTriggeredBy: [`${routerInterface.terraformResourceType}.${routerInterface.friendlyUniqueId}`] },
  });
  return { routerInterface, routerPeer };
}

/** The provider takes a zero for "not given" unless a second argument says that it is meant. */
function priority(med: number): Pick<ComputeRouterPeerConfig, 'advertisedRoutePriority' | 'zeroAdvertisedRoutePriority'> {
  return med === 0 ? { zeroAdvertisedRoutePriority: true } : { advertisedRoutePriority: med };
}
