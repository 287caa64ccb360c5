import { unsupportedSpeedProblem } from '../errors';

/** Speeds of a physical link, in megabits per second, with the API's names. */
const LINK_TYPES: ReadonlyMap<number, string> = new Map([
  [10_000, 'LINK_TYPE_ETHERNET_10G_LR'],
  [100_000, 'LINK_TYPE_ETHERNET_100G_LR'],
  [400_000, 'LINK_TYPE_ETHERNET_400G_LR4'],
]);

/** Capacities of a VLAN attachment, in megabits per second, with the API's names; 400 Gbps take a newer provider than the bindings'. */
const ATTACHMENT_BANDWIDTHS: ReadonlyMap<number, string> = new Map([
  [50, 'BPS_50M'],
  [100, 'BPS_100M'],
  [200, 'BPS_200M'],
  [300, 'BPS_300M'],
  [400, 'BPS_400M'],
  [500, 'BPS_500M'],
  [1_000, 'BPS_1G'],
  [2_000, 'BPS_2G'],
  [5_000, 'BPS_5G'],
  [10_000, 'BPS_10G'],
  [20_000, 'BPS_20G'],
  [50_000, 'BPS_50G'],
  [100_000, 'BPS_100G'],
  [400_000, 'BPS_400G'],
]);

/**
 * The API's name for the speed of a physical link.
 *
 * @throws HybridNetworkError for a speed that Dedicated Interconnect does not have
 * @see https://cloud.google.com/network-connectivity/docs/interconnect/concepts/dedicated-overview
 */
export function linkType(mbps: number, id: string): string {
  return named(LINK_TYPES, mbps, `the links of "${id}"`);
}

/**
 * The API's name for the capacity of a VLAN attachment.
 *
 * @throws HybridNetworkError for a capacity that the provider cannot ask for
 * @see https://registry.terraform.io/providers/hashicorp/google/6.50.0/docs/resources/compute_interconnect_attachment
 */
export function attachmentBandwidth(mbps: number, id: string): string {
  return named(ATTACHMENT_BANDWIDTHS, mbps, `the VLAN attachment "${id}"`);
}

function named(names: ReadonlyMap<number, string>, mbps: number, what: string): string {
  const name = names.get(mbps);
  if (name === undefined) throw unsupportedSpeedProblem('GoogleHybridNetwork', what, mbps, [...names.keys()]);
  return name;
}
