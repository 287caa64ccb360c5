import { BY_CARRIER, byBfd, byHoldTime, byProvider, eitherOf, heldAtCloud, heldBy, orSooner, type Span, toldBy, unequalBfd } from './failover-spans';
import { buildingOf, lanesOf } from './lanes';
import type { CloudPlan, DedicatedPlan, FailoverWindow, FailureKind, LinkPlan, PathPlan, RouterPlan, ScenarioPlan, SessionPlan, VpnPlan } from './network-plan';
import { type BgpTimers, type CloudTimers, cloudTimers } from '../catalog/timers';

/** A link before it is known how long its failures take. */
export type PlannedLink = Omit<LinkPlan, 'failover'>;

/** Where the routers of a site stand, and what they run. */
interface Site {
  readonly name: string;
  readonly routers: readonly Pick<RouterPlan, 'name' | 'building' | 'platform'>[];
}

/** The links of a plan with how long their failures take: windows of what is live, and of each scenario once all is. */
export function withFailover(links: readonly PlannedLink[], clouds: readonly CloudPlan[], sites: readonly Site[]): readonly LinkPlan[] {
  return links.map((link) => {
    const ends = endsOf(link, links, clouds, sites.find(({ name }) => name === link.site)?.routers ?? []);
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
  /** Routers of the site; none where a cloud stands in its place. */
  readonly routers: Site['routers'];
  readonly spans: Spans;
  /** Whether everything is live that the scenarios count. */
  readonly isWhole: boolean;
  readonly cloudMs: number | undefined;
}

function endsOf(link: PlannedLink, links: readonly PlannedLink[], clouds: readonly CloudPlan[], routers: Site['routers']): Ends {
  const { primary } = link;
  const timers = cloudTimers(clouds.find(({ name }) => name === link.cloud)!);
  const tunnel = tunnelSpan(primary.kind === 'vpn' ? primary : link.fallback, routers, timers.vpn);
  if (primary.kind === 'vpn') return { circuits: [], vpn: primary, routers, spans: vpnSpans(tunnel), isWhole: true, cloudMs: undefined };
  const live = primary.paths.filter(({ phase }) => phase === 'live');
  const both = [timers, ...primary.paths.flatMap(({ remote }) => (remote ? [cloudTimers(remote)] : []))];
  const seconds = both.map(({ insideSeconds = 0 }) => insideSeconds).reduce((most, each) => Math.max(most, each));
  return {
    circuits: live.flatMap((path) => circuitsOn(path, primary)),
    vpn: link.fallback,
    routers,
    spans: live.length > 0 ? { ...withTunnels(circuitSpans(primary, bfdOf(link, links) ?? timers.bfd, both), timers.vpn), tunnel } : vpnSpans(tunnel),
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

const withTunnels = (spans: CircuitSpans, timers: BgpTimers): Omit<Spans, 'tunnel'> =>
  ({ ...spans, seenInTunnels: spans.seen.toMs === undefined ? spans.seen : heldAtCloud(timers) });

/** On FRR no tunnel is down before its session is; other platforms take down one whose far end is silent, and its session with it. */
function tunnelSpan(vpn: VpnPlan | undefined, routers: Site['routers'], timers: BgpTimers): Span {
  const ending = routers.filter(({ name }) => vpn?.connections.some(({ router }) => router === name));
  return ending.every(({ platform }) => platform === 'frr') ? byHoldTime(timers) : orSooner(byHoldTime(timers));
}

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
  const { circuits, spans, cloudMs } = ends;
  const row = (failure: FailureKind, takesOver: TakesOver, span: Span) => windowOf(failure, takesOver, span, cloudMs);
  const another = leftOf(ends, (one, two) => one.id === two.id);
  const building = circuits[0]!.building;
  return [
    row('carrier', another, spans.carrier),
    row('silent', another, spans.silent),
    row('asymmetric', another, spans.asymmetric),
    row('router', leftOf(ends, (one, two) => one.router === two.router, (one) => [one.router]), routerSpan(ends, [circuits[0]!.router])),
    row('building', leftOf(ends, (one, two) => one.building === two.building, (one) => routersIn(ends, one.building)), routerSpan(ends, routersIn(ends, building))),
    row('dedicated', leftOf(ends, () => true), spans.silent),
  ];
}

/** What takes over from whichever circuit is in use, where some circuits and some routers are lost with it. */
function leftOf(
  { circuits, vpn }: Ends,
  isLost: (inUse: Circuit, other: Circuit) => boolean,
  deadWith: (inUse: Circuit) => readonly string[] = () => [],
): TakesOver {
  const outcomes = circuits.map((inUse): TakesOver => {
    const dead = deadWith(inUse);
    if (circuits.some((other) => !isLost(inUse, other) && !dead.includes(other.router))) return 'circuits';
    return vpn?.connections.some(({ router }) => !dead.includes(router)) ? 'vpn' : 'nothing';
  });
  return (['nothing', 'vpn'] as const).find((outcome) => outcomes.includes(outcome)) ?? 'circuits';
}

/** Routers of the site that stand in a building. */
const routersIn = ({ routers }: Ends, building: string): readonly string[] => routers.filter((router) => router.building === building).map(({ name }) => name);

/** How it is seen that routers are gone: where they have all circuits, and tunnels too, these count. */
function routerSpan({ circuits, vpn, spans }: Ends, dead: readonly string[]): Span {
  const hasAll = circuits.every(({ router }) => dead.includes(router));
  return hasAll && vpn?.connections.some(({ router }) => dead.includes(router)) ? spans.seenInTunnels : spans.seen;
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

/** The latest that traffic is back in a scenario: nothing but tunnels of a router that is gone is seen later than silence. */
function backWithin({ id, availableMbps }: ScenarioPlan, ends: Ends): Pick<ScenarioPlan, 'backWithinMs'> {
  const { spans, isWhole, cloudMs = 0 } = ends;
  const [kind, name] = id.split(':') as [string, string?];
  const { toMs } = kind === 'router' ? routerSpan(ends, [name!]) : kind === 'building' ? routerSpan(ends, routersIn(ends, name!)) : spans.silent;
  return isWhole && availableMbps > 0 && toMs !== undefined ? { backWithinMs: toMs + cloudMs } : {};
}
