import Table from 'cli-table3';
import type { LabReport } from './index';
import type { LinkResult, ScenarioResult } from './outcome';

/** A report for people: checks, a row for each scenario and link, and why something is no pass. */
export function labText({ network, verdict, outcome, failure, missing, timeline }: LabReport): string {
  if (missing.length > 0) {
    return [`The lab of ${network} cannot run here. It needs:`, ...missing.map(({ what, fix }) => `  ${what}\n    -> ${fix}`), ''].join('\n');
  }
  if (outcome === undefined) return `The lab of ${network} did not run to its end: ${failure}\n`;
  return [
    `Failover lab of ${network}: ${verdict}. ${outcome.convergedSeconds === undefined ? NOT_RUN
      : `Converged after ${outcome.convergedSeconds.toFixed(1)} s, everything in ${(timeline.at(-1)?.atSeconds ?? 0).toFixed(0)} s.`}`,
    '',
    ...outcome.checks.flatMap(({ name, verdict: result, found }) => [`${result.padEnd(13)} ${name}: ${found[0] ?? ''}`, ...found.slice(1, 20).map((line) => `${' '.repeat(14)}${line}`)]),
    ...(outcome.scenarios.length > 0 ? ['', scenarioTable(outcome.scenarios)] : []),
    ...outcome.scenarios.flatMap((scenario) => scenario.links.flatMap((link) => link.reasons.map((reason) => `${link.verdict}: ${scenario.name}, ${link.link}: ${reason}`))),
    '',
  ].join('\n');
}

const NOT_RUN = 'It was not run: what its two ends do not agree on comes first.';

function scenarioTable(scenarios: readonly ScenarioResult[]): string {
  const table = new Table({
    head: ['scenario', 'link', 'interrupted', 'predicted', 'because', 'lost', 'back in', 'lost then', 'verdict'],
    colAligns: ['left', 'left', 'right', 'right', 'left', 'right', 'right', 'right', 'left'],
    style: { head: [], border: [] },
    chars: { 'mid': '', 'left-mid': '', 'mid-mid': '', 'right-mid': '' },
  });
  for (const { name, links } of scenarios) links.forEach((link, index) => table.push([index === 0 ? name : '', ...row(link)]));
  return table.toString();
}

const row = ({ link, gapMs, window, lost, returnMs, lostOnReturn, verdict }: LinkResult) =>
  [link, seconds(gapMs), `${seconds(window.fromMs)} to ${seconds(window.toMs)}`, window.because, String(lost), seconds(returnMs), String(lostOnReturn), verdict];

const seconds = (ms: number) => `${(ms / 1000).toFixed(ms < 10_000 ? 2 : 1)} s`;
