import { type Check, problem } from './check';
import { rangeRows, type RangeRow } from './prefix-rows';
import { formatPath, type Problem } from '../../errors';

/** No address belongs to two sites or clouds, or to one of them twice. A site's `linkPrefixes` may lie inside its own prefixes. */
export const prefixOverlap: Check = (view) => {
  const sorted = [...rangeRows(view)].sort((a, b) => a.range.first - b.range.first || a.range.length - b.range.length);
  const open: RangeRow[] = []; // prefixes nest or are apart: these hold the address that is looked at, the widest first
  return sorted.flatMap((row) => {
    while (open.length > 0 && open.at(-1)!.range.last < row.range.first) open.pop();
    const other = open.find((wider) => !mayNest(wider, row));
    open.push(row);
    return other ? [overlap(other, row)] : [];
  });
};

const mayNest = (wider: RangeRow, row: RangeRow): boolean => wider.section === row.section && wider.owner === row.owner && wider.forLinks !== row.forLinks;

function overlap(wider: RangeRow, row: RangeRow): Problem {
  const same = wider.text === row.text;
  return problem(
    'prefix-overlap', row.path, same ? `${row.text} is written at ${formatPath(wider.path)} too` : `${row.text} overlaps ${wider.text} at ${formatPath(wider.path)}`,
    same ? 'leave one' : 'give every site and cloud addresses of its own',
  );
}
