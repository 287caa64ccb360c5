import { type Check, dedicated, linkEnds, type LinkEnds, pathRegion, problem } from './check';
import { type Problem, show } from '../../errors';
import { parseAddress, parsePrefix, type PrefixFault, type Range, range } from '../ipv4';
import type { LinkDefinition, RouterDefinition } from '../schema';
import type { View } from '../view';

/** A VLAN attachment takes the addresses of its gateways from a range of this length, for the most tunnels that one can have. */
const LENGTH = 26;

/**
 * What HA VPN over Cloud Interconnect takes: no MACsec beside it, addresses for both ends, and both availability domains of a metro.
 *
 * @see https://docs.cloud.google.com/network-connectivity/docs/interconnect/how-to/configure-ha-vpn-interconnect
 */
export const circuitEncryption: Check = (view) =>
  linkEnds(view).flatMap((ends) => {
    const { primary } = ends.link;
    if (!('encryption' in primary) || primary.encryption !== 'ipsec') return [];
    return [...besideMacsec(ends), ...besideOthers(ends, view), ...domains(ends), ...routerAddresses(ends, view), ...gatewayAddresses(ends)];
  });

function besideMacsec({ name, link: { primary } }: LinkEnds): readonly Problem[] {
  return 'macsec' in primary && primary.macsec
    ? [problem('encryption-twice', ['links', name, 'primary', 'encryption'], 'the circuits would be encrypted twice, with MACsec and with IPsec', 'leave one out: MACsec where the locations have it')]
    : [];
}

/** All attachments of a network have one MTU, and encrypted ones have a smaller one. */
function besideOthers({ name, link }: LinkEnds, { links }: View): readonly Problem[] {
  const isClear = ({ primary }: LinkDefinition) => primary.kind !== 'vpn' && !('encryption' in primary && primary.encryption === 'ipsec');
  const clear = [...links.sound].find(([, other]) => other.cloud === link.cloud && isClear(other));
  return clear
    ? [problem('encryption-mixed', ['links', name, 'primary', 'encryption'], `the link "${clear[0]}" to "${link.cloud}" is not encrypted with IPsec, and attachments of one network have one MTU`, 'encrypt both, or neither')]
    : [];
}

/** One interface of a gateway is on an attachment in zone1, the other on one in zone2. */
function domains({ name, link }: LinkEnds): readonly Problem[] {
  const byRegion = new Map<string, string[]>();
  for (const path of dedicated(link)?.paths ?? []) {
    const zone = 'availabilityDomain' in path ? `${path.location} zone${path.availabilityDomain}` : path.location;
    const region = pathRegion(path) ?? '';
    byRegion.set(region, [...(byRegion.get(region) ?? []), /zone[12]/.exec(zone)?.[0] ?? '']);
  }
  const isUneven = [...byRegion.values()].some((zones) => zones.filter((zone) => zone === 'zone1').length * 2 !== zones.length);
  return isUneven
    ? [problem('encryption-zones', ['links', name, 'primary', 'paths'], 'each HA VPN gateway has one interface in zone1 and one in zone2, and the paths of a region are not half and half', 'end as many paths in zone1 as in zone2, in each region')]
    : [];
}

function routerAddresses({ name, link, site, cloud }: LinkEnds, view: View): readonly Problem[] {
  const routers = [...new Set((dedicated(link)?.paths ?? []).map(({ router }) => router))];
  return routers.flatMap((router): readonly Problem[] => {
    const given = site?.routers[router] as RouterDefinition | undefined;
    if (!given) return [];
    const at = ['sites', link.site, 'routers', router, 'tunnelIp'];
    if (given.tunnelIp === undefined) {
      return [problem('tunnel-address', at, `the router "${router}" has no tunnelIp, and the link "${name}" is encrypted with IPsec`, 'add a private IPv4 address of the router, which it announces over the circuits')];
    }
    const twice = Object.entries(site!.routers).some(([other, { tunnelIp }]) => other !== router && tunnelIp === given.tunnelIp);
    if (twice) return [problem('tunnel-address', at, `${show(given.tunnelIp)} is the tunnelIp of two routers`, 'give each its own')];
    const address = parseAddress(given.tunnelIp);
    if (address === undefined) return [problem('tunnel-address', at, `${show(given.tunnelIp)} is not an IPv4 address`, 'write four numbers from 0 to 255')];
    const lack = unusable(address, link, cloud, view);
    return lack ? [problem('tunnel-address', at, `${given.tunnelIp} ${lack}`, 'write a private address of the router that nothing else has, and that it announces over the circuits')] : [];
  });
}

/** Why the ends of tunnels cannot have an address. */
function unusable(address: number, { site, cloud: name }: LinkDefinition, cloud: LinkEnds['cloud'], view: View): string | undefined {
  if (!PRIVATE.some((row) => isIn(address, row))) return 'is not a private address';
  const ofCloud = cloud?.provider === 'google' ? [...cloud.prefixes, ...(cloud.gatewayPrefixes ?? [])] : [];
  const taken = ofCloud.find((text) => isIn(address, parsePrefix(text)));
  if (taken !== undefined) return `lies in ${taken} of the cloud "${name}"`;
  const other = linkEnds(view).find(({ link }) => link.site !== site && link.cloud === name && isEncrypted(link) && addressesOf(view, link).includes(address));
  return other && `is the tunnelIp of a router of "${other.link.site}" too, on the link "${other.name}" to the same cloud`;
}

const isEncrypted = ({ primary }: LinkDefinition): boolean => 'encryption' in primary && primary.encryption === 'ipsec';

const addressesOf = ({ sites }: View, link: LinkDefinition): readonly (number | undefined)[] => {
  const routers = sites.sound.get(link.site)?.routers ?? {};
  return (dedicated(link)?.paths ?? []).map(({ router }) => parseAddress(routers[router]?.tunnelIp ?? ''));
};

/** RFC 1918 and RFC 6598. */
const PRIVATE = ['10.0.0.0/8', '172.16.0.0/12', '192.168.0.0/16', '100.64.0.0/10'].map(range);

const isIn = (address: number, row: Range | PrefixFault): boolean => 'first' in row && row.first <= address && address <= row.last;

function gatewayAddresses({ name, link, cloud }: LinkEnds): readonly Problem[] {
  if (cloud?.provider !== 'google') return [];
  const at = ['clouds', link.cloud, 'gatewayPrefixes'];
  if (!cloud.gatewayPrefixes) {
    return [problem('gateway-prefixes', at, `the cloud has no gatewayPrefixes, and the link "${name}" is encrypted with IPsec`, `add a private prefix that nothing else uses: each VLAN attachment takes a /${LENGTH} of it`)];
  }
  return cloud.gatewayPrefixes.flatMap((text, i) => {
    const parsed = parsePrefix(text);
    if (!('first' in parsed)) return [];
    if (parsed.length > LENGTH) return [problem('gateway-prefixes', [...at, i], `${text} is too small: each VLAN attachment takes a /${LENGTH}`, `write a prefix of /${LENGTH} or shorter`)];
    return PRIVATE.some((row) => row.first <= parsed.first && parsed.last <= row.last) ? [] : [problem('gateway-prefixes', [...at, i], `${text} is not private`, 'write a prefix of 10.0.0.0/8, 172.16.0.0/12, 192.168.0.0/16 or 100.64.0.0/10')];
  });
}
