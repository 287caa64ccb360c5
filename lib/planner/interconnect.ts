import type { Addressing } from './addressing';
import { circuitEncryption } from './circuit-encryption';
import type { InterconnectBlocker, InterconnectPlan, PathPlan } from './network-plan';
import type { Choice } from './selection';
import type { Dedicated, GoogleCloud, Link } from '../definition/hybrid-network';

type CircuitLink = Link & { readonly primary: Dedicated };

/**
 * ASN of every Cloud Router with attachments of Partner Interconnect.
 * https://docs.cloud.google.com/network-connectivity/docs/interconnect/tutorials/partner-creating-9999-availability
 */
export const PARTNER_ASN = 16_550;

/** The ASN of the Cloud Routers at which a link's attachments end. */
export const interconnectAsn = ({ primary: { kind } }: CircuitLink, { asn }: GoogleCloud): number => (kind === 'partner-interconnect' ? PARTNER_ASN : asn);

const CAPABILITY = { basic: 'NO_SLA', high: 'PRODUCTION_NON_CRITICAL', maximum: 'PRODUCTION_CRITICAL' } as const;
const SLA = { basic: {}, high: { sla: '99.9%' }, maximum: { sla: '99.99%' } } as const;

/** What only circuits of Google Cloud have; nothing on those of others. */
export function interconnectPlan(
  link: CircuitLink,
  { product }: Choice,
  paths: readonly PathPlan[],
  addressing: Addressing,
  network: string,
): InterconnectPlan | undefined {
  const { cloud, primary, resilience } = link;
  if (cloud.provider !== 'google') return undefined;
  const capability = CAPABILITY[resilience];
  // A partner's attachment is there from the order on: its pairing key is what is ordered with.
  const present = paths.filter(({ phase }) => phase === 'live' || primary.kind === 'partner-interconnect');
  return {
    capability,
    ...SLA[resilience],
    blockers: blockersOf(capability, present, cloud, primary.singleRegion ?? false),
    cloudAsn: interconnectAsn(link, cloud),
    ...(primary.layer && { layer: primary.layer }),
    ...(product.providerVersion && { providerVersion: product.providerVersion }),
    ...(primary.encryption && { encryption: circuitEncryption(link, paths, addressing, network) }),
  };
}

/**
 * What some paths miss for an availability, as Google itself would find it in an attachment group.
 *
 * @see https://docs.cloud.google.com/compute/docs/reference/rest/v1/interconnectAttachmentGroups
 */
export function blockersOf(
  capability: InterconnectPlan['capability'],
  paths: readonly PathPlan[],
  { routing }: GoogleCloud,
  isSingleRegion: boolean,
): readonly InterconnectBlocker[] {
  if (capability === 'NO_SLA') return [];
  if (paths.length === 0) return [{ code: 'NO_ATTACHMENTS', message: 'there is no attachment yet' }];
  const whole = [...new Set(paths.map(placeOf))].filter((place) => new Set(paths.filter((path) => placeOf(path) === place).map(({ zone }) => zone)).size > 1);
  if (capability === 'PRODUCTION_NON_CRITICAL' || isSingleRegion) return whole.length > 0 ? [] : [lackingZone(paths)];
  return [
    ...(new Set(paths.map(({ region }) => region)).size < 2 ? [{ code: 'INCOMPATIBLE_REGIONS' as const, message: 'all attachments are in one region, and 99.99% takes two' }] : []),
    ...(new Set(paths.map(({ metro }) => metro)).size < 2 ? [{ code: 'INCOMPATIBLE_METROS' as const, message: 'all attachments are in one metropolitan area, and 99.99% takes two' }] : []),
    ...(whole.length < 2 ? [lackingZone(paths)] : []),
    ...(routing === 'regional' ? [{ code: 'MISSING_GLOBAL_ROUTING' as const, message: 'routing is regional, and 99.99% in two regions takes global routing' }] : []),
  ];
}

const placeOf = ({ region, metro }: PathPlan): string => `${region} ${metro}`;

/** Names the first availability domain without an attachment; where none lacks one, a metropolitan area as a whole is missing. */
function lackingZone(paths: readonly PathPlan[]): InterconnectBlocker {
  const alone = paths.find((path) => new Set(paths.filter((other) => placeOf(other) === placeOf(path)).map(({ zone }) => zone)).size < 2);
  if (!alone) return { code: 'NO_ATTACHMENTS_IN_METRO_AND_ZONE', message: 'there is no attachment in the domains of a second metropolitan area' };
  const missing = alone.zone === 'zone1' ? 'zone2' : 'zone1';
  return { code: 'NO_ATTACHMENTS_IN_METRO_AND_ZONE', message: `there is no attachment in ${missing} of ${alone.metro}` };
}
