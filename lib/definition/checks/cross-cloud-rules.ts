import { type Check, crossCloudEnds, type CrossCloudEnds, dedicated, linkEnds, problem } from './check';
import { awsGuestsOf } from './guests';
import type { Problem } from '../../errors';
import { asnOf, directConnectGatewayAsnOf } from '../defaults';
import type { View } from '../view';

/** Prefixes that a virtual interface takes at most: https://docs.aws.amazon.com/directconnect/latest/UserGuide/prefix-controls.html */
const MOST_PREFIXES = 1_000;

/** What both clouds of Cross-Cloud Interconnect have to agree on: ASNs, prefixes, and the largest packet of the network. */
export const crossCloudRules: Check = (view) => crossCloudEnds(view)
  .flatMap((ends) => [...sharedGateway(ends, view), ...asns(ends), ...prefixes(ends), ...mtus(ends, view)]);

/** A cloud on the Direct Connect gateway of another has the ASN of that one, and what reaches it reaches the other too. */
function sharedGateway({ name, link }: CrossCloudEnds, view: View): readonly Problem[] {
  const guest = awsGuestsOf(view).find((row) => row.isElsewhere && row.link.cloud === link.remote);
  return guest === undefined ? [] : [problem(
    'cross-cloud-gateway', ['cloudLinks', name, 'remote'], `"${link.remote}" is on the Direct Connect gateway of "${guest.owner.link.cloud}", whose circuits the link "${guest.name}" takes`,
    `join "${guest.owner.link.cloud}", or give "${guest.name}" circuits of its own`,
  )];
}

/** ASNs that ExpressRoute keeps for itself: https://learn.microsoft.com/azure/expressroute/expressroute-routing */
const EXPRESS_ROUTE_ASNS = { first: 65_515, last: 65_520 };

/** BGP drops each other's routes as a loop where both ends have one ASN. */
function asns({ name, link, google, remote }: CrossCloudEnds): readonly Problem[] {
  if (!google || !remote) return [];
  const { asn } = google;
  if (remote.provider === 'azure') {
    return asn < EXPRESS_ROUTE_ASNS.first || asn > EXPRESS_ROUTE_ASNS.last ? [] : [problem(
      'asn-reserved', ['clouds', link.google, 'asn'], `${asn} is one of Azure's own, and "${name}" leads there`, `use one outside of ${EXPRESS_ROUTE_ASNS.first} to ${EXPRESS_ROUTE_ASNS.last}`,
    )];
  }
  const gateways = [[directConnectGatewayAsnOf(remote), 'Direct Connect gateway'], [asnOf(remote), 'gateway']] as const;
  return gateways.filter(([other]) => other === asn).map(([, what]) =>
    problem('asn-equal', ['cloudLinks', name], `the Cloud Routers of "${link.google}" and the ${what} of "${link.remote}" both have the ASN ${asn}`, 'give one of them another ASN'));
}

function prefixes({ link, google, remote }: CrossCloudEnds): readonly Problem[] {
  if (!google || remote?.provider !== 'aws' || google.prefixes.length <= MOST_PREFIXES) return [];
  return [problem(
    'cloud-link-prefixes', ['clouds', link.google, 'prefixes'], `${google.prefixes.length} prefixes are more than the ${MOST_PREFIXES} that a virtual interface takes before its session goes down`, 'put neighbouring ones together',
  )];
}

/** All VLAN attachments of a network have one MTU, and those of circuits to sites have 1460. */
function mtus({ name, link }: CrossCloudEnds, view: View): readonly Problem[] {
  const { mtu = 1500 } = link;
  const circuits = linkEnds(view).find((other) => other.link.cloud === link.google && dedicated(other.link));
  const other = crossCloudEnds(view).find((row) => row.link.google === link.google && (row.link.mtu ?? 1500) < mtu);
  const smaller = mtu === 1460 ? undefined : (circuits ?? other)?.name;
  return smaller === undefined ? [] : [problem(
    'cross-cloud-mtu', ['cloudLinks', name, 'mtu'], `its VLAN attachments have an MTU of ${mtu}, and those of "${smaller}" have 1460: a network of Google Cloud has one`, 'set mtu: 1460; the ends of a TCP connection agree on it by themselves',
  )];
}
