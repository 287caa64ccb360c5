import { monotonicMs, sleep, until } from './exec';
import type { FlowPath, Paths } from './paths';
import type { Probes } from './probes';
import type { LabSpec } from './spec';
import type { SessionState, State } from './state';

/** Paths are steady when they did not change for this long: circuits are up before tunnels, and a check in between would pass wrongly. */
export const STEADY_MS = 1_500;

/** The longest that convergence may take before the lab says what is not up. */
const CONVERGE_MS = 40_000;

/** What was refused, and is still refused after this long while everything else is up, stays so. */
const REFUSED_MS = 6_000;

/** Waits for what a lab has to do by itself, and no longer than it takes. */
export class Watch {
  /**
   * Prepares to wait.
   *
   * @param spec the lab
   */
  constructor(private readonly spec: LabSpec, private readonly state: State, private readonly paths: Paths, private readonly probes: Probes) {}

  /** Waits until every session is up; says which are not. */
  async converged(): Promise<string[]> {
    let states: SessionState[] = [];
    let [key, since] = ['', monotonicMs()];
    await until(async () => {
      states = await this.state.sessions();
      const now = JSON.stringify(states.map((row) => [row.state === 'Established', row.reason]));
      if (now !== key) [key, since] = [now, monotonicMs()];
      const isRefused = monotonicMs() - since >= REFUSED_MS && states.every((row) => isUp(row) || row.isRefused === true);
      return states.every(isUp) || isRefused ? true : undefined;
    }, CONVERGE_MS, 100);
    return states.filter((row) => !isUp(row))
      .map(({ session, state, reason }) => `${session.id} (${session.router} ${session.routerAddress} to ${session.cloudAddress}) is ${state}${reason ? `: ${reason}` : ''}`);
  }

  /** Waits until every session is established that is not lost; whether they are. */
  async established(lost: ReadonlySet<string>): Promise<boolean> {
    return await until(async () => {
      const states = await this.state.sessions();
      return states.every(({ session, state }) => lost.has(session.id) || state === 'Established') ? true : undefined;
    }, CONVERGE_MS, 200) === true;
  }

  /** Paths once they did not change for a while. */
  async steadyPaths(steadyMs = STEADY_MS): Promise<FlowPath[]> {
    let last: FlowPath[] = [];
    let since = monotonicMs();
    await until(async () => {
      const askedAt = monotonicMs();
      const now = await this.paths.of(this.spec.flows);
      if (JSON.stringify(now) !== JSON.stringify(last)) [last, since] = [now, askedAt];
      return monotonicMs() - since >= steadyMs ? true : undefined;
    }, 15_000, 200);
    return last;
  }

  /** Waits until every flow of some links arrives again, both ways. */
  async recovered(links: readonly string[], cutAt: number, timeoutMs: number): Promise<void> {
    const ids = new Set(this.spec.flows.filter(({ link }) => links.includes(link)).map(({ id }) => id));
    await sleep(300);
    await until(async () => {
      const now = monotonicMs();
      const { flows } = await this.probes.measure(Math.max(cutAt, now - 400), now - 20);
      const own = flows.filter(({ flow }) => ids.has(flow)).flatMap(({ toCloud, toSite }) => [toCloud, toSite]);
      return own.every(({ down, arrived }) => !down && arrived > 0) ? true : undefined;
    }, timeoutMs, 200);
  }
}

const isUp = ({ state, reason }: SessionState) => state === 'Established' && reason === undefined;
