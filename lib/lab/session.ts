import { Network } from './build';
import { checkClearText, checkPaths, checkPrefixes, checkSegments } from './checks';
import { monotonicMs, sleep, until } from './exec';
import { Faults } from './faults';
import { verdictOfLink } from './judge';
import type { CheckResult, LabOutcome, LinkResult, ScenarioResult, TimelineEntry } from './outcome';
import { Paths } from './paths';
import type { FlowPath } from './paths';
import { Probes } from './probes';
import type { Measurement } from './probes';
import { actionsOf, lostBy } from './scenarios';
import type { InUse } from './scenarios';
import type { Action, LabLink, LabSpec, Scenario, ScenarioKind, Window } from './spec';
import { State } from './state';

/** Milliseconds between two packets of a flow. */
const PROBE_EVERY_MS = 10;

/** Paths are steady when they did not change for this long: circuits are up before tunnels, and a check in between would pass wrongly. */
const STEADY_MS = 1_500;

/** The longest that convergence may take before the lab says what is not up. */
const CONVERGE_MS = 40_000;

/** One run, inside the sandbox. */
export class Session {
  private readonly network: Network;
  private readonly faults: Faults;
  private readonly paths: Paths;
  private readonly probes: Probes;
  private readonly state: State;
  private readonly startedAt = monotonicMs();

  /**
   * Prepares a run.
   *
   * @param root a folder for sockets and logs
   * @param probe how Node runs the program of a probe
   * @param tell is called with everything that happens
   */
  constructor(private readonly spec: LabSpec, root: string, probe: readonly string[], private readonly tell: (entry: TimelineEntry) => void) {
    this.network = new Network(spec, root);
    this.faults = new Faults(spec, this.network);
    this.paths = new Paths(spec);
    this.probes = new Probes(this.network, spec.flows, probe);
    this.state = new State(spec, this.network);
  }

  /** Makes the lab, tries everything, and says what it found. What was made goes with the sandbox. */
  async run(): Promise<LabOutcome> {
    await this.network.up();
    this.note(`${this.spec.nodes.length} namespaces, ${this.spec.charons.length} tunnel ends and ${this.spec.sessions.length} sessions are made`);
    const down = await this.converge();
    const convergedSeconds = this.seconds();
    const normal = await this.steadyPaths();
    this.note(down.length === 0 ? `converged after ${convergedSeconds.toFixed(1)} s` : `not converged: ${down.join('; ')}`);
    await this.probes.start(PROBE_EVERY_MS);
    const checks: CheckResult[] = [
      { name: 'converged', verdict: down.length > 0 ? 'fail' : 'pass', found: down.length > 0 ? down : [`all ${this.spec.sessions.length} sessions after ${convergedSeconds.toFixed(1)} s`] },
      checkPaths(this.spec, normal),
      await checkPrefixes(this.spec, this.state, 'normal'),
    ];
    if (down.length > 0) return { convergedSeconds, checks, scenarios: [], paths: normal }; // nothing that follows would mean anything
    const scenarios: ScenarioResult[] = [];
    for (const scenario of this.spec.scenarios.filter(({ within }) => within === undefined)) {
      scenarios.push(...await this.scenario(scenario, checks));
    }
    checks.push(await checkClearText(this.state));
    return { convergedSeconds, checks, scenarios, paths: normal };
  }

  /** A scenario, and what is tried while its cut lasts. */
  private async scenario(scenario: Scenario, checks: CheckResult[]): Promise<ScenarioResult[]> {
    const trial = await this.trial(scenario);
    if (trial === undefined) return [];
    const inner: ScenarioResult[] = [];
    if (scenario.name === 'dedicated') {
      checks.push(await checkPrefixes(this.spec, this.state, 'fallback'), await checkSegments(this.spec, this.state, this.probes));
      for (const nested of this.spec.scenarios.filter(({ within }) => within === 'dedicated')) {
        const result = await this.trial(nested, trial.lost);
        if (result !== undefined) inner.push(await this.restore(nested, result, trial.lost));
      }
    }
    return [await this.restore(scenario, trial), ...inner];
  }

  private async trial(scenario: Scenario, alreadyLost: ReadonlySet<string> = new Set()): Promise<Trial | undefined> {
    const before = await this.steadyPaths();
    const actions = actionsOf(this.spec, scenario.name, this.inUse(before));
    if (actions.length === 0) return undefined;
    const lost = new Set([...alreadyLost, ...lostBy(this.spec, actions)]);
    const windows = new Map(this.spec.links.map((link) => [link.name, this.window(link, before, scenario.name, actions)]));
    await sleep(300);
    const cutAt = monotonicMs();
    this.note(`${scenario.name}: ${scenario.title}`);
    await this.faults.cut(actions);
    const longest = Math.max(...[...windows.values()].map((window) => window?.toMs ?? 0));
    await this.recovered(cutAt, longest + 3_000);
    const after = await this.steadyPaths();
    const measuredTo = monotonicMs() - 150;
    const measurement = await this.probes.measure(cutAt - 250, measuredTo);
    const links = this.spec.links.filter(({ name }) => windows.get(name) !== undefined)
      .map((link) => verdictOfLink({ spec: this.spec, link, window: windows.get(link.name)!, before, after, lost, measurement }));
    for (const { link, gapMs, after: now } of links) this.note(`${scenario.name}: ${link} was interrupted for ${Math.round(gapMs)} ms, now over ${now}`);
    return { actions, lost, links };
  }

  /** Mends a cut, and adds to each link how it came back. */
  private async restore({ name, title }: Scenario, { actions, links }: Trial, stillLost: ReadonlySet<string> = new Set()): Promise<ScenarioResult> {
    const mendedAt = monotonicMs();
    await this.faults.mend(actions);
    const back = await until(async () => {
      const states = await this.state.sessions();
      return states.every(({ session, state }) => stillLost.has(session.id) || state === 'Established') ? true : undefined;
    }, CONVERGE_MS, 200);
    const paths = await this.steadyPaths();
    const returnMs = monotonicMs() - mendedAt - STEADY_MS;
    const { flows } = await this.probes.measure(mendedAt, monotonicMs() - 150);
    this.note(`${name}: everything is back after ${(returnMs / 1000).toFixed(1)} s`);
    const cut = actions.map((action) => ('session' in action ? action.session : 'tunnel' in action ? action.tunnel : action.router));
    return { name, title, cut, links: links.map((link) => this.returned(link, { flows, paths, returnMs, back: back === true, lost: stillLost })) };
  }

  private returned(result: LinkResult, { flows, paths, returnMs, back, lost }: Return): LinkResult {
    const ids = this.spec.flows.filter(({ link }) => link === result.link).map(({ id }) => id);
    const own = flows.filter(({ flow }) => ids.includes(flow)).flatMap(({ toCloud, toSite }) => [toCloud, toSite]);
    const lostOnReturn = own.reduce((sum, { lost: packets }) => sum + packets, 0);
    const wrong = checkPaths({ ...this.spec, links: this.spec.links.filter(({ name }) => name === result.link) }, paths, lost);
    const reasons = [
      ...(lostOnReturn > 0 ? [`${lostOnReturn} packets were lost while everything came back`] : []),
      ...(own.some(({ down }) => down) ? ['not every flow arrives after everything came back'] : []),
      ...(back ? [] : ['not every session came back']),
      ...(wrong.verdict === 'pass' ? [] : wrong.found.map((found) => `after everything came back: ${found}`)),
    ];
    return { ...result, lostOnReturn, returnMs, reasons: [...result.reasons, ...reasons], verdict: reasons.length > 0 ? 'fail' : result.verdict };
  }

  private inUse(paths: readonly FlowPath[]): ReadonlyMap<string, InUse> {
    return new Map(this.spec.links.flatMap(({ name }): [string, InUse][] => {
      const first = paths.find(({ flow }) => this.spec.flows.find(({ id }) => id === flow)?.link === name);
      return first === undefined ? [] : [[name, { toCloud: first.toCloud.session ?? '', toSite: first.toSite.session ?? '' }]];
    }));
  }

  /** The window of a link whose flows take what the cut takes away; nothing where it is not touched, or nothing can take over. */
  private window(link: LabLink, before: readonly FlowPath[], name: ScenarioKind, actions: readonly Action[]): Window | undefined {
    const ids = this.spec.flows.filter((flow) => flow.link === link.name).map(({ id }) => id);
    const lost = lostBy(this.spec, actions);
    const used = before.filter(({ flow }) => ids.includes(flow)).flatMap(({ toCloud, toSite }) => [toCloud.session, toSite.session]);
    const touched = used.some((session) => session !== undefined && lost.has(session));
    return touched ? link.windows[name] : undefined;
  }

  /** Waits until every flow arrives again, both ways. */
  private async recovered(cutAt: number, timeoutMs: number): Promise<void> {
    await sleep(300);
    await until(async () => {
      const now = monotonicMs();
      const { flows } = await this.probes.measure(Math.max(cutAt, now - 400), now - 20);
      return flows.every(({ toCloud, toSite }) => !toCloud.down && !toSite.down && toCloud.arrived > 0 && toSite.arrived > 0) ? true : undefined;
    }, timeoutMs, 200);
  }

  /** Paths once they did not change for a while. */
  private async steadyPaths(): Promise<FlowPath[]> {
    let last: FlowPath[] = [];
    let since = monotonicMs();
    await until(async () => {
      const now = await this.paths.of(this.spec.flows);
      if (JSON.stringify(now) !== JSON.stringify(last)) [last, since] = [now, monotonicMs()];
      return monotonicMs() - since >= STEADY_MS ? true : undefined;
    }, 15_000, 250);
    return last;
  }

  /** Waits until every session is up; says which are not. */
  private async converge(): Promise<string[]> {
    let states = await this.state.sessions();
    await until(async () => {
      states = await this.state.sessions();
      return states.every(({ state, reason }) => state === 'Established' && reason === undefined) ? true : undefined;
    }, CONVERGE_MS, 100);
    return states.filter(({ state, reason }) => state !== 'Established' || reason !== undefined)
      .map(({ session, state, reason }) => `${session.id} (${session.router} ${session.routerAddress} to ${session.cloudAddress}) is ${state}${reason ? `: ${reason}` : ''}`);
  }

  private seconds(): number {
    return (monotonicMs() - this.startedAt) / 1000;
  }

  private note(what: string): void {
    this.tell({ atSeconds: Math.round(this.seconds() * 100) / 100, what });
  }
}

interface Trial {
  readonly actions: readonly Action[];
  readonly lost: ReadonlySet<string>;
  readonly links: readonly LinkResult[];
}

interface Return {
  readonly flows: Measurement['flows'];
  readonly paths: readonly FlowPath[];
  readonly returnMs: number;
  /** Whether every session came back. */
  readonly back: boolean;
  /** Sessions that are still cut. */
  readonly lost: ReadonlySet<string>;
}
