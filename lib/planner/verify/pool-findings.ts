import { hashPart } from './arithmetic';
import { sharedBy } from './failures';
import { sustainedAbove } from './gateways';
import { countedMbps } from './interconnect';
import type { Need } from './needs';
import { type Way, WAYS } from './part';
import { ownerOf } from './pools';
import { circuitsOf, definedCircuits, keptNeeds, type LinkCase, vpnOf, vpnRouters } from './subject';
import type { Catalog, VpnProduct } from '../../catalog';
import type { Policy, Router } from '../../definition/hybrid-network';
import type { NetworkPlan } from '../network-plan';

/** The findings that are due on circuits that several links take. */
export function dueOfPools(plan: NetworkPlan, cases: readonly LinkCase[], policy: Policy, catalog: Catalog): readonly string[] {
  const hasFinding = (code: string, subject: string) => plan.findings.some((finding) => finding.code === code && finding.subject === subject);
  return [
    ...cases.flatMap((one): readonly string[] => {
      const { name } = one.plan;
      const circuits = circuitsOf(one.plan);
      if (!circuits) return [];
      if (circuits.circuitsOf === undefined) return fallBackTogether(one, cases, catalog) ? [`fallbacks-too-small-together ${name}`] : [];
      const lack = limitLack(one, policy);
      return [`shares-circuits ${name}`, ...(lack > 1 || (lack > 0 && hasFinding('rate-limit-too-low', name)) ? [`rate-limit-too-low ${name}`] : [])];
    }),
    ...reachedToo(plan),
  ];
}

/** What a load may be off by: a sustained rate that is worked out here may be a little too low. */
const NEARLY = 1.03;

/** Bundles of a link, each with whether a path of the definition has it. */
interface Left {
  readonly path: number;
  readonly members: number;
}

/** Whether the interfaces of a link, with the limit on them, carry less than its own workloads need in some state: 0 no, 1 as near as can be told, 2 yes. */
function limitLack({ plan, link, own, wire }: LinkCase, policy: Policy): 0 | 1 | 2 {
  const defined = definedCircuits(link)!;
  const limitMbps = defined.rateLimit?.toMbps();
  const { paths } = circuitsOf(plan)!;
  const memberMbps = paths[0]?.bundles[0]?.memberMbps;
  if (limitMbps === undefined || memberMbps === undefined) return 0;
  const all = defined.paths.flatMap(({ router, location }, path): readonly Left[] =>
    paths.find((row) => row.router === router.name && row.location === location.code)?.bundles.map(({ members }) => ({ path, members })) ?? []);
  const lackOf = (left: readonly Left[], need: Need, mbps: number): number => {
    if (left.length === 0) return 0;
    const each = Math.min(limitMbps, ...left.map(({ members }) => members * memberMbps));
    const circuits = countedMbps(link, left.map(({ members }) => members), memberMbps, need.flows);
    const fits = Math.min(circuits, left.length * each * hashPart(left.length, need.flows));
    return Math.max(mbps / fits, (need.perConnectionMbps * wire) / each);
  };
  const kept = keptNeeds(own, 'location');
  const inNormal = (way: Way) => {
    const peak = own.normal[way].mbps * (1 + policy.headroom);
    const sustained = sustainedAbove(own.needs, own.needs.grown[way], peak * policy.utilizationLimit, way) / policy.utilizationLimit;
    return lackOf(all, own.normal[way], Math.max(peak, sustained) * wire);
  };
  const losses = lossesOf(all, { plan, link });
  const inFailure = (way: Way) => losses.map((left) => lackOf(left, kept[way], (kept[way].mbps * wire) / policy.failureUtilizationLimit));
  const most = Math.max(...WAYS.flatMap((way) => [inNormal(way), ...inFailure(way)]));
  return most > NEARLY ? 2 : most > 1 / NEARLY ? 1 : 0;
}

/** What is left by each failure that leaves something: of one circuit, of one bundle where a path has several, and of what paths share. */
function lossesOf(all: readonly Left[], { plan, link }: Pick<LinkCase, 'plan' | 'link'>): readonly (readonly Left[])[] {
  const isSplit = circuitsOf(plan)!.paths.some(({ bundles }) => bundles.length > 1);
  const less = (lost: number) => all.map((row) =>
    all.map((other) => (other === row ? { ...other, members: other.members - lost } : other)).filter(({ members }) => members > 0));
  return [
    ...less(1),
    ...(isSplit ? less(Infinity) : []),
    ...sharedBy(link, definedCircuits(link)!.paths).map(({ takes }) => all.filter(({ path }) => !takes[path]!)),
  ];
}

/** Whether the routers of a pool carry less than all of its fallbacks promise together. */
function fallBackTogether({ link }: LinkCase, cases: readonly LinkCase[], { vpns: products }: Catalog): boolean {
  const pool = cases.filter((other) => ownerOf(other.link) === link.name && circuitsOf(other.plan));
  const vpns = pool.flatMap((other) => vpnOf(other.plan) ?? []);
  if (vpns.length < 2) return false;
  const routers = vpnRouters(link);
  const shared = sharedBy(link, definedCircuits(link)!.paths).filter(({ takes }) => takes.every((taken) => taken));
  const left = [routers.length, ...shared.map(({ routers: lost }) => routers.filter(({ name }) => !lost.has(name)).length)].filter((count) => count > 0);
  const each = vpns.flatMap(({ product }) => {
    const row = products.find(({ id }) => id === product);
    return row ? routers.map((router) => most(router, row)) : [];
  });
  return vpns.reduce((sum, { requiredMbps }) => sum + requiredMbps, 0) > Math.min(...left) * Math.min(...each) + 0.001 * vpns.length;
}

/** What a router carries in tunnels: what it encrypts, and what its internet access leaves for packets with ESP and a frame round them. */
const most = ({ ipsec, internet }: Router, { mtu }: VpnProduct): number =>
  Math.min(ipsec?.toMbps() ?? Infinity, ((internet?.toMbps() ?? Infinity) * mtu) / (mtu + 95));

/** Clouds on the Direct Connect gateway of another one that a site is on too, which no link joins with them. */
function reachedToo({ clouds, links }: NetworkPlan): readonly string[] {
  const gatewayOf = (name: string): string => {
    const cloud = clouds.find((row) => row.name === name);
    return cloud?.provider === 'aws' ? (cloud.directConnectGatewayOf ?? name) : name;
  };
  return clouds.flatMap(({ name }): readonly string[] => {
    if (gatewayOf(name) === name) return [];
    const sites = links.filter((link) => circuitsOf(link) && gatewayOf(link.cloud) === gatewayOf(name)).map(({ site }) => site);
    return sites.some((site) => !links.some((link) => link.site === site && link.cloud === name)) ? [`gateway-reaches-more ${name}`] : [];
  });
}
