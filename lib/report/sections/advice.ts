import type { FlowAdvice, NetworkAdvice, PacingAdvice, SurvivalAdvice, WindowAdvice } from '../../planner/advice-plan';
import { clock, count, difference, grouped, money, rate, volume } from '../format';
import type { Writer } from '../writer';

const LIMITS: Readonly<Record<FlowAdvice['limitedBy'], string>> = { window: 'the TCP window', loss: 'packet loss', circuit: 'one circuit or tunnel' };
const FAILURES: Readonly<Record<SurvivalAdvice['failure'], string>> = { location: 'a location lost', dedicated: 'all dedicated circuits lost' };

/** All advice, each kind a table; a kind of which there is nothing to say is left out, except the windows. */
export function writeAdvice(page: Writer, advice: NetworkAdvice): void {
  writeWindows(page, advice.windows);
  if (advice.survival.length > 0) writeSurvival(page, advice.survival);
  if (advice.flows.length > 0) writeFlows(page, advice.flows);
  if (advice.pacing.length > 0) writePacing(page, advice.pacing);
  if (advice.gravity.length > 0) writeGravity(page, advice);
}

function writeWindows(page: Writer, windows: readonly WindowAdvice[]): void {
  page.heading('Advice: windows to change');
  if (windows.length === 0) {
    page.text('None saves anything, as far as windows may move: a transfer says in its window how far that is (mayMove, mayWiden). '
      + 'Circuits of the lock are not given back: plan with --no-lock to see what they could have saved.');
    return;
  }
  page.text('Each saves what it says by itself; two on one link do not add up.');
  page.table(
    [{ head: 'workload' }, { head: 'link' }, { head: 'its window' }, { head: 'saves a month', align: 'right' }, { head: 'the link has then' }],
    windows.map((row) => [row.workload, row.link, windowText(row), money(row.savesUsd), row.change]),
  );
}

function windowText({ moveSeconds, widenSeconds }: WindowAdvice): string {
  const moved = moveSeconds === 0 ? [] : [`opens ${clock(Math.abs(moveSeconds))} ${moveSeconds > 0 ? 'later' : 'earlier'}`];
  const widened = widenSeconds === 0 ? [] : [`is open ${clock(widenSeconds)} longer`];
  return [...moved, ...widened].join(', ');
}

function writeSurvival(page: Writer, survival: readonly SurvivalAdvice[]): void {
  page.heading('Advice: to survive in full');
  page.table(
    [{ head: 'workload' }, { head: 'link' }, { head: 'with' }, { head: 'costs' }, { head: 'the link has then' }],
    survival.map(({ workload, link, failure, differenceUsd, change }) =>
      [workload, link, FAILURES[failure], differenceUsd === undefined ? 'cannot be bought' : difference(differenceUsd), change]),
  );
}

function writeFlows(page: Writer, flows: readonly FlowAdvice[]): void {
  page.heading('Advice: parallel connections');
  const few = flows.filter((row) => row.flows < row.needed);
  if (few.length === 0) page.text('Every transfer and sync has as many as it needs.', 'good');
  else page.text(`Too few: ${few.map(({ workload, needed, flows: has }) => `${workload} (${grouped(has)} of ${grouped(needed)})`).join(', ')}.`, 'warning');
  page.table(
    [
      { head: 'workload' },
      { head: 'link' },
      { head: 'one gets', align: 'right' },
      { head: 'limited by' },
      { head: 'has', align: 'right' },
      { head: 'needs', align: 'right' },
      { head: 'fill the link', align: 'right' },
      { head: 'which saves', align: 'right' },
    ],
    flows.map((row) => [row.workload, row.link, rate(row.perFlowMbps), LIMITS[row.limitedBy], grouped(row.flows), grouped(row.needed), grouped(row.toFill), row.savesUsd === undefined ? '-' : `${money(row.savesUsd)} a month`]),
  );
}

function writePacing(page: Writer, pacing: readonly PacingAdvice[]): void {
  page.heading('Advice: rates to set (payload)');
  const full = [...new Set(pacing.filter(({ fitsTogether }) => !fitsTogether).map(({ link }) => link))];
  if (full.length > 0) page.text(`All at these rates are more than ${count(full.length, 'link')} can carry (${full.join(', ')}): send the earliest deadline first there.`, 'warning');
  page.table(
    [
      { head: 'workload' },
      { head: 'link' },
      { head: 'least today', align: 'right' },
      { head: 'least at the horizon', align: 'right' },
      { head: 'set', align: 'right' },
    ],
    pacing.map((row) => [row.workload, row.link, rate(row.leastMbps), rate(row.leastAtHorizonMbps), rate(row.setMbps)]),
  );
}

function writeGravity(page: Writer, { gravity }: NetworkAdvice): void {
  page.heading('Advice: where data is cheaper to keep');
  page.table(
    [
      { head: 'workload' },
      { head: 'link' },
      { head: 'to the cloud', align: 'right' },
      { head: 'to the site', align: 'right' },
      { head: 'a month', align: 'right' },
      { head: 'the other way', align: 'right' },
      { head: 'cheaper at the' },
    ],
    gravity.map((row) =>
      [row.workload, row.link, volume(row.toCloudGb), volume(row.toSiteGb), money(row.monthlyUsd), money(row.reversedUsd), row.keepAt === 'either' ? 'same at both' : row.keepAt]),
  );
}
