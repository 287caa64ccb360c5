/**
 * The factor by which yearly compound growth multiplies after some months. Only + - * / are used: these are exact by the
 * language's definition, so every machine finds the same bits.
 *
 * @param yearly 0.4 for 40 % a year
 * @param months whole months
 */
export function growthFactor(yearly: number, months: number): number {
  const monthly = monthlyFactors.get(yearly) ?? twelfthRoot(1 + yearly);
  monthlyFactors.set(yearly, monthly);
  let factor = 1;
  for (let month = 0; month < months; month += 1) factor *= monthly;
  return factor;
}

const monthlyFactors = new Map<number, number>();

/** Newton's method from above falls towards the root and stops where rounding ends it. */
function twelfthRoot(value: number): number {
  let root = Math.max(1, value);
  for (;;) {
    let power = 1;
    for (let i = 0; i < 11; i += 1) power *= root;
    const next = (11 * root + value / power) / 12;
    if (!(next < root)) return root;
    root = next;
  }
}
