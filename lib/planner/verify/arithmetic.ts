/**
 * The few functions that the checker needs beyond + - * /, of its own: a machine's own logarithm may differ in the last bits, and
 * a checker that borrowed the planner's would repeat its mistakes.
 */

/** The square root: from a power of two above it, each step the mean of a guess and what it leaves of the value, until it stops falling. */
export function squareRoot(value: number): number {
  if (!(value > 0)) return 0;
  let guess = 1;
  while (guess * guess < value) guess *= 2;
  while (guess * guess > 4 * value) guess /= 2;
  for (let next = (guess + value / guess) / 2; next < guess; next = (guess + value / guess) / 2) guess = next;
  return guess;
}

const LN_2 = 0.6931471805599453;

/** The natural logarithm of a number of at least 1: halved until it is near 1, then by the series of the inverse hyperbolic tangent. */
export function naturalLog(value: number): number {
  let rest = value;
  let halvings = 0;
  for (; rest > 1.5; halvings += 1) rest /= 2;
  const y = (rest - 1) / (rest + 1);
  let power = y;
  let sum = 0;
  for (let k = 1; k < 60; k += 2) {
    sum += power / k;
    power *= y * y;
  }
  return halvings * LN_2 + 2 * sum;
}

/** (1 + yearly)^(months / 12): whole years, then the twelfth root for each month that is left. */
export function growthOf(yearly: number, months: number): number {
  let factor = 1;
  for (let year = 0; year < Math.floor(months / 12); year += 1) factor *= 1 + yearly;
  const left = months % 12;
  if (left === 0) return factor;
  const month = twelfthRoot(1 + yearly);
  for (let i = 0; i < left; i += 1) factor *= month;
  return factor;
}

/** The cube root of the square root of the square root. */
function twelfthRoot(value: number): number {
  const fourth = squareRoot(squareRoot(value));
  let low = 0;
  let high = Math.max(1, fourth);
  for (let middle = (low + high) / 2; middle > low && middle < high; middle = (low + high) / 2) {
    if (middle * middle * middle <= fourth) low = middle;
    else high = middle;
  }
  return low;
}

/** The part of some equal circuits that so many equal flows fill when a hash puts each of them into one. */
export function hashPart(circuits: number, flows: number): number {
  if (circuits <= 1) return 1;
  if (flows <= 0) return 1;
  return Math.max(1 / circuits, 1 / (1 + squareRoot((2 * circuits * naturalLog(circuits)) / flows)));
}

/** Whole calendar months between two days, a part of one counted as one. */
export function calendarMonths(from: string, to: string): number {
  const months = (Number(to.slice(0, 4)) - Number(from.slice(0, 4))) * 12 + Number(to.slice(5, 7)) - Number(from.slice(5, 7));
  return Number(to.slice(8, 10)) > Number(from.slice(8, 10)) ? months + 1 : months;
}
