import { ComputeRouterPeer } from '@cdktf/provider-google/lib/compute-router-peer';
import { advertised, type BgpSession, customLearned } from './bgp-session';
import type { GoogleContext } from './context';
import { bfdOf, type CircuitLink, purposeOf } from './dedicated';
import type { Routers } from './gateway';
import { cloudTimers } from '../catalog/timers';
import { priorityIn } from '../planner/regions';

/**
 * A BGP peer that Google made for an attachment of a partner at layer 2, as `gcloud compute routers describe` names it when the
 * partner has configured the attachment.
 */
export interface PartnerPeer {
  /** The name of the peer: `auto-ia-bgp-...`. */
  readonly name: string;
  /** The name of its interface: `auto-ia-if-...`. */
  readonly interface: string;
}

/** Peers by attachment, and what is taken as learned from them, by link. */
export interface PartnerPeers {
  /** The peers. */
  readonly peers: Readonly<Record<string, PartnerPeer>>;
  /** The ranges. */
  readonly customLearnedRanges: Readonly<Record<string, readonly string[]>>;
}

/**
 * Takes over the peers that Google made for attachments of a partner, to give them the site's ASN, BFD and the priority of the plan;
 * their names and addresses stay Google's. They are imported, never created: a second peer on such an attachment fails.
 *
 * @see https://docs.cloud.google.com/network-connectivity/docs/interconnect/tutorials/partner-creating-9999-availability
 */
export function partnerPeers(
  context: GoogleContext,
  links: readonly CircuitLink[],
  routers: Routers,
  { peers, customLearnedRanges }: PartnerPeers,
  siteAsns: ReadonlyMap<string, number>,
): ReadonlyMap<string, BgpSession> {
  const { scope, cloud } = context;
  const made = new Map<string, BgpSession>();
  for (const { name, plan } of links) {
    for (const path of plan.paths) {
      for (const { id } of path.bundles.flatMap(({ attachments }) => attachments)) {
        const peer = peers[id];
        if (!peer) continue;
        const region = path.region ?? cloud.region;
        const router = routers.of(purposeOf(plan), region, plan.interconnect!.cloudAsn);
        const advertisedPriority = priorityIn({ cloud }, region);
        const routerPeer = new ComputeRouterPeer(scope, `peer-${id}`, {
          name: peer.name,
          interface: peer.interface,
          project: cloud.project,
          region,
          router: router.name,
          peerAsn: siteAsns.get(name)!,
          bfd: bfdOf(cloudTimers({ provider: 'google' })),
          ...advertised(advertisedPriority),
          ...customLearned({ customLearnedRanges: customLearnedRanges[name] ?? [], advertisedPriority }),
        });
        routerPeer.importFrom(`projects/${cloud.project}/regions/${region}/routers/${router.name}/${peer.name}`);
        made.set(id, { routerPeer });
      }
    }
  }
  return made;
}
