import { BFD } from './addresses';
import type { Report } from './claim';
import { circuitsOf, definedCircuits, type LinkCase, vpnOf } from './subject';
import type { Provider } from '../../catalog';
import type { Dedicated } from '../../definition/hybrid-network';
import type { FailoverWindow, FailureKind, LinkPlan } from '../network-plan';

/** The earliest and latest at which something is seen and routed round, in ms; none where that is not known. */
interface Seen {
  readonly by: FailoverWindow['detection'];
  readonly range?: readonly [from: number, to: number];
  /** What has to be read where it says why. */
  readonly words: string;
}

/** Seconds between keepalives, and of silence until a session is down. */
const HELD: Readonly<Record<Provider, readonly [keepalive: number, hold: number]>> = { aws: [10, 30], azure: [60, 180], google: [20, 60] };

/** What a router takes to route round what it saw. */
const ROUTED_MS = 400;

/** The last packet of BFD may be three quarters of an interval younger than the one that is missed first. */
const bfd = (interval: number, packets: number): Seen => ({ by: 'bfd', range: [0.75 * interval * (packets - 1), interval * packets + ROUTED_MS], words: `${interval} ms x ${packets}` });

/** Seconds are counted whole, so one may be lacking or too many. */
const held = (provider: Provider): Seen => {
  const [keepalive, hold] = HELD[provider];
  return { by: 'hold-time', range: [1_000 * (hold - keepalive - 1), 1_000 * (hold + 1) + ROUTED_MS], words: `${hold} s` };
};

/** An end that hears nothing tells the other at the latest in its next packet of BFD, and of a session that is down one goes out a second. */
const toldLater = (seen: Seen, ms: number): Seen => ({ ...seen, ...(seen.range && { range: [seen.range[0], seen.range[1] + ms] as const }) });

const atOnce = (seen: Seen): Seen => ({ ...seen, ...(seen.range && { range: [0, seen.range[1]] as const }) });
const notBefore = (seen: Seen, early: Seen): Seen => ({ ...seen, range: [early.range![0], seen.range![1]] });

/** A circuit, or one of the two links of a circuit of ExpressRoute. */
interface Lane {
  readonly id: string;
  readonly router: string;
  readonly building: string;
}

/** Checks when traffic is said to be back after each failure, and in each scenario. */
export function checkFailover(one: LinkCase, report: Report): void {
  const { plan } = one;
  const wanted = new Map(expected(one).map((row) => [row.failure, row]));
  const order = plan.failover.map(({ failure }) => failure).join();
  if (order !== [...wanted.keys()].join()) report('failover-kinds', plan.name, `it says how long ${order || 'nothing'} takes, and is to say it of ${[...wanted.keys()].join() || 'nothing'}`);
  for (const row of plan.failover) {
    const found = wanted.get(row.failure);
    if (found && figuresOf(row) !== figuresOf(found)) report('failover', plan.name, `${row.failure}: it says ${figuresOf(row)}, and ${figuresOf(found)} was found`);
    if (found && !row.because.includes(found.because)) report('failover-reason', plan.name, `${row.failure}: what it says of why does not name ${found.because}`);
  }
  checkScenarios(one, report);
}

const figuresOf = ({ detection, takesOver, fromMs, toMs, cloudMs = 0 }: FailoverWindow): string =>
  `${takesOver}, by ${detection}${fromMs === undefined && toMs === undefined ? '' : ` after ${fromMs} to ${toMs} ms`}, ${cloudMs} ms in the cloud`;

function expected({ plan, link }: LinkCase): readonly FailoverWindow[] {
  const lanes = lanesOf(plan);
  const ends = (vpnOf(plan)?.connections ?? []).flatMap(({ router, tunnels }) => tunnels.map(() => router));
  const windows: FailoverWindow[] = [];
  const add = (failure: FailureKind, takesOver: FailoverWindow['takesOver'], { by, range, words }: Seen, cloudMs = 0) => {
    const isKnown = takesOver !== 'nothing' && range !== undefined;
    windows.push({
      failure, detection: by, takesOver, because: words, ...(isKnown && { fromMs: range[0], toMs: range[1], ...(cloudMs > 0 && { cloudMs }) }),
    });
  };
  if (lanes.length > 0) {
    const cloudMs = insideMs(circuitsIn(link));
    const [carrier, silent, oneWay] = seenOf(circuitsIn(link));
    const worst = (isLost: (lane: Lane, inUse: Lane) => boolean, isEndLost: (router: string, inUse: Lane) => boolean = () => false) => {
      const outcomes = lanes.map((inUse) => {
        if (lanes.some((lane) => !isLost(lane, inUse))) return 'circuits' as const;
        return ends.some((router) => !isEndLost(router, inUse)) ? 'vpn' as const : 'nothing' as const;
      });
      return (['nothing', 'vpn', 'circuits'] as const).find((outcome) => outcomes.includes(outcome))!;
    };
    const another = worst((lane, inUse) => lane.id === inUse.id);
    add('carrier', another, carrier, cloudMs);
    add('silent', another, silent, cloudMs);
    add('asymmetric', another, oneWay, cloudMs);
    add('router', worst((lane, inUse) => lane.router === inUse.router, (router, inUse) => router === inUse.router), afterRouter(lanes, ends, silent, link.cloud.provider), cloudMs);
    add('building', worst((lane, inUse) => lane.building === inUse.building), atOnce(silent), cloudMs);
    add('dedicated', worst(() => true), silent, cloudMs);
  } else if (ends.length > 0) {
    add('router', new Set(ends).size > 1 ? 'tunnels' : 'nothing', atOnce(held(link.cloud.provider)));
  }
  if (ends.length > 0) add('tunnel', ends.length > 1 ? 'tunnels' : 'nothing', held(link.cloud.provider));
  if (lanes.length + ends.length > 0) add('return', lanes.length > 0 ? 'circuits' : 'tunnels', { by: 'none', range: [0, 0], words: 'routes' });
  return windows;
}

/** Where one router has all circuits, and tunnels, the cloud may send into these until it holds their sessions no longer. */
function afterRouter(lanes: readonly Lane[], ends: readonly string[], silent: Seen, provider: Provider): Seen {
  const hasAll = lanes.every(({ router }) => router === lanes[0]!.router) && ends.includes(lanes[0]!.router);
  return atOnce(hasAll && silent.range ? held(provider) : silent);
}

/** What is live. */
function lanesOf(plan: LinkPlan): readonly Lane[] {
  const circuits = circuitsOf(plan);
  return (circuits?.paths ?? []).filter(({ phase }) => phase !== 'order').flatMap(({ router, building, secondBuilding, bundles }) => bundles.flatMap(({ id }) => {
    const first = { id, router, building };
    return circuits!.kind === 'express-route' ? [first, { ...first, id: `${id}, second link`, building: secondBuilding ?? building }] : [first];
  }));
}

type Circuits = Dedicated & { readonly provider: Provider };

const circuitsIn = (link: LinkCase['link']): Circuits => ({ ...definedCircuits(link)!, provider: link.cloud.provider });

/** A minute of ExpressRoute, at either end. */
const insideMs = ({ provider, paths }: Circuits): number => (provider === 'azure' || paths.some(({ remote }) => remote?.provider === 'azure') ? 60_000 : 0);

/** How a lost carrier is seen, silence, and silence one way. */
function seenOf({ kind, provider, layer, encryption, paths }: Circuits): readonly [Seen, Seen, Seen] {
  const { intervalMs, multiplier } = BFD[kind];
  const fast = bfd(intervalMs, multiplier);
  const isProvided = paths.some(({ serviceProvider }) => serviceProvider !== undefined);
  if (layer === 3) {
    const unknown: Seen = { by: 'provider', words: 'provider' };
    return [unknown, unknown, unknown];
  }
  if (kind === 'partner-interconnect' || encryption !== undefined) {
    const slow = notBefore(held(provider), fast);
    return [atOnce(slow), slow, toldLater(slow, 1_000 * HELD[provider][0])];
  }
  const oneWay = kind === 'cross-cloud-interconnect' ? notBefore(fast, bfd(intervalMs, 3)) : fast; // AWS and Azure miss three packets
  const carrier: Seen = isProvided || provider === 'google' ? atOnce(fast) : { by: 'carrier', range: [0, ROUTED_MS], words: 'carrier' };
  return [carrier, fast, toldLater(oneWay, 1_000)];
}

/** Scenarios count all circuits, so that they say nothing while some are on order. */
function checkScenarios({ plan, link }: LinkCase, report: Report): void {
  const circuits = circuitsOf(plan);
  const isWhole = circuits?.paths.every(({ phase }) => phase === 'live') ?? true;
  const ends = (vpnOf(plan)?.connections ?? []).map(({ router }) => router);
  const silent = circuits ? seenOf(circuitsIn(link))[1] : held(link.cloud.provider);
  const lost = (id: string): Seen => {
    if (!circuits) return silent;
    if (id === 'tunnel') return held(link.cloud.provider);
    const own = id.startsWith('router:') ? lanesOf(plan).filter(({ router }) => id === `router:${router}`) : [];
    return own.length > 0 && own.length === lanesOf(plan).length ? afterRouter(own, ends, silent, link.cloud.provider) : silent;
  };
  for (const { id, title, availableMbps, backWithinMs } of plan.scenarios) {
    const latest = lost(id).range;
    const wanted = isWhole && availableMbps > 0 && latest ? latest[1] + (circuits ? insideMs(circuitsIn(link)) : 0) : undefined;
    if (backWithinMs !== wanted) report('scenario-back', plan.name, `${title}: it says that traffic is back within ${backWithinMs} ms, and ${wanted} was found`);
  }
}
