import loadHighs from 'highs';
import { runs } from './runs';
import type { CircuitProduct } from '../../lib/catalog';
import type { Path, Router } from '../../lib/definition/hybrid-network';
import { HybridNetworkError } from '../../lib/errors';
import { bundleSizes } from '../../lib/planner/circuits';
import { type Candidate, type Choice, type GatewayPrice, selectCircuits } from '../../lib/planner/selection';
import { candidate, catalogOf, counted, path, product, router } from '../planner/selection-support';

interface Instance {
  readonly products: readonly CircuitProduct[];
  readonly routers: readonly Router[];
  readonly candidates: readonly Candidate[];
  readonly gateways: readonly GatewayPrice[];
}

/** Whole numbers from 0 to below a limit, the same for a seed: the low bits of such a generator are poor, so the high ones are used. */
function generator(seed: number): (limit: number) => number {
  let state = (seed * 2_654_435 + 12_345) % 2_147_483_647;
  return (limit) => {
    state = (state * 48_271) % 2_147_483_647;
    return Math.floor((state / 2_147_483_647) * limit);
  };
}

/** Links that share the ports of a few routers, and a gateway where they are of ExpressRoute. */
function instance(seed: number): Instance {
  const below = generator(seed);
  for (let i = 0; i < 5; i += 1) below(2);
  const kind = seed % 4 === 0 ? 'express-route' as const : 'direct-connect' as const;
  const speeds = [1_000, 10_000, 100_000, 400_000];
  const products = Array.from({ length: 2 + below(3) }, (_, i) => {
    const maxMembers = kind === 'express-route' ? 1 : 1 + below(4);
    const limit = kind === 'express-route' ? { maxEqualPaths: 4 + below(2) } : {};
    const mbps = kind === 'express-route' ? [1_000, 2_000, 5_000, 10_000][i]! : speeds[i]!;
    return product(`p${i}`, mbps, [3, 11, 31, 83][i]! + below(9), { kind, maxMembers, ...limit });
  });
  const ports = () => Object.fromEntries(speeds.map((speed, i) => [speed, [3, 3, 4, 4][i]! + below(4) * (kind === 'express-route' ? 2 : 1)]));
  const routers = Array.from({ length: 2 + below(2) }, (_, i) => router(`r${i}`, ports(), below(4) === 0 ? [100, 104 + below(8)] : undefined));
  const candidates = Array.from({ length: 2 + below(5) }, (_, i) => {
    const paths = Array.from({ length: 1 + below(3) }, (__, p): Path => path(routers[(below(2) + p) % routers.length]!, `l${p}-${below(2)}`));
    const required = [500, 900, 1_500, 3_500, 8_000, 14_000][below(6)]!;
    const kept = required * below(3) * 0.4;
    // Paths that are lost together, at random: the groups make feasibility uneven between paths.
    const groups = Array.from({ length: 1 + below(3) }, () => paths.map(() => below(2) === 0));
    const salt = below(7);
    const isEnough = ({ product: { mbps }, sizes }: Choice) => {
      const members = sizes.map((bundles) => bundles.reduce((sum, count) => sum + count, 0));
      if (counted(sizes.flat()) * mbps < required) return false;
      // Uneven on purpose: more is not always enough.
      if (seed % 5 === 0 && members.reduce((sum, count, p) => sum + count * (p + 3), salt) % 3 === 0) return false;
      return groups.every((lost) => lost.every(Boolean) || counted(sizes.filter((_s, p) => !lost[p]).flat()) * mbps >= kept);
    };
    return candidate({ name: `link-${i}`, paths, required, kind, isEnough, ...(below(6) === 0 && { vpnAloneUsd: 20 + below(60) }) });
  });
  const gateway = (circuits: number) => (circuits === 0 ? 0 : circuits <= 4 ? 20 : circuits <= 8 ? 45 : circuits <= 14 ? 90 : undefined);
  return { products, routers, candidates, gateways: kind === 'express-route' ? [{ cloud: 'cloud', monthlyUsd: gateway }] : [] };
}

interface Column {
  readonly link: number;
  readonly usd: number;
  readonly circuits: number;
  readonly bundles: number;
  readonly uses: ReadonlyMap<string, number>;
}

/** Every choice of a link within the ports of a router, whether it is of use or not. */
function columnsOf({ products }: Instance, { link, isEnough, vpnAloneUsd, monthlyUsd }: Candidate, index: number): readonly Column[] {
  const { paths } = link.primary;
  const columns: Column[] = vpnAloneUsd === undefined ? [] : [{ link: index, usd: vpnAloneUsd, circuits: 0, bundles: 0, uses: new Map() }];
  for (const item of products) {
    const isProvided = item.kind === 'express-route';
    const speed = isProvided ? [1_000, 10_000].find((row) => row >= item.mbps)! : item.mbps;
    const most = paths.map(({ router: { ports } }) => Math.floor(ports!.get(speed)! / (isProvided ? 2 : 1)));
    const vectors = most.reduce<readonly (readonly number[])[]>(
      (rows, count) => rows.flatMap((row) => Array.from({ length: count }, (_, i) => [...row, i + 1])), [[]]);
    for (const members of vectors) {
      const choice = { product: item, sizes: members.map((count) => bundleSizes(item, count, [], link)) };
      const bundles = choice.sizes.flat().length;
      if (bundles > (item.maxEqualPaths ?? Infinity) || !isEnough(choice)) continue;
      const uses = new Map<string, number>();
      const use = (key: string, amount: number) => uses.set(key, (uses.get(key) ?? 0) + amount);
      for (const [p, { router: { name } }] of paths.entries()) {
        use(`${name}_${speed}`, members[p]! * (isProvided ? 2 : 1));
        use(`${name}_vlan`, choice.sizes[p]!.length);
      }
      columns.push({ link: index, usd: monthlyUsd(choice), circuits: members.reduce((sum, count) => sum + count, 0), bundles, uses });
    }
  }
  return columns;
}

/** The mixed-integer program: a binary for each choice, and one for each number of circuits at the gateway. */
function program(columns: readonly Column[], { candidates, routers, gateways }: Instance): string {
  const sum = (terms: readonly string[]) => (terms.length === 0 ? '0 x0' : terms.join(' + '));
  const levels = gateways.flatMap(({ monthlyUsd }) =>
    Array.from({ length: 60 }, (_, count) => ({ count, usd: monthlyUsd(count) })).filter(({ usd }) => usd !== undefined));
  const capacities = routers.flatMap(({ name, ports, vlans }) => [
    ...[...ports!].map(([speed, count]) => ({ key: `${name}_${speed}`, count })),
    { key: `${name}_vlan`, count: vlans[1] - vlans[0] + 1 },
  ]);
  const rows = [
    ...candidates.map((_, link) => `${sum(columns.flatMap((column, i) => (column.link === link ? [`x${i}`] : [])))} = 1`),
    ...capacities.map(({ key, count }) => `${sum(columns.flatMap(({ uses }, i) => (uses.has(key) ? [`${uses.get(key)!} x${i}`] : [])))} <= ${count}`),
    ...(levels.length > 0 ? [
      `${sum(levels.map(({ count }) => `y${count}`))} = 1`,
      `${sum(columns.map(({ bundles }, i) => `${bundles} x${i}`))}${levels.map(({ count }) => ` - ${count} y${count}`).join('')} = 0`,
    ] : []),
  ];
  // Costs are whole dollars and circuits fewer than 1000, so one objective holds both in their order.
  return [
    'Minimize',
    `obj: ${sum([...columns.map(({ usd, circuits }, i) => `${usd * 1_000 + circuits} x${i}`), ...levels.map(({ count, usd }) => `${usd! * 1_000} y${count}`)])}`,
    'Subject To',
    ...rows.map((row, i) => `c${i}: ${row}`),
    'Binary',
    [...columns.map((_, i) => `x${i}`), ...levels.map(({ count }) => `y${count}`)].join('\n'),
    'End',
  ].join('\n');
}

function ours({ products, candidates, gateways }: Instance): number | undefined {
  try {
    const chosen = [...selectCircuits(candidates, catalogOf(products), undefined, gateways).values()].map(({ choice }) => choice);
    const usd = chosen.reduce((sum, choice, i) => sum + (choice ? candidates[i]!.monthlyUsd(choice) : candidates[i]!.vpnAloneUsd!), 0);
    const circuits = chosen.reduce((sum, choice) => sum + (choice?.sizes.flat().reduce((total, members) => total + members, 0) ?? 0), 0);
    const ends = chosen.reduce((sum, choice) => sum + (choice?.sizes.flat().length ?? 0), 0);
    return (usd + gateways.reduce((sum, { monthlyUsd }) => sum + monthlyUsd(ends)!, 0)) * 1_000 + circuits;
  } catch (error) {
    if (HybridNetworkError.is(error)) return undefined;
    throw error;
  }
}

test('the choice for links that share ports, VLAN ids and a gateway costs what a mixed-integer solver finds, with as few circuits', async () => {
  const highs = await loadHighs();
  const total = runs(500, 60);
  const seen = { solved: 0, infeasible: 0, dearerThanAlone: 0 };
  for (let seed = 1; seed <= total; seed += 1) {
    const given = instance(seed);
    const columns = given.candidates.flatMap((row, i) => columnsOf(given, row, i));
    const isHopeless = given.candidates.some((_, link) => !columns.some((column) => column.link === link));
    const solution = isHopeless ? undefined : highs.solve(program(columns, given), { mip_rel_gap: 0, mip_abs_gap: 0 });
    const expected = solution?.Status === 'Optimal' ? Math.round(solution!.ObjectiveValue) : undefined;
    expect({ seed, objective: ours(given) }).toEqual({ seed, objective: expected });
    const alone = given.candidates.reduce((sum, _, link) => sum + Math.min(...columns.filter((column) => column.link === link).map(({ usd }) => usd)), 0);
    if (expected === undefined) seen.infeasible += 1;
    else if (given.gateways.length === 0 && Math.floor(expected / 1_000) > alone) seen.dearerThanAlone += 1;
    else seen.solved += 1;
  }
  // The instances are of use only where all three happen.
  for (const count of Object.values(seen)) expect(count).toBeGreaterThan(total / 20);
}, 300_000);
