import { cloudTimers, INSIDE_BFD, type Timers } from './timers';
import type { LinkPlan, NetworkPlan, PathPlan, SessionPlan, VpnPlan } from '../planner/network-plan';

/**
 * What happens to a link. `carrier`: the circuit in use loses its carrier. `silent`: it drops everything and its carrier stays.
 * `asymmetric`: it drops what goes one way. `router`: the router in use dies. `building`: everything into one building is lost. `dedicated`: all
 * circuits fall silent. `tunnel`: the far end of the tunnel in use is gone. `return`: everything is there again.
 */
export type FailureKind = 'carrier' | 'silent' | 'asymmetric' | 'router' | 'building' | 'dedicated' | 'tunnel' | 'return';

/** When the traffic of a link comes back after a failure, as far as the routers of both ends decide it. */
export interface FailoverWindow {
  /** The link. */
  readonly link: string;
  /** What happens. */
  readonly failure: FailureKind;
  /** In words. */
  readonly title: string;
  /** By what the loss is seen. */
  readonly detection: 'carrier' | 'bfd' | 'hold-time' | 'none';
  /** Where traffic goes; `nothing` where it waits for the repair. */
  readonly takesOver: 'circuits' | 'vpn' | 'tunnels' | 'nothing';
  /** Not before this, in milliseconds after the last packet that arrived; absent where nothing takes over. */
  readonly fromMs?: number;
  /** Not after this; absent where nothing takes over. */
  readonly toMs?: number;
  /** What the cloud may need inside of itself beyond that, where its vendor says so: no lab shows it. */
  readonly cloudMs?: number;
  /** What decides it, with the figures. */
  readonly because: string;
}

/** What routers need once they saw a loss: 50 to 130 ms measured with FRR, and room for a busy one. */
const REACTION_MS = 400;

/** BFD sends after 75 to 100 % of its interval, so the last packet may be that much older: RFC 5880, 6.8.7. */
const SHORTEST = 0.75;

/** Routers count hold times in seconds. */
const SECOND_MS = 1_000;

interface Span {
  readonly detection: FailoverWindow['detection'];
  readonly fromMs: number;
  readonly toMs: number;
  readonly because: string;
}

type Bfd = SessionPlan['bfd'];

const byBfd = ({ intervalMs, multiplier }: Bfd): Span => ({
  detection: 'bfd',
  fromMs: (multiplier - 1) * intervalMs * SHORTEST,
  toMs: multiplier * intervalMs + REACTION_MS,
  because: `BFD of ${intervalMs} ms x ${multiplier}`,
});

const byHoldTime = ({ keepaliveSeconds, holdSeconds }: Timers): Span => ({
  detection: 'hold-time',
  fromMs: (holdSeconds - keepaliveSeconds) * 1_000 - SECOND_MS,
  toMs: holdSeconds * 1_000 + SECOND_MS + REACTION_MS,
  because: `hold time of ${holdSeconds} s, without BFD`,
});

const BY_CARRIER: Span = { detection: 'carrier', fromMs: 0, toMs: REACTION_MS, because: 'the carrier of the port' };

/** The slowest decides; what may be seen at once may come back at once. */
const slowest = (spans: readonly Span[], atOnce: boolean): Span => {
  const last = spans.reduce((most, span) => (span.toMs > most.toMs ? span : most));
  return { ...last, ...(atOnce && { fromMs: 0 }) };
};

interface Row {
  readonly path: PathPlan;
  readonly bundle: string;
  readonly session: SessionPlan;
}

/** Every window of every link, in the order of the plan and of `FailureKind`. */
export function failoverWindows(plan: NetworkPlan): readonly FailoverWindow[] {
  return plan.links.flatMap((link) => windowsOf(plan, link));
}

function windowsOf(plan: NetworkPlan, link: LinkPlan): readonly FailoverWindow[] {
  const timers = cloudTimers(plan.clouds.find(({ name }) => name === link.cloud)!);
  const rows = sessionsOf(plan, link);
  const vpn = link.primary.kind === 'vpn' ? link.primary : link.fallback;
  const cloudMs = rows.length > 0 && timers.insideSeconds !== undefined ? timers.insideSeconds * 1_000 : undefined;
  const row = (failure: FailureKind, title: string, takesOver: FailoverWindow['takesOver'], span: Span): FailoverWindow => {
    const { detection, because, fromMs, toMs } = span;
    const inside = cloudMs !== undefined && failure !== 'tunnel' && failure !== 'return' && { cloudMs };
    return { link: link.name, failure, title, detection, takesOver, ...(takesOver !== 'nothing' && { fromMs, toMs, ...inside }), because };
  };
  const inTunnel = byHoldTime(timers.vpn);
  return [
    ...(rows.length > 0 ? circuitRows(rows, vpn, row) : []),
    ...(vpn ? vpnRows(vpn, rows.length === 0, inTunnel, row) : []),
    row('return', 'everything is there again', rows.length > 0 ? 'circuits' : 'tunnels', {
      detection: 'none', fromMs: 0, toMs: 0, because: 'traffic stays where it is until routes of the better way are there',
    }),
  ];
}

type MakeRow = (failure: FailureKind, title: string, takesOver: FailoverWindow['takesOver'], span: Span) => FailoverWindow;

function circuitRows(rows: readonly Row[], vpn: VpnPlan | undefined, row: MakeRow): readonly FailoverWindow[] {
  const silent = slowest(rows.map(({ session }) => byBfd(session.bfd)), false);
  const seen = slowest([silent, byBfd(INSIDE_BFD)], true);
  const isDirect = rows.every(({ path }) => path.serviceProvider === undefined);
  const rest: FailoverWindow['takesOver'] = vpn ? 'vpn' : 'nothing';
  const left = (other: (one: Row) => (two: Row) => boolean, otherwise: FailoverWindow['takesOver']): FailoverWindow['takesOver'] =>
    (rows.every((one) => rows.some(other(one))) ? 'circuits' : otherwise);
  const otherCircuit = left((one) => (two) => two.session.id !== one.session.id, rest);
  const otherRouter = left((one) => (two) => two.path.router !== one.path.router, vpn && routersOf(vpn) > 1 ? 'vpn' : 'nothing');
  const otherBuilding = left((one) => (two) => two.path.building !== one.path.building, rest);
  const carrier: Span = isDirect ? BY_CARRIER : { ...slowest([silent], true), because: `the carrier, or behind the service provider's devices ${silent.because}` };
  return [
    row('carrier', 'the circuit in use loses its carrier', otherCircuit, carrier),
    row('silent', 'the circuit in use drops everything, and its carrier stays', otherCircuit, silent),
    row('asymmetric', 'the circuit in use drops what goes one way', otherCircuit, silent),
    row('router', 'the router in use dies', otherRouter, { ...seen, because: `the carrier of its ports, or ${seen.because}` }),
    row('building', 'everything into one building is lost', otherBuilding, { ...seen, because: `the carrier of the ports, or ${seen.because}` }),
    row('dedicated', 'all circuits drop everything', rest, silent),
  ];
}

const routersOf = ({ connections }: VpnPlan): number => new Set(connections.map(({ router }) => router)).size;

function vpnRows(vpn: VpnPlan, isAlone: boolean, span: Span, row: MakeRow): readonly FailoverWindow[] {
  const tunnels = vpn.connections.flatMap((connection) => connection.tunnels).length;
  return [
    ...(isAlone ? [row('router', 'the router in use dies', routersOf(vpn) > 1 ? 'tunnels' : 'nothing', slowest([span, byBfd(INSIDE_BFD)], true))] : []),
    row('tunnel', 'the far end of the tunnel in use is gone', tunnels > 1 ? 'tunnels' : 'nothing', span),
  ];
}

/** Sessions of circuits that are live: of the link, or of the one over whose virtual interfaces it goes. */
function sessionsOf(plan: NetworkPlan, link: LinkPlan): readonly Row[] {
  const { primary } = link;
  if (primary.kind === 'vpn') return [];
  const rows = primary.paths.filter(({ phase }) => phase === 'live').flatMap((path) =>
    path.bundles.flatMap((bundle) => bundle.attachments.flatMap((attachment) => attachment.sessions.map((session) => ({ path, bundle: bundle.id, session })))));
  const owner = plan.links.find(({ name }) => name === primary.circuitsOf);
  return rows.length === 0 && owner ? sessionsOf(plan, owner) : rows;
}

/** Which window a scenario of the plan is in: what its id begins with. */
const FAILURES: Readonly<Record<string, FailureKind>> = {
  circuit: 'carrier',
  device: 'carrier',
  location: 'silent',
  zone: 'silent',
  provider: 'silent',
  building: 'building',
  router: 'router',
  risk: 'router',
  dedicated: 'dedicated',
  tunnel: 'tunnel',
};

/**
 * The window of a scenario of the plan.
 *
 * @param windows what `failoverWindows()` made
 * @param link the link
 * @param scenario the scenario's id, such as `location:EqDC2`
 * @returns none where the link has no such window
 */
export function windowOfScenario(windows: readonly FailoverWindow[], link: string, scenario: string): FailoverWindow | undefined {
  const failure = FAILURES[scenario.split(':')[0]!];
  return windows.find((window) => window.link === link && window.failure === failure);
}
