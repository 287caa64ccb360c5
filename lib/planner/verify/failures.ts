import { RATE_TOLERANCE, type Report, sameRate, sameShare } from './claim';
import { countedMbps, firstRegion, inUse, regionalBundles } from './interconnect';
import type { Need } from './needs';
import { type Way, WAYS } from './part';
import { circuitsOf, definedCircuits, judgedNeeds, keptNeeds, type LinkCase, vpnRouters } from './subject';
import type { VpnBasis } from './vpn';
import type { HybridNetwork, Path, Router } from '../../definition/hybrid-network';
import type { DedicatedPlan, ScenarioPlan, WorkloadOutcome } from '../network-plan';

/** Something that can fail, and what it takes. */
interface Event {
  /** As a scenario's title has to name it. */
  readonly title: string;
  readonly survive: ScenarioPlan['survive'];
  /** What is left and what has to be carried, for each direction: a scenario shows one of them. */
  readonly figures: readonly Figures[];
  /** What everything would need. */
  readonly everythingMbps: number;
  /** The id of a scenario that says the same, where one that names the event is not needed. */
  readonly standIn?: string;
}

interface Figures {
  readonly availableMbps: number;
  readonly requiredMbps: number;
}

/** Checks that every failure has a scenario, that its figures are right, and that no scenario is made up. */
export function checkFailures(one: LinkCase, network: HybridNetwork, vpn: VpnBasis | undefined, report: Report): void {
  const { plan } = one;
  const circuits = circuitsOf(plan);
  const events = circuits ? circuitEvents(one, circuits, network, vpn) : vpnEvents(one, network, vpn!);
  const explained = new Set<ScenarioPlan>();
  for (const event of events) {
    const own = plan.scenarios.filter(({ title }) => names(title, event.title));
    const named = own.length > 0 ? own : plan.scenarios.filter(({ id }) => id === event.standIn);
    if (named.length === 0) {
      report('scenario-missing', plan.name, `it says nothing of what happens with ${event.title}`);
      continue;
    }
    const right = named.find((scenario) => scenario.survive === event.survive && event.figures.some((figures) => shows(scenario, figures)));
    if (!right) {
      report('scenario-figures', plan.name, `${event.title}: it says ${figuresText(named[0]!)}, and ${event.figures.map(figuresText).join(' or ')} were found`);
      for (const scenario of named) explained.add(scenario);
      continue;
    }
    if (own.length > 0) explained.add(right);
    checkOutcome(one, right, event, report);
  }
  for (const scenario of plan.scenarios) {
    if (!explained.has(scenario)) report('scenario-unfounded', plan.name, `${scenario.title}: nothing of the definition fails like that`);
  }
  checkFailureRate(one, report);
}

/** Whether a scenario's title has an event among those that it is of: "location EqDC2, router edge-1 lost". */
function names(title: string, event: string): boolean {
  const events = title.slice(0, title.lastIndexOf(' lost'));
  return `, ${events}, `.includes(`, ${event}, `);
}

const shows = (scenario: ScenarioPlan, { availableMbps, requiredMbps }: Figures): boolean =>
  sameRate(scenario.availableMbps, availableMbps) && sameRate(scenario.requiredMbps, requiredMbps);

const figuresText = ({ availableMbps, requiredMbps }: Figures): string => `${availableMbps} Mbps left for ${requiredMbps}`;

/** Circuits: one of them, one bundle, and whatever some of their paths share. */
function circuitEvents(one: LinkCase, circuits: DedicatedPlan, { catalog, policy }: HybridNetwork, vpn: VpnBasis | undefined): readonly Event[] {
  const { link, wire, normal, own } = one;
  const paths = definedCircuits(link)!.paths;
  const rows = regionalBundles(link, circuits);
  const byPath = rows.map(({ bundles }) => bundles);
  const memberMbps = circuits.paths[0]!.bundles[0]!.memberMbps;
  const product = catalog.circuits.find(({ id }) => id === circuits.paths[0]!.bundles[0]!.product);
  const kept = keptNeeds(one, 'location');
  const everything = (of: LinkCase['normal'], factor: number) => (Math.max(of.toCloud.mbps, of.toSite.mbps) * factor) / policy.failureUtilizationLimit;
  const required = (need: Need, factor: number) => (need.mbps * factor) / policy.failureUtilizationLimit;
  const partly = (title: string, left: readonly (readonly number[])[]): Event => {
    const counted = (bundles: readonly number[], flows: number) => countedMbps(link, bundles, memberMbps, flows);
    const figures = (way: Way): Figures => ({
      availableMbps: Math.min(...left.map((bundles) => counted(bundles, kept[way].flows))),
      requiredMbps: required(kept[way], wire),
    });
    return { title, survive: 'location', figures: scarcest(WAYS.map(figures)), everythingMbps: everything(normal, wire) };
  };
  const dedicated = keptNeeds(own, 'dedicated');
  const judged = judgedNeeds(own);
  const wholly = (title: string, routersLost: number, standIn?: string): Event => {
    const factor = vpn?.wire ?? wire;
    return {
      title,
      survive: 'dedicated',
      figures: [{
        availableMbps: vpn ? vpn.left(judged, vpn.tunnels, routersLost) : 0,
        requiredMbps: Math.max(required(dedicated.toCloud, factor), required(dedicated.toSite, factor)),
      }],
      everythingMbps: everything(own.normal, factor),
      ...(standIn !== undefined && { standIn }),
    };
  };
  const all = inUse(link, rows);
  const elsewhere = () => inUse(link, rows.map((row) => (row.region === firstRegion(link, rows) ? { ...row, bundles: [] } : row)));
  const without = (lost: number) => all
    .map((_, i) => all.map((members, k) => (k === i ? members - lost : members)).filter((members) => members > 0))
    .map((left) => (left.length > 0 ? left : elsewhere()));
  return [
    ...(byPath.flat().length > 1 || all[0]! > 1 ? [partly('one circuit', without(1))] : []),
    ...(byPath.some((bundles) => bundles.length > 1) && (product?.maxMembers ?? 1) > 1 ? [partly('one port group', without(Infinity))] : []),
    ...sharedBy(link, paths).map(({ title, takes, routers }) => {
      const left = inUse(link, rows.map((row, i) => (takes[i]! ? { ...row, bundles: [] } : row)));
      if (left.length > 0) return partly(title, [left]);
      const lost = vpn ? vpnRouters(link).filter(({ name }) => routers.has(name)).length : 0;
      return wholly(title, lost, lost === 0 ? 'dedicated' : undefined);
    }),
    wholly('all dedicated circuits', 0),
  ];
}

/** The direction in which what is left is the smallest part of what has to be carried; both where they are alike. */
function scarcest(rows: readonly Figures[]): readonly Figures[] {
  const least = Math.min(...rows.map(({ availableMbps, requiredMbps }) => (requiredMbps > 0 ? availableMbps / requiredMbps : Infinity)));
  return rows.filter(({ availableMbps, requiredMbps }) => (requiredMbps > 0 ? availableMbps / requiredMbps : Infinity) <= least * (1 + 1e-9));
}

/** Something that paths depend on. */
export interface Shared {
  /** As a scenario's title has to name it. */
  readonly title: string;
  /** Whether each path is lost with it. */
  readonly takes: readonly boolean[];
  /** Routers that are lost with it. */
  readonly routers: ReadonlySet<string>;
}

/** Everything that one or more paths depend on. */
export function sharedBy({ cloud, site: { sharedRisks: risks, cloud: remote } }: LinkCase['link'], paths: readonly Path[]): readonly Shared[] {
  const regionOf = ({ region }: Path) => region ?? cloud.region;
  const isSpread = paths.some((path) => regionOf(path) !== regionOf(paths[0]!));
  const found = new Map<string, Shared>();
  const add = (title: string, takes: (path: Path) => boolean, takesRouter: (router: Router) => boolean) => {
    const routers = new Set(paths.filter(({ router }) => takesRouter(router)).map(({ router }) => router.name));
    if (!found.has(title)) found.set(title, { title, takes: paths.map(takes), routers });
  };
  for (const { router, location, serviceProvider, ...rest } of paths) {
    const own = { router, location, ...rest };
    if (isSpread) {
      add(`metropolitan area ${location.metro}`, (path) => path.location.metro === location.metro, () => false);
      add(`region ${regionOf(own)}`, (path) => regionOf(path) === regionOf(own), () => false);
    }
    const zone = (path: Path) => `${path.location.metro} ${path.location.zone}`;
    // each circuit of a Metro location has a link in either building, and goes on with one
    if (location.secondBuilding === undefined) add(`location ${location.code}`, (path) => path.location.code === location.code, () => false);
    add(`${remote ? 'port' : 'router'} ${router.name}`, (path) => path.router.name === router.name, ({ name }) => name === router.name);
    const ends = [location.building, location.secondBuilding].filter((name): name is string => name !== undefined && name !== location.code);
    for (const building of [router.building, ...ends]) {
      const endsThere = ({ location: end }: Path) => end.building === building && end.secondBuilding === undefined;
      add(`building ${building}`, (path) => path.router.building === building || endsThere(path), (row) => row.building === building);
    }
    if (location.zone !== undefined) {
      const domain = `${location.metro} ${location.zone}`;
      add(`availability domain ${domain}`, (path) => path.location.zone !== undefined && zone(path) === domain, () => false);
    }
    if (serviceProvider !== undefined) add(`provider ${serviceProvider}`, (path) => path.serviceProvider === serviceProvider, () => false);
  }
  for (const { name, routers } of risks) {
    const takes = (router: Router) => routers.includes(router.name);
    if (paths.some(({ router }) => takes(router))) add(`shared risk ${name}`, ({ router }) => takes(router), takes);
  }
  return [...found.values()];
}

/** A VPN: one tunnel, one router, and routers that fail together. */
function vpnEvents(one: LinkCase, { policy }: HybridNetwork, vpn: VpnBasis): readonly Event[] {
  const { link, wire, normal } = one;
  const routers = vpnRouters(link);
  const kept = keptNeeds(one, 'location');
  const over = (need: Need) => (need.mbps * wire) / policy.failureUtilizationLimit;
  const row = (title: string, tunnels: number, lost: number): Event => ({
    title,
    survive: 'location',
    figures: [{ availableMbps: vpn.left(kept, tunnels, lost), requiredMbps: Math.max(over(kept.toCloud), over(kept.toSite)) }],
    everythingMbps: Math.max(over(normal.toCloud), over(normal.toSite)),
  });
  const together = [
    ...[...new Set(routers.map(({ building }) => building))].map((name) => ({ title: `building ${name}`, lost: routers.filter(({ building }) => building === name).length })),
    ...link.site.sharedRisks.map((risk) => ({ title: `shared risk ${risk.name}`, lost: routers.filter(({ name }) => risk.routers.includes(name)).length })),
  ].filter(({ lost }) => lost > 1);
  return [
    row('one tunnel', vpn.tunnels - 1, 0),
    row(routers.length > 1 ? 'one router' : `router ${routers[0]?.name ?? ''}`, vpn.tunnels, 1),
    ...together.map(({ title, lost }) => row(title, vpn.tunnels, lost)),
  ];
}

/** Whether a failure is survived, and what becomes of each workload. */
function checkOutcome({ plan, needs, own }: LinkCase, scenario: ScenarioPlan, event: Event, report: Report): void {
  const { title, holds, survive } = scenario;
  const { availableMbps, requiredMbps } = event.figures.find((figures) => shows(scenario, figures))!;
  const spare = availableMbps - requiredMbps;
  if (holds ? spare < -RATE_TOLERANCE : spare > RATE_TOLERANCE) {
    report('scenario-holds', plan.name, `${title}: it says that what is left is ${holds ? '' : 'not '}enough, and the figures say otherwise`);
  }
  const { byName } = survive === 'dedicated' ? own.needs : needs;
  if (scenario.workloads.length !== byName.size || !scenario.workloads.every(({ workload }) => byName.has(workload))) {
    report('scenario-workloads', plan.name, `${title}: its workloads are not those of the link`);
    return;
  }
  const promised = spare >= -RATE_TOLERANCE && holds ? 1 : availableMbps / requiredMbps;
  const rest = event.everythingMbps - requiredMbps;
  const leftOver = rest > RATE_TOLERANCE ? Math.min(1, Math.max(0, spare) / rest) : 1;
  // next to nothing that nobody was promised may be worked out as nothing, of which all is left
  const isOpen = rest <= RATE_TOLERANCE && spare <= RATE_TOLERANCE;
  for (const row of scenario.workloads) {
    const keeps = byName.get(row.workload)!.survive[survive];
    const most = keeps === 'suspend' ? 0 : keeps === 'slower' ? leftOver : promised * keptPart(keeps);
    const isRight = sameShare(row.share, most) || (keeps === 'slower' && isOpen && row.share === 0);
    if (!isRight || !fitsOutcome(row, keeps)) {
      report('scenario-outcome', plan.name, `${title}: it says ${row.workload} is ${row.outcome} with a share of ${row.share}, and ${most} was found`);
    }
  }
}

type Keeps = LinkCase['needs']['workloads'][number]['survive']['location'];

function keptPart(keeps: Exclude<Keeps, 'suspend' | 'slower'>): number {
  if (keeps === 'full') return 1;
  return 'rateFactor' in keeps ? keeps.rateFactor : 1 / keeps.deadlineFactor;
}

/** A word has to fit the share beside it, and what the workload allows. */
function fitsOutcome({ outcome, share }: WorkloadOutcome, keeps: Keeps): boolean {
  if (outcome === 'full') return share === 1 && keeps !== 'slower' && keeps !== 'suspend';
  if (outcome === 'best-effort') return keeps === 'slower';
  if (outcome === 'suspended') return share < 0.001;
  return keeps !== 'slower' && keeps !== 'suspend';
}

/** The rate that the whole link must have so that its worst failure leaves enough. */
function checkFailureRate({ plan }: LinkCase, report: Report): void {
  const rates = plan.scenarios
    .filter(({ survive, availableMbps }) => survive === 'location' && availableMbps > 0)
    .map(({ availableMbps, requiredMbps }) => (requiredMbps / availableMbps) * plan.primary.capacityMbps);
  const found = Math.max(0, ...rates);
  if (Math.abs(plan.requirement.failureMbps - found) > RATE_TOLERANCE * 10 + 1e-6 * found) {
    report('failure-rate', plan.name, `it says the worst failure asks for ${plan.requirement.failureMbps} Mbps, and it asks for ${found}`);
  }
}
