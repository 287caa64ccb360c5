import { type Check, dedicated, problem } from './check';
import { locationsByProvider } from './locations';
import type { Location } from '../../catalog';
import type { Problem } from '../../errors';
import { PROVIDER_OF } from '../provider';

type Resilience = 'high' | 'maximum';

/** What is missing, and what to do. */
interface Lack {
  readonly code: string;
  readonly message: string;
  readonly fix: string;
}

/**
 * The paths of a link end in as many places as its resilience asks for, in the provider's own meaning:
 * https://docs.aws.amazon.com/directconnect/latest/UserGuide/resiliency_toolkit.html,
 * https://learn.microsoft.com/azure/expressroute/design-architecture-for-resiliency,
 * https://cloud.google.com/network-connectivity/docs/interconnect/concepts/dedicated-overview
 */
export const pathDiversity: Check = (view) => {
  const locations = locationsByProvider(view);
  return [...view.links.sound].flatMap(([name, link]): readonly Problem[] => {
    const circuits = dedicated(link);
    const resilience = link.resilience ?? (view.policy ? (view.policy.resilience ?? 'high') : 'basic'); // a policy that cannot be read says nothing
    if (!circuits || resilience === 'basic') return [];
    const provider = PROVIDER_OF[circuits.kind];
    const ends = circuits.paths.map(({ location }) => locations[provider].find(({ code }) => code === location));
    const lack = ends.every((end) => end !== undefined) ? lackOf(ends, resilience) : undefined;
    return lack ? [problem(lack.code, ['links', name, 'primary', 'paths'], lack.message, `${lack.fix}, or set resilience: basic`)] : [];
  });
};

function lackOf(ends: readonly Location[], resilience: Resilience): Lack | undefined {
  if (resilience === 'high' && ends.some(isMetro)) return undefined;
  if (ends.length < 2) return { code: 'path-count', message: `the link has one path, and resilience ${resilience} asks for two`, fix: 'add a path to a location in another building' };
  if (new Set(ends.map(({ building }) => building)).size < 2) {
    return { code: 'path-building', message: `all paths end in one building, ${ends[0]!.building}`, fix: `end one in another building (resilience is ${resilience})` };
  }
  return ends[0]!.provider === 'google' ? googleLack(ends, resilience) : undefined;
}

/** A circuit of ExpressRoute Metro ends in two buildings by itself. */
const isMetro = ({ secondBuilding }: Location): boolean => secondBuilding !== undefined;

/** 99.9 % takes both zones (edge availability domains) of one metro, 99.99 % those of two. */
function googleLack(ends: readonly Location[], resilience: Resilience): Lack | undefined {
  const metros = [...new Set(ends.map(({ metro }) => metro))];
  const whole = metros.filter((metro) => new Set(ends.filter((end) => end.metro === metro).map(({ zone }) => zone)).size >= 2);
  const needed = resilience === 'maximum' ? 2 : 1;
  if (whole.length >= needed) return undefined;
  return {
    code: 'path-zone',
    message: `the paths end in both zones of ${whole.length === 0 ? 'no metro' : whole.join(', ')}, and resilience ${resilience} asks for both zones of ${needed === 1 ? 'one metro' : 'two metros'}`,
    fix: needed === 1 ? 'end one path in zone1 and one in zone2 of the same metro' : 'add paths: zone1 and zone2 of each of two metros',
  };
}
