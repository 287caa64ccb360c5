import { type Check, problem } from './check';
import { type ExpressRouteEnds, expressRouteEnds, mayBeDirect } from './express-route';
import { builtInCatalog } from '../../catalog';
import type { Problem } from '../../errors';

/** The most prefixes of a site: https://learn.microsoft.com/azure/expressroute/expressroute-faqs */
const MOST_PREFIXES = { local: 4_000, standard: 4_000, premium: 10_000 } as const;

/** The most that a virtual network announces over a connection, of the same page. */
const MOST_CLOUD_PREFIXES = 1_000;

/** A tier that the definition asks for reaches the cloud, takes what is announced, and has the way of paying that is asked for. */
export const expressRouteTier: Check = (view) => expressRouteEnds(view).flatMap((ends) => [...tierProblems(ends), ...prefixProblems(ends)]);

function tierProblems({ name, primary, azure, locations }: ExpressRouteEnds): readonly Problem[] {
  const { tier, data, globalReach } = primary;
  const wrong = (message: string, fix: string) => problem('express-route-tier', ['links', name, 'primary', 'tier'], message, fix);
  if (!azure || tier === undefined || tier === 'premium') return [];
  const home = builtInCatalog.azureRegions.find((region) => region.name === azure.region)?.geography;
  const far = locations.find(({ geography }) => home !== undefined && geography !== undefined && geography !== home);
  if (far) return [wrong(`${tier} circuits do not leave their geopolitical region: "${far.code}" is in ${far.geography}, and ${azure.region} in ${home}`, 'write premium, or leave it out')];
  if (tier === 'standard') return [];
  const away = locations.find(({ localRegions }) => !localRegions?.includes(azure.region));
  return [
    ...(away ? [wrong(`"${away.code}" is not local to ${azure.region}`, away.localRegions ? `it is local to ${away.localRegions.join(' and ')}: leave the tier out` : 'no region is local to it: leave the tier out')] : []),
    ...(globalReach ? [wrong('Global Reach is not for local circuits', 'leave one of the two out')] : []),
    ...(data === 'metered' ? [wrong('the price of a local circuit holds outbound data, so that it is never metered', 'leave one of the two out')] : []),
    ...(mayBeDirect(primary) ? [wrong('the catalogue has no price of local circuits on ports of one\'s own', 'set connections: provider, or leave it out')] : []),
  ];
}

function prefixProblems({ name, primary: { tier = 'premium' }, link, site, azure }: ExpressRouteEnds): readonly Problem[] {
  const most = MOST_PREFIXES[tier];
  const count = site?.prefixes.length ?? 0;
  return [
    ...(count > most
      ? [problem('prefix-count', ['sites', link.site, 'prefixes'], `the site announces ${count} prefixes, and the ${tier} circuits of link "${name}" take ${most}`, 'announce fewer and shorter ones')]
      : []),
    ...((azure?.prefixes.length ?? 0) > MOST_CLOUD_PREFIXES
      ? [problem('prefix-count', ['clouds', link.cloud, 'prefixes'], `${azure!.prefixes.length} prefixes are more than the ${MOST_CLOUD_PREFIXES} that Azure announces over one connection`, 'announce fewer and shorter ones')]
      : []),
  ];
}
