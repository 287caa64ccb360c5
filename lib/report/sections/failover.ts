import type { FailoverWindow, LinkPlan } from '../../planner/network-plan';
import { inSeconds } from '../format';
import type { Writer } from '../writer';
import { detectionWords, failureWords, takesOverWords } from './figures';

/** How soon traffic is back, with failures that take as long and end alike in one row. */
export function writeFailover(page: Writer, link: LinkPlan): void {
  const told = link.failover.filter(({ failure }) => failure !== 'return');
  if (told.length === 0) return;
  page.part('Failover', introduction(link));
  page.partTable(
    [{ head: 'when' }, { head: 'goes to' }, { head: 'back within', align: 'right' }, { head: 'seen by' }],
    alike(told).map((rows) => [
      rows.map(({ failure }) => failureWords(link, failure)).join(', '),
      takesOverWords[rows[0]!.takesOver],
      backText(rows[0]!),
      rows[0]!.takesOver === 'nothing' ? '-' : detectionWords[rows[0]!.detection],
    ]),
  );
}

function introduction({ failover, primary }: LinkPlan): string {
  const cloudMs = Math.max(0, ...failover.map((row) => row.cloudMs ?? 0));
  return [
    'as far as the routers of both ends decide it',
    ...(cloudMs > 0 ? [`the cloud may need ${inSeconds(cloudMs)} more inside of itself where circuits are lost`] : []),
    ...(primary.kind !== 'vpn' && primary.paths.some(({ phase }) => phase === 'order') ? ['circuits on order are not counted'] : []),
  ].join('; ');
}

/** Rows in the order of the first of each. */
function alike(windows: readonly FailoverWindow[]): readonly (readonly FailoverWindow[])[] {
  const groups = new Map<string, FailoverWindow[]>();
  for (const row of windows) {
    const { takesOver, toMs, detection } = row;
    const key = takesOver === 'nothing' ? takesOver : `${takesOver} ${toMs} ${detection}`;
    groups.set(key, [...(groups.get(key) ?? []), row]);
  }
  return [...groups.values()];
}

function backText({ takesOver, toMs }: FailoverWindow): string {
  if (toMs !== undefined) return inSeconds(toMs);
  return takesOver === 'nothing' ? 'the repair' : 'not known';
}
