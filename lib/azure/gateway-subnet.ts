import { Address4 } from 'ip-address';
import { gatewaySubnetPrefixProblem, requireNone } from '../errors';
import { isReference } from '../terraform';
import { gatewaySubnetWholeProblem, routeServerPrefixProblem } from './problems';

/** /26 has room for sixteen circuits beside a VPN gateway; /27 is the least that both gateways fit into. */
const DEFAULT_LENGTH = 26;
const LONGEST = 27;

/**
 * Where the gateways stand: the prefix that was given, or the last /26 of the first prefix of the cloud.
 * https://learn.microsoft.com/azure/expressroute/expressroute-about-virtual-network-gateways#gwsub
 *
 * @throws HybridNetworkError when the prefix is not one, is too small, lies outside the cloud's prefixes, or takes all of one that has room for more
 */
export function gatewaySubnetPrefix(cloudPrefixes: readonly string[], given?: string): string {
  const prefix = given ?? lastOf(cloudPrefixes[0], 1);
  if (isReference(prefix)) return prefix as string;
  const subnet = parse(prefix);
  const fits = subnet !== undefined && subnet.subnetMask <= LONGEST && cloudPrefixes.some((outer) => subnet.isInSubnet(new Address4(outer)));
  if (!fits) throw gatewaySubnetPrefixProblem(given ?? cloudPrefixes[0], cloudPrefixes);
  requireNone(subnet.subnetMask < DEFAULT_LENGTH && cloudPrefixes.includes(prefix!) ? [gatewaySubnetWholeProblem(prefix!)] : []);
  return prefix as string;
}

/**
 * Where the route server stands: the prefix that was given, or the /26 before the last one of the first prefix of the cloud.
 * https://learn.microsoft.com/azure/route-server/quickstart-create-route-server-portal
 *
 * @param gatewayPrefix of the gateway subnet, which it has to leave alone
 * @throws HybridNetworkError when the prefix is not one, is too small, lies outside the cloud's prefixes, or overlaps the gateway subnet
 */
export function routeServerSubnetPrefix(cloudPrefixes: readonly string[], gatewayPrefix: string, given?: string): string {
  const prefix = given ?? lastOf(cloudPrefixes[0], 2);
  if (isReference(prefix)) return prefix as string;
  const subnet = parse(prefix);
  const gateway = isReference(gatewayPrefix) ? undefined : parse(gatewayPrefix);
  const overlaps = subnet && gateway && (subnet.isInSubnet(gateway) || gateway.isInSubnet(subnet));
  const fits = subnet !== undefined && subnet.subnetMask <= DEFAULT_LENGTH && cloudPrefixes.some((outer) => subnet.isInSubnet(new Address4(outer)));
  requireNone(!fits || overlaps ? [routeServerPrefixProblem(given ?? cloudPrefixes[0], cloudPrefixes)] : []);
  return prefix as string;
}

/** The nth /26 from the end of a prefix; nothing where it has no room for it. */
function lastOf(prefix: string | undefined, nth: number): string | undefined {
  const outer = parse(prefix);
  const size = 2n ** BigInt(32 - DEFAULT_LENGTH);
  if (outer === undefined || 2n ** BigInt(32 - outer.subnetMask) < size * BigInt(nth)) return undefined;
  return `${Address4.fromBigInt(outer.endAddress().bigInt() + 1n - size * BigInt(nth)).correctForm()}/${DEFAULT_LENGTH}`;
}

/** A prefix in canonical form, or nothing. */
function parse(prefix: string | undefined): Address4 | undefined {
  if (typeof prefix !== 'string' || !Address4.isValid(prefix)) return undefined;
  const address = new Address4(prefix);
  return `${address.startAddress().correctForm()}/${address.subnetMask}` === prefix ? address : undefined;
}
