import { Page } from './page';
import { writeAdvice } from './sections/advice';
import type { TextOptions } from './text';
import type { NetworkAdvice } from '../planner/advice-plan';

/**
 * Writes advice for a person to read in a terminal: windows that save, what surviving in full costs, connections, rates, and
 * where data is cheaper to keep. No line is longer than 110 characters.
 *
 * @param advice what `adviseNetwork` returned
 * @returns the same text for the same advice, with a line break at its end
 */
export function renderAdvice(advice: NetworkAdvice, options: TextOptions = {}): string {
  const page = new Page(options.color ?? false);
  page.title(advice.name);
  writeAdvice(page, advice);
  return page.toString();
}
