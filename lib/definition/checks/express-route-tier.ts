import { type Check, problem } from './check';
import { type AzureDefinition, type ExpressRouteEnds, expressRouteEnds, mayBeDirect, tierLack } from './express-route';
import { azureGuestsOf } from './guests';
import type { Problem } from '../../errors';

/** The most prefixes of a site: https://learn.microsoft.com/azure/expressroute/expressroute-faqs */
const MOST_PREFIXES = { local: 4_000, standard: 4_000, premium: 10_000 } as const;

/** The most that a virtual network announces over a connection, of the same page. */
const MOST_CLOUD_PREFIXES = 1_000;

/** A tier that the definition asks for reaches the cloud, takes what is announced, and has the way of paying that is asked for. */
export const expressRouteTier: Check = (view) => [
  ...expressRouteEnds(view).flatMap((ends) => [...tierProblems(ends), ...sitePrefixes(ends), ...cloudPrefixes(ends.link.cloud, ends.azure)]),
  ...azureGuestsOf(view).flatMap(({ link, cloud }) => cloudPrefixes(link.cloud, cloud)),
];

function tierProblems({ name, primary, azure, locations }: ExpressRouteEnds): readonly Problem[] {
  const { tier, data, globalReach } = primary;
  const wrong = (message: string, fix: string) => problem('express-route-tier', ['links', name, 'primary', 'tier'], message, fix);
  if (!azure || tier === undefined) return [];
  const lack = tierLack(tier, azure.region, locations).map(([message, fix]) => wrong(message, fix));
  if (tier !== 'local') return lack;
  return [
    ...lack,
    ...(globalReach ? [wrong('Global Reach is not for local circuits', 'leave one of the two out')] : []),
    ...(data === 'metered' ? [wrong('the price of a local circuit holds outbound data, so that it is never metered', 'leave one of the two out')] : []),
    ...(mayBeDirect(primary) ? [wrong('the catalogue has no price of local circuits on ports of one\'s own', 'set connections: provider, or leave it out')] : []),
  ];
}

function sitePrefixes({ name, primary: { tier = 'premium' }, link, site }: ExpressRouteEnds): readonly Problem[] {
  const most = MOST_PREFIXES[tier];
  const count = site?.prefixes.length ?? 0;
  return count > most
    ? [problem('prefix-count', ['sites', link.site, 'prefixes'], `the site announces ${count} prefixes, and the ${tier} circuits of link "${name}" take ${most}`, 'announce fewer and shorter ones')]
    : [];
}

function cloudPrefixes(name: string, azure: AzureDefinition | undefined): readonly Problem[] {
  return (azure?.prefixes.length ?? 0) > MOST_CLOUD_PREFIXES
    ? [problem('prefix-count', ['clouds', name, 'prefixes'], `${azure!.prefixes.length} prefixes are more than the ${MOST_CLOUD_PREFIXES} that Azure announces over one connection`, 'announce fewer and shorter ones')]
    : [];
}
