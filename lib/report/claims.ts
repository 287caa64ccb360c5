import { Page } from './page';
import type { TextOptions } from './text';
import type { BrokenClaim } from '../planner';

/** Writes the claims of a plan that do not hold, each with its subject. */
export function renderClaims(claims: readonly BrokenClaim[], options: TextOptions = {}): string {
  const page = new Page(options.color ?? false);
  if (claims.length === 0) page.text('every claim of the plan holds', 'good');
  for (const { claim, subject, message } of claims) page.text(`${subject}: ${message} (${claim})`, 'bad');
  return page.toString();
}
