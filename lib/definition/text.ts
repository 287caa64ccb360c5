import { z } from 'zod';
import { HybridNetworkError, show } from '../errors';
import { Bandwidth, type BandwidthText, DataSize, type DataSizeText, Duration, type DurationText, type GrowthText, Percentage, type PercentageText } from '../units';

/** A number of calendar months as text. */
export type MonthsText = `${number} ${'month' | 'months'}`;

/** A time of the day as text. */
export type TimeOfDayText = `${number}:${number}`;

/** A range of VLAN ids as text, both ends included. */
export type VlanRangeText = `${number}-${number}`;

/** A calendar date as text: `2026-12-01`. */
export type DateText = `${number}-${number}-${number}`;

/** Longer text is no quantity, name or date: it is refused before anything reads it. */
const LONGEST = 80;

/** What is wrong with a text, and what to do; nothing when it is right. */
type Fault = { readonly code: string; readonly message: string; readonly fix: string } | undefined;

/** Control characters and line breaks would tear reports and templates apart. */
const CONTROL = /[\p{Cc}\u2028\u2029]/u;

/** Text without what would break a line. */
const clean = (value: string): string => value.replace(new RegExp(CONTROL, 'gu'), '\uFFFD');

/** What was given, on one line of a report. */
export const shown = (given: unknown): string => show(typeof given === 'string' ? clean(given) : given);

/** A schema for text; its TypeScript type is `T` for both input and output, and JSON Schema gets the pattern. */
function checked<T extends string>(description: string, pattern: RegExp, faultOf: (text: T) => Fault): z.ZodType<T, T> {
  const schema = z.string().superRefine((value, context) => {
    const fault = faultOf(value as T);
    if (fault) context.addIssue({ code: 'custom', message: fault.message, params: { code: fault.code, fix: fault.fix } });
  });
  return schema.meta({ description, pattern: pattern.source }) as unknown as z.ZodType<T, T>;
}

/** A schema for text of a certain shape. */
export function shaped<T extends string>(what: string, pattern: RegExp, fix: string, valid: (text: string) => boolean = () => true): z.ZodType<T, T> {
  return checked<T>(fix, pattern, (value) => {
    const fits = value.length <= LONGEST && pattern.test(value) && valid(value);
    return fits ? undefined : { code: 'text', message: `${shown(value)} is not ${what}`, fix };
  });
}

/** A schema for text that `parse` reads, and that is more than zero. */
function quantity<T extends string>(description: string, pattern: RegExp, parse: (text: T) => number, zero: boolean): z.ZodType<T, T> {
  return checked<T>(description, pattern, (value) => {
    try {
      if (parse(clean(value).slice(0, LONGEST) as T) > 0 || zero) return undefined;
      return { code: 'zero', message: `${shown(value)} is nothing`, fix: 'write more than zero, or leave out what needs it' };
    } catch (error) {
      if (!HybridNetworkError.is(error)) throw error;
      return error.problems[0];
    }
  });
}

const number = '\\d+(\\.\\d+)?';

/** A rate. */
export const bandwidth = quantity<BandwidthText>('a rate, such as 10 Gbps', new RegExp(`^${number} ([kMGT]?bps|[kMG]B/s)$`), (t) => Bandwidth.parse(t).toBps(), false);

/** An amount of data. */
export const dataSize = quantity<DataSizeText>('an amount of data, such as 44 TB or 90 TiB', new RegExp(`^${number} ([kMGTP]?B|[KMGTP]iB)$`), (t) => DataSize.parse(t).toBytes(), false);

/** Elapsed time. */
export const duration = quantity<DurationText>('a time, such as 1.2 ms, 30 min or 48 h', new RegExp(`^${number} (us|ms|s|min|h|d)$`), (t) => Duration.parse(t).toSeconds(), false);

/** A share. */
export const percentage = quantity<PercentageText>('a share, such as 30%', new RegExp(`^${number}%$`), (t) => Percentage.parse(t).toPercent(), true);

/** Compound growth. */
export const growth = quantity<GrowthText>('compound growth, such as 40%/year', new RegExp(`^${number}%/year$`), (t) => Percentage.parseGrowth(t).toPercent(), true);

/** A number of months. */
export const months = shaped<MonthsText>('a number of months', /^\d{1,3} months?$/, 'write a whole number of months, such as 18 months');

/** A time of the day. */
export const timeOfDay = shaped<TimeOfDayText>('a time of the day', /^([01]\d|2[0-3]):[0-5]\d$/, "write hours and minutes in quotes, such as '20:00'");

/** A range of VLAN ids. */
export const vlanRange = shaped<VlanRangeText>(
  'a range of VLAN ids',
  /^\d{1,4}-\d{1,4}$/,
  'write two ids from 2 to 4094, the smaller first, such as 1000-1199',
  (value) => {
    const [first, last] = value.split('-').map(Number);
    return first! >= 2 && last! <= 4094 && first! <= last!;
  },
);

/** A day of the calendar. */
export const date = shaped<DateText>('a calendar date', /^20\d{2}-\d{2}-\d{2}$/, 'write year, month and day, such as 2026-12-01', (value) => {
  const parsed = new Date(`${value}T00:00:00Z`);
  return !Number.isNaN(parsed.getTime()) && parsed.toISOString().startsWith(value);
});

/** Free text on one line, such as the name of a building. */
export const label = checked<string>('text on one line, 1 to 80 characters', /^.{1,80}$/, (value) =>
  value.trim() !== '' && value.length <= LONGEST && !CONTROL.test(value)
    ? undefined
    : { code: 'text', message: `${shown(value)} is not a name`, fix: 'write text on one line, 1 to 80 characters' },
);
