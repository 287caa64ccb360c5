import type { CircuitLink } from './dedicated';
import type { AttachmentPlan, BundlePlan, PathPlan, RemotePortPlan } from '../planner/network-plan';

/** The most characters of a BGP key that both ends take, by the other one: https://learn.microsoft.com/azure/expressroute/expressroute-howto-routing-arm */
export const LONGEST_REMOTE_KEY: Readonly<Record<RemotePortPlan['provider'], number>> = { aws: 80, azure: 25 };

/** MTU of a virtual interface without jumbo frames, and of ExpressRoute. */
const REMOTE_MTU = 1500;

/**
 * What has to be ordered and set at the other end of Cross-Cloud Interconnect, in the words of the other cloud, by bundle: on AWS a LAG with
 * its virtual interfaces, on Azure one of the two ports of a pair with its half of a private peering.
 *
 * @see https://docs.cloud.google.com/network-connectivity/docs/interconnect/how-to/cci/aws/configure-aws
 * @see https://docs.cloud.google.com/network-connectivity/docs/interconnect/how-to/cci/azure/configure-azure
 */
export function remoteEnds(links: readonly CircuitLink[]): ReadonlyMap<string, Readonly<Record<string, unknown>>> {
  const rows = links.flatMap(({ plan: { paths } }) => paths.flatMap((path) => path.bundles.map((bundle) => ({ paths, path, bundle }))));
  return new Map(rows.flatMap(({ paths, path, bundle }) => {
    if (!path.remote) return [];
    return [[bundle.id, path.remote.provider === 'aws' ? directConnect(path.remote, bundle) : expressRoute(path.remote, bundle, portOf(path, paths))] as const];
  }));
}

function directConnect({ portLocation }: RemotePortPlan, { members, memberMbps, attachments }: BundlePlan): Readonly<Record<string, unknown>> {
  return {
    location: portLocation,
    connections_bandwidth: `${memberMbps / 1000}Gbps`,
    number_of_connections: members,
    virtual_interfaces: attachments.map((attachment) => ({ ...common(attachment), mtu: REMOTE_MTU })),
  };
}

/** Both ends of the sessions: Google is the router of the virtual interface, and AWS has the ASN of its Direct Connect gateway. */
function common({ vlan, sessions }: AttachmentPlan): Readonly<Record<string, unknown>> {
  const { cloudAddress, routerAddress, cloudAsn, siteAsn, secret } = sessions[0]!;
  return { vlan, asn: cloudAsn, customer_address: cloudAddress, amazon_address: routerAddress, amazon_side_asn: siteAsn, auth_key: secret };
}

/** Google is the router of the peering: it has the first address of the subnet, Microsoft the second. */
function expressRoute({ portLocation }: RemotePortPlan, { ordinal, memberMbps, attachments }: BundlePlan, link: 'primary' | 'secondary'): Readonly<Record<string, unknown>> {
  const [{ vlan, sessions }] = attachments as readonly [AttachmentPlan];
  const { prefix, cloudAsn, secret } = sessions[0]!;
  return {
    peering_location: portLocation,
    bandwidth_in_gbps: memberMbps / 1000,
    encapsulation: 'Dot1Q',
    pair: ordinal,
    link,
    private_peering: { vlan_id: vlan, peer_asn: cloudAsn, [`${link}_peer_address_prefix`]: prefix, shared_key: secret },
  };
}

/** The first path to a place leads to the primary port of each pair, the second to the other. */
const portOf = ({ id, remote }: PathPlan, paths: readonly PathPlan[]): 'primary' | 'secondary' =>
  (paths.find((path) => path.remote?.location === remote!.location)!.id === id ? 'primary' : 'secondary');
