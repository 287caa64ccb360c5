import { Network } from './build';
import { checkClearText, checkConverged, checkPaths, checkPrefixes, checkSegments } from './checks';
import { monotonicMs, sleep } from './exec';
import { Faults } from './faults';
import { returnedLink, verdictOfLink } from './judge';
import type { CheckResult, LabOutcome, LinkResult, ScenarioResult, TimelineEntry } from './outcome';
import { Paths } from './paths';
import type { FlowPath } from './paths';
import { Probes } from './probes';
import type { Measurement } from './probes';
import { Pulse } from './pulse';
import { actionsOf, inUse, lostBy, windowOf } from './scenarios';
import type { Action, LabSpec, Scenario } from './spec';
import { State } from './state';
import { STEADY_MS, Watch } from './watch';

/** Milliseconds between two packets of a flow. */
const PROBE_EVERY_MS = 10;

/** After a cut, packets that arrive again say most; that paths stay as they are for this long says the rest. */
const STEADY_AFTER_CUT_MS = 1_000;

/** What is too young to have arrived. */
const ON_THE_WAY_MS = 150;

/** One run, inside the sandbox. */
export class Session {
  private readonly network: Network;
  private readonly faults: Faults;
  private readonly probes: Probes;
  private readonly state: State;
  private readonly watch: Watch;
  private readonly pulse = new Pulse();
  private readonly startedAt = monotonicMs();
  private normal: readonly FlowPath[] = [];

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
    this.probes = new Probes(this.network, spec.flows, probe);
    this.state = new State(spec, this.network);
    this.watch = new Watch(spec, this.state, new Paths(spec), this.probes);
  }

  /** Makes the lab, tries everything, and says what it found. What was made goes with the sandbox. */
  async run(): Promise<LabOutcome> {
    this.pulse.start();
    await this.network.up();
    this.note(`${this.spec.nodes.length} namespaces, ${this.spec.charons.length} tunnel ends and ${this.spec.sessions.length} sessions are made`);
    const down = await this.watch.converged();
    const convergedSeconds = this.seconds();
    this.note(down.length === 0 ? `converged after ${convergedSeconds.toFixed(1)} s` : `not converged: ${down.join('; ')}`);
    const pauseMs = this.pulse.longest(this.startedAt, monotonicMs());
    this.normal = await this.watch.steadyPaths();
    const checks: CheckResult[] = [
      checkConverged(this.spec, down, convergedSeconds, pauseMs),
      checkPaths(this.spec, this.normal),
      await checkPrefixes(this.spec, this.state, 'normal'),
    ];
    const tried = this.spec.scenarios.filter(({ within }) => within === undefined);
    const base = { convergedSeconds, paths: this.normal };
    if (down.length > 0 || tried.length === 0) return { ...base, checks, scenarios: [] }; // after what is down, nothing would mean anything
    await this.probes.start(PROBE_EVERY_MS);
    await sleep(ON_THE_WAY_MS);
    const scenarios: ScenarioResult[] = [];
    for (const scenario of tried) {
      const found = await this.scenario(scenario);
      checks.push(...found.checks);
      scenarios.push(...found.results);
    }
    return { ...base, checks: [...checks, await checkClearText(this.state)], scenarios };
  }

  /** A scenario; once more where the machine disturbed it. */
  private async scenario(scenario: Scenario): Promise<Found> {
    const found = await this.attempt(scenario);
    if (!found.results.some(({ links }) => links.some(({ verdict }) => verdict === 'inconclusive'))) return found;
    this.note(`${scenario.name}: the machine was too busy to tell, once more`);
    return this.attempt(scenario);
  }

  /** A scenario, and what is tried while its cut lasts. */
  private async attempt(scenario: Scenario): Promise<Found> {
    const trial = await this.trial(scenario, this.normal);
    if (scenario.name === 'dedicated') return this.onFallback(scenario, trial);
    return { results: trial === undefined ? [] : [await this.restore(scenario, trial)], checks: [] };
  }

  /** What is tried while tunnels carry everything: without circuits they always do. */
  private async onFallback(scenario: Scenario, trial: Trial | undefined): Promise<Found> {
    const checks = [
      ...(trial === undefined ? [] : [await checkPrefixes(this.spec, this.state, 'fallback')]),
      await checkSegments(this.spec, this.state, this.probes),
    ];
    const inner: ScenarioResult[] = [];
    for (const nested of this.spec.scenarios.filter(({ within }) => within === 'dedicated')) {
      const result = await this.trial(nested, trial?.after ?? this.normal, trial?.lost);
      if (result !== undefined) inner.push(await this.restore(nested, result, trial?.lost));
    }
    return { results: [...(trial === undefined ? [] : [await this.restore(scenario, trial)]), ...inner], checks };
  }

  private async trial(scenario: Scenario, before: readonly FlowPath[], alreadyLost: ReadonlySet<string> = new Set()): Promise<Trial | undefined> {
    const actions = actionsOf(this.spec, scenario.name, inUse(this.spec, before));
    const lost = new Set([...alreadyLost, ...lostBy(this.spec, actions)]);
    const windows = new Map(this.spec.links.map((link) => [link.name, windowOf(this.spec, link, before, scenario.name, actions)]));
    const judged = this.spec.links.filter(({ name }) => windows.get(name) !== undefined);
    if (judged.length === 0) return undefined;
    const cutAt = monotonicMs();
    this.note(`${scenario.name}: ${scenario.title}`);
    await this.faults.cut(actions);
    const longest = Math.max(...[...windows.values()].map((window) => window?.toMs ?? 0));
    await this.watch.recovered(judged.map(({ name }) => name), cutAt, longest + 3_000);
    const after = await this.watch.steadyPaths(STEADY_AFTER_CUT_MS);
    const measurement = await this.measure(cutAt - 250, monotonicMs() - ON_THE_WAY_MS);
    const links = judged.map((link) => verdictOfLink({ spec: this.spec, link, window: windows.get(link.name)!, before, after, lost, measurement }));
    for (const { link, gapMs, after: now } of links) this.note(`${scenario.name}: ${link} was interrupted for ${Math.round(gapMs)} ms, now over ${now}`);
    return { actions, lost, after, links };
  }

  /** Mends a cut, and adds to each link how it came back. */
  private async restore({ name, title }: Scenario, { actions, links }: Trial, stillLost: ReadonlySet<string> = new Set()): Promise<ScenarioResult> {
    const mendedAt = monotonicMs();
    await this.faults.mend(actions);
    const back = await this.watch.established(stillLost);
    const paths = await this.watch.steadyPaths();
    if (stillLost.size === 0) this.normal = paths;
    const returnMs = monotonicMs() - mendedAt - STEADY_MS;
    const measurement = await this.measure(mendedAt, monotonicMs() - ON_THE_WAY_MS);
    this.note(`${name}: everything is back after ${(returnMs / 1000).toFixed(1)} s`);
    const cut = actions.map((action) => ('session' in action ? action.session : 'tunnel' in action ? action.tunnel : action.router));
    return { name, title, cut, links: links.map((link) => returnedLink(this.spec, link, { measurement, paths, returnMs, back, lost: stillLost })) };
  }

  /** What was lost in a time, and the longest pause in it: of a probe, or of this process. */
  private async measure(fromMs: number, toMs: number): Promise<Measurement> {
    const measurement = await this.probes.measure(fromMs, toMs);
    return { ...measurement, pauseMs: Math.max(measurement.pauseMs, this.pulse.longest(fromMs, toMs)) };
  }

  private seconds(): number {
    return (monotonicMs() - this.startedAt) / 1000;
  }

  private note(what: string): void {
    this.tell({ atSeconds: Math.round(this.seconds() * 100) / 100, what });
  }
}

interface Found {
  readonly results: readonly ScenarioResult[];
  readonly checks: readonly CheckResult[];
}

interface Trial {
  readonly actions: readonly Action[];
  readonly lost: ReadonlySet<string>;
  readonly after: readonly FlowPath[];
  readonly links: readonly LinkResult[];
}
