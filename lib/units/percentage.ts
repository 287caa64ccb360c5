import { growthProblem, percentageProblem } from '../errors';

/** A share as text: `30%`. */
export type PercentageText = `${number}%`;

/** Compound growth as text: `40%/year`. */
export type GrowthText = `${number}%/year`;

const SHARE = /^(\d+)(?:\.(\d+))?%$/;
const GROWTH = /^(\d+(?:\.\d+)?%)\/year$/;

/** A share of something, in percent. */
export class Percentage {
  /**
   * @param text such as `70%`
   * @throws HybridNetworkError when the text is no percentage
   */
  static parse(text: string): Percentage {
    if (!SHARE.test(text)) throw percentageProblem(text);
    return new Percentage(Number(text.slice(0, -1)));
  }

  /**
   * Compound growth a year, read from `40%/year`.
   *
   * @throws HybridNetworkError when the text is no yearly growth
   */
  static parseGrowth(text: string): Percentage {
    const match = GROWTH.exec(text);
    if (!match) throw growthProblem(text);
    return Percentage.parse(match[1]!);
  }

  /**
   * A share out of a number of percent.
   *
   * @param amount percent, not negative
   * @throws HybridNetworkError when it is negative or not finite
   */
  static percent(amount: number): Percentage {
    if (!(amount >= 0) || !Number.isFinite(amount)) throw percentageProblem(`${amount}%`);
    return new Percentage(amount);
  }

  private constructor(private readonly value: number) {}

  /** As a factor: 0.3 for 30 %. */
  toFraction(): number {
    return this.value / 100;
  }

  /** In percent. */
  toPercent(): number {
    return this.value;
  }

  /** `30%`. */
  toString(): string {
    return `${this.value}%`;
  }

  /** The text, so that plain JSON reads like the definition. */
  toJSON(): string {
    return this.toString();
  }
}
