import loadHighs from 'highs';
import { median, type Row } from './row';
import { builtInCatalog, type CircuitProduct, type DedicatedKind } from '../lib/catalog';
import type { Cloud, HybridNetwork, Path, Router } from '../lib/definition/hybrid-network';
import { bundleSizes } from '../lib/planner/circuits';
import { type Candidate, type Choice, type GatewayPrice, selectCircuits } from '../lib/planner/selection';

interface Instance {
  readonly candidates: readonly Candidate[];
  readonly gateways: readonly GatewayPrice[];
}

const network = { catalog: builtInCatalog } as HybridNetwork;

const KINDS: readonly DedicatedKind[] = ['direct-connect', 'express-route', 'dedicated-interconnect'];

/** What a gateway costs that takes so many circuits. */
const GATEWAYS = [{ most: 0, usd: 0 }, { most: 4, usd: 263.53 }, { most: 8, usd: 461.36 }, { most: 16, usd: 1_570.23 }];

const PORT_SPEEDS = [1_000, 10_000, 100_000, 400_000];

/** Sites with two routers and a link to each of three clouds; at every third site the 10 Gbps ports are too few for what is cheapest. */
function instance(links: number): Instance {
  const candidates = Array.from({ length: links }, (_, l) => {
    const site = Math.floor(l / 3);
    return { site, kind: KINDS[l % 3]!, required: 1_500 + ((l * 7_919) % 17) * 1_100 };
  });
  const routers = new Map(candidates.map(({ site }) => [site, [1, 2].map((r): Router => ({
    name: `edge-${site}-${r}`,
    building: `building-${site}-${r}`,
    platform: 'frr',
    vlans: [100, 3_999],
    ports: new Map([[1_000, 4], [10_000, site % 3 === 0 ? 4 : 12], [100_000, 3]]),
  }))]));
  return {
    candidates: candidates.map(({ site, kind, required }, l) => candidateOf(`link-${String(l).padStart(3, '0')}`, kind, routers.get(site)!, required)),
    gateways: [...new Set(candidates.map(({ site }) => cloudOf('express-route', site)))].map((cloud): GatewayPrice => (
      { cloud, monthlyUsd: (circuits) => GATEWAYS.find(({ most }) => circuits <= most)?.usd })),
  };
}

/** Four sites to a region: a gateway of Azure takes 16 circuits. */
const cloudOf = (kind: DedicatedKind, site: number): string => (kind === 'express-route' ? `azure-${Math.floor(site / 4)}` : kind);

function candidateOf(name: string, kind: DedicatedKind, routers: readonly Router[], required: number): Candidate {
  const site = Number(routers[0]!.name.split('-')[1]);
  const paths = routers.map((router, r): Path => ({
    router,
    location: { code: `${name}-${r}`, provider: 'aws', building: `b-${r}`, metro: 'm', source: builtInCatalog.locations[0]!.source },
    phase: 'live',
  }));
  const kept = required * 0.6;
  const counted = (mbps: number, bundles: readonly number[]) => bundles.length * Math.min(...bundles) * mbps;
  const attachment = kind === 'dedicated-interconnect' ? 73 : 0;
  return {
    link: {
      name,
      site: { name: `site-${site}`, kind: 'data-center', asn: 65_000, prefixes: [], linkPrefixes: [], routers, sharedRisks: [] },
      cloud: { name: cloudOf(kind, site) } as Cloud,
      resilience: 'high',
      vpnAlone: false,
      primary: { kind, connections: 'dedicated', paths },
    },
    requiredMbps: required,
    isEnough: ({ product: { mbps }, sizes }) => counted(mbps, sizes.flat()) >= required && sizes.every((left) => counted(mbps, left) >= kept),
    shortfall: () => 'too little',
    monthlyUsd: ({ product, sizes }) => sizes.flat().reduce((sum, members) => sum + members, 0) * (product.monthlyUsd + attachment),
  };
}

interface Column {
  readonly link: number;
  readonly usd: number;
  readonly ends: number;
  readonly uses: ReadonlyMap<string, number>;
}

/** All that is enough for a link with up to four members on each path. */
function columnsOf({ link, isEnough, monthlyUsd }: Candidate, index: number): readonly Column[] {
  const isProvided = link.primary.kind === 'express-route';
  const own = builtInCatalog.circuits.filter(({ kind, hosted }) => kind === link.primary.kind && !hosted);
  const choices = own.flatMap((product) => [1, 2, 3, 4].flatMap((a) => [1, 2, 3, 4].map((b): Choice =>
    ({ product, sizes: [a, b].map((members) => bundleSizes(product, members, [], link)) }))));
  return choices.filter((choice) => choice.sizes.flat().length <= (choice.product.maxEqualPaths ?? Infinity) && isEnough(choice)).map((choice) => ({
    link: index,
    usd: monthlyUsd(choice),
    ends: choice.sizes.flat().length,
    uses: new Map(link.primary.paths.map(({ router }, p) => [
      `${router.name}_${portOf(choice.product)}`.replace(/-/g, '_'),
      choice.sizes[p]!.reduce((sum, members) => sum + members, 0) * (isProvided ? 2 : 1),
    ])),
  }));
}

const portOf = ({ kind, mbps }: CircuitProduct): number => (kind === 'express-route' ? PORT_SPEEDS.find((speed) => speed >= mbps)! : mbps);

/** The same choice as a mixed-integer program: one binary for each option, and one for each number of circuits at a gateway. */
function program({ candidates, gateways }: Instance): string {
  const columns = candidates.flatMap(columnsOf);
  const capacity = new Map(candidates.flatMap(({ link }) => link.primary.paths.flatMap(({ router: { name, ports } }) =>
    PORT_SPEEDS.map((speed): [string, number] => [`${name}_${speed}`.replace(/-/g, '_'), ports!.get(speed) ?? 0]))));
  const ofLink = candidates.map((): string[] => []);
  const ofResource = new Map<string, string[]>();
  const ofGateway = new Map<string, string[]>();
  for (const [i, { link, ends, uses }] of columns.entries()) {
    ofLink[link]!.push(`x${i}`);
    for (const [key, amount] of uses) ofResource.set(key, [...ofResource.get(key) ?? [], `${amount} x${i}`]);
    const cloud = candidates[link]!.link.cloud.name;
    ofGateway.set(cloud, [...ofGateway.get(cloud) ?? [], `${ends} x${i}`]);
  }
  const levels = gateways.flatMap(({ cloud, monthlyUsd }, g) =>
    Array.from({ length: 17 }, (_, count) => ({ cloud, count, name: `y${g}_${count}`, usd: monthlyUsd(count)! })));
  return [
    'Minimize',
    `obj: ${[...columns.map(({ usd }, i) => `${usd.toFixed(2)} x${i}`), ...levels.map(({ name, usd }) => `${usd} ${name}`)].join(' + ')}`,
    'Subject To',
    ...ofLink.map((terms, i) => `l${i}: ${terms.join(' + ')} = 1`),
    ...[...ofResource].map(([key, terms]) => `${key}: ${terms.join(' + ')} <= ${capacity.get(key)!}`),
    ...gateways.flatMap(({ cloud }, g) => {
      const own = levels.filter((level) => level.cloud === cloud);
      return [
        `one${g}: ${own.map(({ name }) => name).join(' + ')} = 1`,
        `all${g}: ${ofGateway.get(cloud)!.join(' + ')}${own.map(({ name, count }) => ` - ${count} ${name}`).join('')} = 0`,
      ];
    }),
    'Binary',
    [...columns.map((_, i) => `x${i}`), ...levels.map(({ name }) => name)].join('\n'),
    'End',
  ].join('\n');
}

function costOf({ candidates, gateways }: Instance, chosen: ReturnType<typeof selectCircuits>): number {
  const links = candidates.reduce((sum, { link, monthlyUsd }) => sum + monthlyUsd(chosen.get(link.name)!.choice!), 0);
  return gateways.reduce((sum, { cloud, monthlyUsd }) => sum + monthlyUsd(candidates.filter(({ link }) => link.cloud.name === cloud)
    .reduce((ends, { link }) => ends + chosen.get(link.name)!.choice!.sizes.flat().length, 0))!, links);
}

/** Measures the choice of circuits, alternatives included, beside a mixed-integer program of the same instances. */
export async function selectionBench(): Promise<readonly Row[]> {
  const highs = await loadHighs();
  return [6, 50, 150].flatMap((links) => {
    const given = instance(links);
    const select = () => selectCircuits(given.candidates, network, undefined, given.gateways);
    const ms = median(select, { warm: 20, runs: 21 });
    const text = program(given);
    const start = performance.now();
    const solution = highs.solve(text, { mip_rel_gap: 0, mip_abs_gap: 0.001 });
    const solverMs = performance.now() - start;
    const difference = Math.abs(solution.ObjectiveValue - costOf(given, select()));
    return [
      { name: `selection of ${links} links`, ms },
      {
        name: `selection of ${links} links, HiGHS`,
        ms: solverMs,
        ratio: solverMs / ms,
        note: difference < 0.01 ? 'same cost' : `cost differs by $${difference.toFixed(2)}`,
      },
    ];
  });
}
