import type { FlowPath } from './paths';
import type { ScenarioKind, Window } from './spec';

/** What became of something that was tried. */
export type Verdict = 'pass' | 'fail' | 'inconclusive';

/** A link in a scenario. */
export interface LinkResult {
  /** The link. */
  readonly link: string;
  /** What became of it: `inconclusive` where the measurement itself was disturbed. */
  readonly verdict: Verdict;
  /** Why it is not a pass, each in a sentence; none where it is. */
  readonly reasons: readonly string[];
  /** The session that was in use before the cut, from the site to the cloud. */
  readonly before: string;
  /** The session in use after it. */
  readonly after: string;
  /** The longest interruption of its flows in either direction, in milliseconds. */
  readonly gapMs: number;
  /** When it should have come back. */
  readonly window: Window;
  /** Packets lost in the cut, of all flows and both directions. */
  readonly lost: number;
  /** Packets lost while everything came back. */
  readonly lostOnReturn: number;
  /** Milliseconds until all its flows were on the planned path again. */
  readonly returnMs: number;
}

/** A scenario on all links. */
export interface ScenarioResult {
  /** Its name. */
  readonly name: ScenarioKind;
  /** In a sentence. */
  readonly title: string;
  /** What was cut. */
  readonly cut: readonly string[];
  /** Each link that it is about. */
  readonly links: readonly LinkResult[];
}

/** A check that is not about an interruption. */
export interface CheckResult {
  /** `ends-agree`, `references`, `converged`, `paths`, `prefixes-normal`, `prefixes-fallback`, `clear-text`, `segments`. */
  readonly name: string;
  /** What became of it. */
  readonly verdict: Verdict;
  /** What was found: what is wrong, or what it rests on. */
  readonly found: readonly string[];
}

/** Everything that a run found. */
export interface LabOutcome {
  /** Seconds from nothing until every session was up; absent where the lab was not run, because its two ends do not fit. */
  readonly convergedSeconds?: number;
  /** Checks. */
  readonly checks: readonly CheckResult[];
  /** Scenarios, in the order in which they were tried. */
  readonly scenarios: readonly ScenarioResult[];
  /** The paths in the normal state. */
  readonly paths: readonly FlowPath[];
}

/** Something that happened. */
export interface TimelineEntry {
  /** Seconds since the start. */
  readonly atSeconds: number;
  /** In a sentence. */
  readonly what: string;
}

/** The worst of several: a fail counts more than what is not known. */
export function worst(verdicts: readonly Verdict[]): Verdict {
  return (['fail', 'inconclusive'] as const).find((verdict) => verdicts.includes(verdict)) ?? 'pass';
}

/** What became of all of it. */
export function verdictOf({ checks, scenarios }: LabOutcome): Verdict {
  return worst([...checks.map(({ verdict }) => verdict), ...scenarios.flatMap(({ links }) => links.map(({ verdict }) => verdict))]);
}
