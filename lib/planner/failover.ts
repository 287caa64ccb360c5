import { BY_CARRIER, byBfd, byHoldTime, byProvider, eitherOf, heldAtCloud, heldBy, type Span, toldBy, unequalBfd } from './failover-spans';
import { buildingOf, lanesOf } from './lanes';
import type { CloudPlan, DedicatedPlan, FailoverWindow, FailureKind, LinkPlan, PathPlan, ScenarioPlan, SessionPlan, VpnPlan } from './network-plan';
import { type BgpTimers, type CloudTimers, cloudTimers } from '../catalog/timers';

/** A link before it is known how long its failures take. */
export type PlannedLink = Omit<LinkPlan, 'failover'>;

/** The links of a plan with how long their failures take: windows of what is live, and of each scenario once all is. */
export function withFailover(links: readonly PlannedLink[], clouds: readonly CloudPlan[]): readonly LinkPlan[] {
  return links.map((link) => {
    const ends = endsOf(link, links, clouds);
    return {
      ...link,
      scenarios: link.scenarios.map((scenario) => ({ ...scenario, ...backWithin(scenario, ends) })),
      failover: windowsOf(ends),
    };
  });
}

/** A circuit as failures take it: both links of an ExpressRoute circuit by themselves. */
interface Circuit {
  readonly id: string;
  readonly router: string;
  readonly building: string;
}

/** By what each failure of a link is seen. */
interface Spans {
  readonly carrier: Span;
  readonly silent: Span;
  readonly asymmetric: Span;
  /** A router or a building: its ports lose their carrier, and its neighbours see it by BFD. */
  readonly seen: Span;
  /** A router that has tunnels too, where these take over. */
  readonly seenInTunnels: Span;
  readonly tunnel: Span;
}

/** The spans that circuits have of their own. */
type CircuitSpans = Omit<Spans, 'seenInTunnels' | 'tunnel'>;

/** A link as its failures meet it. */
interface Ends {
  readonly circuits: readonly Circuit[];
  readonly vpn: VpnPlan | undefined;
  readonly spans: Spans;
  /** Whether everything is live that the scenarios count. */
  readonly isWhole: boolean;
  readonly cloudMs: number | undefined;
}

function endsOf(link: PlannedLink, links: readonly PlannedLink[], clouds: readonly CloudPlan[]): Ends {
  const { primary } = link;
  const timers = cloudTimers(clouds.find(({ name }) => name === link.cloud)!);
  const tunnel = byHoldTime(timers.vpn);
  if (primary.kind === 'vpn') return { circuits: [], vpn: primary, spans: vpnSpans(tunnel), isWhole: true, cloudMs: undefined };
  const live = primary.paths.filter(({ phase }) => phase === 'live');
  const both = [timers, ...primary.paths.flatMap(({ remote }) => (remote ? [cloudTimers(remote)] : []))];
  const seconds = both.map(({ insideSeconds = 0 }) => insideSeconds).reduce((most, each) => Math.max(most, each));
  return {
    circuits: live.flatMap((path) => circuitsOn(path, primary)),
    vpn: link.fallback,
    spans: live.length > 0 ? withTunnels(circuitSpans(primary, bfdOf(link, links) ?? timers.bfd, both), timers.vpn) : vpnSpans(tunnel),
    isWhole: live.length === primary.paths.length,
    cloudMs: seconds > 0 && live.length > 0 ? seconds * 1_000 : undefined,
  };
}

const circuitsOn = (path: PathPlan, primary: DedicatedPlan): readonly Circuit[] => path.bundles.flatMap((bundle) =>
  lanesOf(primary, bundle).map((lane) => ({ id: `${bundle.id}${lane.suffix}`, router: path.router, building: buildingOf(path, lane) })));

/** BFD of a link's sessions, or of the link over whose virtual interfaces it goes; none where Google makes them. */
function bfdOf({ primary }: PlannedLink, links: readonly PlannedLink[]): SessionPlan['bfd'] | undefined {
  if (primary.kind === 'vpn') return undefined;
  const [session] = primary.paths.flatMap(({ bundles }) => bundles.flatMap(({ attachments }) => attachments.flatMap(({ sessions }) => sessions)));
  const owner = links.find(({ name }) => name === primary.circuitsOf);
  return session?.bfd ?? (owner && bfdOf(owner, links));
}

/** Only the router in use, and the tunnel: there are no circuits. */
const vpnSpans = (tunnel: Span): Spans => {
  const seen = { ...tunnel, fromMs: 0 };
  return { carrier: seen, silent: seen, asymmetric: seen, seen, seenInTunnels: seen, tunnel };
};

const withTunnels = (spans: CircuitSpans, timers: BgpTimers): Spans =>
  ({ ...spans, seenInTunnels: spans.seen.toMs === undefined ? spans.seen : heldAtCloud(timers), tunnel: byHoldTime(timers) });

/**
 * BFD sees what has no carrier to lose. A partner's circuits at layer 3, and what is behind them, are the partner's; at layer 2 Google's end has
 * BFD only once its peers are taken over (`partnerPeers`). HA VPN on circuits has none in its tunnels.
 *
 * @see https://docs.cloud.google.com/network-connectivity/docs/router/concepts/bfd
 */
function circuitSpans(primary: DedicatedPlan, bfd: SessionPlan['bfd'], ends: readonly CloudTimers[]): CircuitSpans {
  const [{ dedicated, vpn, seesCarrier }, remote] = ends as [CloudTimers, CloudTimers?];
  if (primary.interconnect?.layer === 3) return { carrier: byProvider, silent: byProvider, asymmetric: byProvider, seen: byProvider };
  if (remote) return seenBy(unequalBfd(bfd, remote.bfd, 'all'), toldBy(unequalBfd(bfd, remote.bfd, 'any')), 'at the Cloud Router');
  if (primary.kind === 'partner-interconnect') return seenLate(eitherOf(bfd, 'where both ends have it', dedicated), dedicated, BEHIND);
  if (primary.interconnect?.encryption) return seenLate(eitherOf(bfd, 'under the tunnels', vpn), vpn, 'at the Cloud Router');
  const isDirect = primary.paths.every(({ serviceProvider }) => serviceProvider === undefined);
  const spans = seenBy(byBfd(bfd), toldBy(byBfd(bfd)), isDirect ? 'at the Cloud Router' : BEHIND);
  return isDirect && seesCarrier ? { ...spans, carrier: BY_CARRIER } : spans;
}

const BEHIND = 'behind the service provider\'s devices';

/** Where a carrier is not seen at both ends, what sees silence decides: the site's own BFD is never slower. */
const seenBy = (silent: Span, asymmetric: Span, where: string): CircuitSpans => ({
  carrier: { ...silent, fromMs: 0, because: `the carrier, or ${where} ${silent.because}` },
  silent,
  asymmetric,
  seen: { ...silent, fromMs: 0, because: `the carrier of its ports, or ${silent.because}` },
});

const seenLate = (silent: Span, timers: BgpTimers, where: string): CircuitSpans => seenBy(silent, heldBy(silent, timers), where);

type TakesOver = FailoverWindow['takesOver'];

function windowsOf(ends: Ends): readonly FailoverWindow[] {
  const { circuits, vpn } = ends;
  if (circuits.length === 0 && !vpn) return [];
  return [
    ...(circuits.length > 0 ? circuitWindows(ends) : []),
    ...(vpn ? vpnWindows(ends, vpn) : []),
    {
      failure: 'return',
      detection: 'none',
      takesOver: circuits.length > 0 ? 'circuits' : 'tunnels',
      fromMs: 0,
      toMs: 0,
      because: 'traffic stays where it is until routes of the better way are there',
    },
  ];
}

function circuitWindows(ends: Ends): readonly FailoverWindow[] {
  const { circuits, vpn, spans, cloudMs } = ends;
  const rest: TakesOver = vpn ? 'vpn' : 'nothing';
  const left = (differ: (one: Circuit, two: Circuit) => boolean, otherwise: TakesOver): TakesOver =>
    (circuits.every((one) => circuits.some((two) => differ(one, two))) ? 'circuits' : otherwise);
  const hasOtherEnd = vpn?.connections.some(({ router }) => router !== circuits[0]!.router);
  const another = left((one, two) => one.id !== two.id, rest);
  const otherRouter = left((one, two) => one.router !== two.router, hasOtherEnd ? 'vpn' : 'nothing');
  const row = (failure: FailureKind, takesOver: TakesOver, span: Span) => windowOf(failure, takesOver, span, cloudMs);
  return [
    row('carrier', another, spans.carrier),
    row('silent', another, spans.silent),
    row('asymmetric', another, spans.asymmetric),
    row('router', otherRouter, routerSpan(ends, circuits[0]!.router)),
    row('building', left((one, two) => one.building !== two.building, rest), spans.seen),
    row('dedicated', rest, spans.silent),
  ];
}

/** How a router is seen to be gone: where it has all circuits and tunnels too, its tunnels count. */
function routerSpan({ circuits, vpn, spans }: Ends, name: string): Span {
  const hasAll = circuits.every(({ router }) => router === name);
  return hasAll && vpn?.connections.some(({ router }) => router === name) ? spans.seenInTunnels : spans.seen;
}

function vpnWindows({ circuits, spans }: Ends, { connections }: VpnPlan): readonly FailoverWindow[] {
  const routers = new Set(connections.map(({ router }) => router));
  const tunnels = connections.flatMap((connection) => connection.tunnels);
  return [
    ...(circuits.length === 0 ? [windowOf('router', routers.size > 1 ? 'tunnels' : 'nothing', spans.seen)] : []),
    windowOf('tunnel', tunnels.length > 1 ? 'tunnels' : 'nothing', spans.tunnel),
  ];
}

function windowOf(failure: FailureKind, takesOver: TakesOver, { detection, fromMs, toMs, because }: Span, cloudMs?: number): FailoverWindow {
  const isKnown = takesOver !== 'nothing' && fromMs !== undefined && toMs !== undefined;
  return { failure, detection, takesOver, ...(isKnown && { fromMs, toMs, ...(cloudMs !== undefined && { cloudMs }) }), because };
}

/** The latest that traffic is back in a scenario: but for a router with tunnels, nothing is seen later than by what sees silence. */
function backWithin({ id, availableMbps }: ScenarioPlan, ends: Ends): Pick<ScenarioPlan, 'backWithinMs'> {
  const { spans, isWhole, cloudMs = 0 } = ends;
  const [kind, name] = id.split(':') as [string, string?];
  const { toMs } = kind === 'router' ? routerSpan(ends, name!) : spans.silent;
  return isWhole && availableMbps > 0 && toMs !== undefined ? { backWithinMs: toMs + cloudMs } : {};
}
