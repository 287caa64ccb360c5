import { ComputeRouterInterface, type ComputeRouterInterfaceConfig } from '@cdktf/provider-google/lib/compute-router-interface';
import { ComputeRouterPeer, type ComputeRouterPeerConfig } from '@cdktf/provider-google/lib/compute-router-peer';
import type { GoogleContext } from './context';
import type { RouterReference } from './gateway';

/** What differs between a session on a VLAN attachment and one in a tunnel. */
export interface BgpSessionProps {
  /** The id of the session or tunnel in the plan. */
  readonly id: string;
  /** The region. */
  readonly region: string;
  /** The Cloud Router that speaks BGP. */
  readonly router: RouterReference;
  /** The Cloud Router's address with its length, and the attachment or tunnel it is on. */
  readonly link: Pick<ComputeRouterInterfaceConfig, 'ipRange' | 'interconnectAttachment' | 'vpnTunnel'>;
  /** The other router: address without length, ASN, and what only some sessions have. */
  readonly peer: Pick<ComputeRouterPeerConfig, 'peerIpAddress' | 'peerAsn' | 'bfd' | 'md5AuthenticationKey' | 'importPolicies' | 'exportPolicies'>;
  /** Ranges that are taken as learned from the peer, whatever it announces. */
  readonly customLearnedRanges: readonly string[];
  /** The MED that Cloud Router sends; the lowest wins. */
  readonly advertisedPriority: number;
}

/** A BGP session: an interface of a Cloud Router, and the peer on it. */
export interface BgpSession {
  /** The interface; absent where Google made it (Partner Interconnect). */
  readonly routerInterface?: ComputeRouterInterface;
  /** The peer. */
  readonly routerPeer: ComputeRouterPeer;
}

/** Builds a BGP session. */
export function bgpSession({ scope, cloud, name }: GoogleContext, props: BgpSessionProps): BgpSession {
  const place = { project: cloud.project, region: props.region, router: props.router.name, name: name(props.id) };
  const routerInterface = new ComputeRouterInterface(scope, `interface-${props.id}`, { ...place, ...props.link });
  const routerPeer = new ComputeRouterPeer(scope, `peer-${props.id}`, {
    ...place,
    interface: routerInterface.name,
    ...props.peer,
    ...advertised(props.advertisedPriority),
    ...customLearned(props),
    // A peer has to have the subnet of its interface, and a new address is a new interface: the peer is then made anew with it.
    // Terraform takes an address here and no expression, which is what cdktf would write for the resource itself.
    lifecycle: { replaceTriggeredBy: [`${routerInterface.terraformResourceType}.${routerInterface.friendlyUniqueId}`] },
  });
  return { routerInterface, routerPeer };
}

/** The provider takes a zero for "not given" unless a second argument says that it is meant. */
export function advertised(med: number): Pick<ComputeRouterPeerConfig, 'advertisedRoutePriority' | 'zeroAdvertisedRoutePriority'> {
  return med === 0 ? { zeroAdvertisedRoutePriority: true } : { advertisedRoutePriority: med };
}

/** What is taken as learned has the priority of its session, so that it goes over the VPN only where nothing else is left. */
export function customLearned({ customLearnedRanges, advertisedPriority }: Pick<BgpSessionProps, 'customLearnedRanges' | 'advertisedPriority'>): Partial<ComputeRouterPeerConfig> {
  if (customLearnedRanges.length === 0) return {};
  return {
    customLearnedIpRanges: customLearnedRanges.map((range) => ({ range })),
    ...(advertisedPriority === 0 ? { zeroCustomLearnedRoutePriority: true } : { customLearnedRoutePriority: advertisedPriority }),
  };
}
