/** Mbps in a plan: to the kbps, so that the last bits of a computation do not show. */
export const toKbps = (mbps: number): number => Math.round(mbps * 1_000) / 1_000;

/** US dollars in a plan: to the cent. */
export const toCents = (usd: number): number => Math.round(usd * 100) / 100;

/** A share in a plan: to a thousandth. */
export const toPermille = (share: number): number => Math.round(share * 1_000) / 1_000;

/** A rate in a sentence. */
export const gbps = (mbps: number): string => `${Math.round(mbps / 10) / 100} Gbps`;

/** An amount of money in a sentence. */
export const usd = (amount: number): string => `$${Math.round(amount).toString().replace(/\B(?=(\d{3})+$)/g, ',')}`;

/**
 * The square root, by Newton's method from above. The language leaves the last bit of its own roots and logarithms to the
 * machine; sums, products and quotients are exact by definition, so a decision made of them is the same everywhere.
 */
export function squareRoot(value: number): number {
  if (!(value > 0)) return 0;
  let root = Math.max(1, value);
  for (;;) {
    const next = (root + value / root) / 2;
    if (!(next < root)) return root;
    root = next;
  }
}

const LN_2 = 0.6931471805599453;

/** The natural logarithm of a number of at least 1: halved into 1 to 2, and from there by the series of the inverse hyperbolic tangent. */
export function naturalLogarithm(value: number): number {
  let halvings = 0;
  let rest = value;
  for (; rest >= 2; rest /= 2) halvings += 1;
  const z = (rest - 1) / (rest + 1);
  let sum = 0;
  let power = z;
  for (let n = 1; n < 40; n += 2) {
    sum += power / n;
    power *= z * z;
  }
  return halvings * LN_2 + 2 * sum;
}
