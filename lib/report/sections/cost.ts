import type { CostItem, NetworkPlan } from '../../planner/network-plan';
import { grouped, money, unitPrice } from '../format';
import type { Writer } from '../writer';

/** The bill at list price, row by row, and what it leaves out. */
export function writeCost(page: Writer, { cost }: NetworkPlan): void {
  page.heading(`Cost: ${money(cost.monthlyUsd)} a month`);
  if (cost.items.length > 0) {
    page.table(
      [
        { head: 'for' },
        { head: 'item' },
        { head: 'quantity', align: 'right' },
        { head: 'price', align: 'right' },
        { head: '' },
        { head: 'a month', align: 'right' },
      ],
      cost.items.map(itemRow),
    );
  }
  if (cost.items.some(({ verified }) => !verified)) page.text('? a price that is remembered, inferred or converted: check it before buying', 'warning');
  if (cost.leftOut.length > 0) page.entry('Left out', cost.leftOut.join('; '));
}

function itemRow({ owner, item, quantity, unit, unitUsd, monthlyUsd, verified }: CostItem): string[] {
  const amount = unit === 'GB' ? `${grouped(quantity)} GB` : grouped(quantity);
  return [owner, item, amount, unitPrice(unitUsd), verified ? '' : '?', money(monthlyUsd)];
}
