/** A claim of a plan that does not hold. */
export interface BrokenClaim {
  /** Stable: `edf-misses-deadline`. */
  readonly claim: string;
  /** The link, bundle, workload, cloud or row it is about. */
  readonly subject: string;
  /** What the plan says, and what was found. */
  readonly message: string;
}

/** Notes a claim that does not hold. */
export type Report = (claim: string, subject: string, message: string) => void;

/** Rates of a plan are rounded to the kbps: what may lie between one of them and the same rate worked out here. */
export const RATE_TOLERANCE = 0.0006;

/** Shares and efficiencies of a plan are rounded to a thousandth at most. */
const SHARE_TOLERANCE = 0.0006;

/** Whether two rates are the same as far as a plan can show. Not so where either is no number. */
export const sameRate = (a: number, b: number): boolean => Math.abs(a - b) <= RATE_TOLERANCE + 1e-9 * Math.max(Math.abs(a), Math.abs(b));

/** Whether two parts of a whole are the same as far as a plan can show. */
export const sameShare = (a: number, b: number): boolean => Math.abs(a - b) <= SHARE_TOLERANCE;

/** Whether two amounts of money are the same to the cent. */
export const sameMoney = (a: number, b: number): boolean => Math.abs(a - b) <= 0.0051 + 1e-12 * Math.max(Math.abs(a), Math.abs(b));

/** Whether two lists hold the same names, in whatever order. */
export function sameNames(a: readonly string[], b: readonly string[]): boolean {
  const left = [...a].sort();
  const right = [...b].sort();
  return left.length === right.length && left.every((name, i) => name === right[i]);
}
