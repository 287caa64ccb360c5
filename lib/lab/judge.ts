import { worst } from './outcome';
import type { LinkResult, Verdict } from './outcome';
import type { FlowPath, Trace } from './paths';
import type { FlowLosses, Measurement } from './probes';
import { carries } from './spec';
import type { LabLink, LabSpec, Window } from './spec';

/** What a link is judged by. */
export interface Evidence {
  /** The lab. */
  readonly spec: LabSpec;
  /** The link. */
  readonly link: LabLink;
  /** When it should come back. */
  readonly window: Window;
  /** Paths before the cut. */
  readonly before: readonly FlowPath[];
  /** Paths after it. */
  readonly after: readonly FlowPath[];
  /** Sessions that are cut. */
  readonly lost: ReadonlySet<string>;
  /** Losses from shortly before the cut until paths were steady. */
  readonly measurement: Measurement;
}

/** A pause that is shorter changes no figure. */
const PAUSE_MS = 60;

/** In a pause of this length routers may have missed each other, and other things happen than what was cut. */
const BUSY_MS = 300;

/** A pause explains an interruption that is off by this many times its length: it may have come at every step of it. */
const EXPLAINS = 4;

/** What became of a link in a cut: its return is added later. */
export function verdictOfLink(evidence: Evidence): LinkResult {
  const { spec, link, window, before, after, measurement } = evidence;
  const ids = spec.flows.filter((flow) => flow.link === link.name).map(({ id }) => id);
  const flows = measurement.flows.filter(({ flow }) => ids.includes(flow));
  const gapMs = Math.max(0, ...flows.flatMap(({ toCloud, toSite }) => [toCloud.gapMs, toSite.gapMs]));
  const astray = wrongPaths(spec, link, after, evidence.lost);
  const outside = gapReasons(flows, gapMs, window);
  const offMs = Math.max(gapMs - window.toMs, window.fromMs - gapMs);
  const disturbed = measurement.pauseMs > PAUSE_MS && outside.length > 0 && astray.length === 0 && offMs <= EXPLAINS * measurement.pauseMs;
  const reasons = [...astray, ...outside, ...(disturbed ? [tooBusy(measurement.pauseMs)] : [])];
  return {
    link: link.name,
    verdict: reasons.length === 0 ? 'pass' : disturbed ? 'inconclusive' : 'fail',
    reasons,
    before: sessionsIn(before, ids),
    after: sessionsIn(after, ids),
    gapMs,
    window,
    lost: flows.reduce((sum, { toCloud, toSite }) => sum + toCloud.lost + toSite.lost, 0),
    lostOnReturn: 0,
    returnMs: 0,
  };
}

/** Why a measurement says nothing. */
export const tooBusy = (pauseMs: number): string => `the lab itself stood still for ${Math.round(pauseMs)} ms: the machine is too busy to tell`;

/** How everything came back. */
export interface Return {
  /** Losses from the mend until paths were steady. */
  readonly measurement: Measurement;
  /** Paths then. */
  readonly paths: readonly FlowPath[];
  /** Milliseconds that it took. */
  readonly returnMs: number;
  /** Whether every session came back. */
  readonly back: boolean;
  /** Sessions that are still cut. */
  readonly lost: ReadonlySet<string>;
}

/** A link with how it came back. */
export function returnedLink(spec: LabSpec, result: LinkResult, { measurement, paths, returnMs, back, lost }: Return): LinkResult {
  const ids = spec.flows.filter(({ link }) => link === result.link).map(({ id }) => id);
  const own = measurement.flows.filter(({ flow }) => ids.includes(flow)).flatMap(({ toCloud, toSite }) => [toCloud, toSite]);
  const lostOnReturn = own.reduce((sum, { lost: packets }) => sum + packets, 0);
  const wrongs = [
    ...(own.some(({ down }) => down) ? ['not every flow arrives after everything came back'] : []),
    ...(back ? [] : ['not every session came back']),
    ...wrongPaths(spec, { name: result.link }, paths, lost).map((found) => `after everything came back: ${found}`),
  ];
  const disturbed = lostOnReturn > 0 && measurement.pauseMs > BUSY_MS;
  const losses = lostOnReturn === 0 ? [] : [`${lostOnReturn} packets were lost while everything came back`, ...(disturbed ? [tooBusy(measurement.pauseMs)] : [])];
  const verdict = wrongs.length > 0 || (losses.length > 0 && !disturbed) ? 'fail' : disturbed ? 'inconclusive' : 'pass';
  return { ...result, lostOnReturn, returnMs, reasons: [...result.reasons, ...losses, ...wrongs], verdict: worst([result.verdict, verdict]) };
}

function gapReasons(flows: readonly FlowLosses[], gapMs: number, { fromMs, toMs, because }: Window): string[] {
  const down = flows.some(({ toCloud, toSite }) => toCloud.down || toSite.down);
  if (down) return [`it did not come back in ${Math.round(toMs)} ms (${because})`];
  if (gapMs > toMs) return [`it was interrupted for ${Math.round(gapMs)} ms, and ${because} allows ${Math.round(toMs)} ms`];
  if (gapMs < fromMs) return [`it was interrupted for ${Math.round(gapMs)} ms only, and ${because} needs at least ${Math.round(fromMs)} ms: something else reacted`];
  return [];
}

/**
 * Where flows of a link do not go as planned: over its dedicated circuits while one is there, else over its tunnels, and never over what was
 * cut, both ways.
 *
 * @param lost sessions that are cut
 */
export function wrongPaths(spec: LabSpec, { name }: Pick<LabLink, 'name'>, paths: readonly FlowPath[], lost: ReadonlySet<string>): string[] {
  const left = spec.sessions.filter((session) => carries(session, name) && !lost.has(session.id));
  const dedicated = left.filter(({ kind }) => kind === 'dedicated');
  const planned = new Set((dedicated.length > 0 ? dedicated : left).map(({ id }) => id));
  const kind = dedicated.length > 0 ? 'a dedicated circuit' : 'a tunnel';
  const flows = spec.flows.filter(({ link }) => link === name);
  const rows = flows.flatMap((flow) => {
    const path = paths.find((row) => row.flow === flow.id)!;
    return ([['to the cloud', path.toCloud], ['to the site', path.toSite]] as const).flatMap(([way, trace]) => {
      const reason = wrong(trace, planned);
      return reason === undefined ? [] : [`${name} ${way} should go over ${kind}: ${reason}`];
    });
  });
  return [...new Set(rows)];
}

function wrong({ session, broken, hops }: Trace, planned: ReadonlySet<string>): string | undefined {
  if (broken !== undefined) return `${broken}, after ${hops.join(', ') || 'nothing'}`;
  return session !== undefined && planned.has(session) ? undefined : `it goes over ${session ?? 'nothing that is known'} (${hops.join(', ')})`;
}

/** The sessions that flows take, both ways, each once. */
export function sessionsIn(paths: readonly FlowPath[], ids: readonly number[]): string {
  const found = paths.filter(({ flow }) => ids.includes(flow)).flatMap(({ toCloud, toSite }) => [toCloud.session ?? 'nothing', toSite.session ?? 'nothing']);
  return [...new Set(found)].sort().join(', ');
}

/** The verdict of a list of what is wrong. */
export const verdictOfFound = (wrongs: readonly string[]): Verdict => (wrongs.length === 0 ? 'pass' : 'fail');
