import { z } from 'zod';
import { Bandwidth, type BandwidthText, DataSize, type DataSizeText, Duration, type DurationText, type GrowthText, Percentage, type PercentageText } from '../units';
import { HybridNetworkError } from '../errors';

/** A schema for text that `parse` accepts; its TypeScript type is the template literal `T` for both input and output. */
function text<T extends string>(description: string, pattern: RegExp, parse: (text: T) => unknown): z.ZodType<T, T> {
  const schema = z.string().superRefine((value, context) => {
    try {
      parse(value as T);
    } catch (error) {
      if (!HybridNetworkError.is(error)) throw error;
      for (const { code, message, fix } of error.problems) context.addIssue({ code: 'custom', message, params: { code, fix } });
    }
  });
  return schema.meta({ description, pattern: pattern.source }) as unknown as z.ZodType<T, T>;
}

const number = '\\d+(\\.\\d+)?';

export const bandwidth = text<BandwidthText>('A rate: 10 Gbps', new RegExp(`^${number} ([kMGT]?bps|[kMG]B/s)$`), (t) => Bandwidth.parse(t));
export const dataSize = text<DataSizeText>('An amount of data: 44 TB, 90 TiB', new RegExp(`^${number} ([kMGTP]?B|[KMGTP]iB)$`), (t) => DataSize.parse(t));
export const duration = text<DurationText>('Elapsed time: 1.2 ms, 30 min, 48 h', new RegExp(`^${number} (us|ms|s|min|h|d)$`), (t) => Duration.parse(t));
export const percentage = text<PercentageText>('A share: 30%', new RegExp(`^${number}%$`), (t) => Percentage.parse(t));
export const growth = text<GrowthText>('Compound growth: 40%/year', new RegExp(`^${number}%/year$`), (t) => Percentage.parseGrowth(t));

/** A number of calendar months as text. */
export type MonthsText = `${number} ${'month' | 'months'}`;

/** A time of the day as text. */
export type TimeOfDayText = `${number}:${number}`;

/** A range of VLAN ids as text, both ends included. */
export type VlanRangeText = `${number}-${number}`;

/** A calendar date as text: `2026-12-01`. */
export type DateText = `${number}-${number}-${number}`;

const shaped = <T extends string>(pattern: RegExp, message: string, fix: string, valid: (text: string) => boolean = () => true): z.ZodType<T, T> =>
  z
    .string()
    .superRefine((value, context) => {
      if (!pattern.test(value) || !valid(value)) context.addIssue({ code: 'custom', message: `${JSON.stringify(value)} is not ${message}`, params: { code: 'text', fix } });
    })
    .meta({ pattern: pattern.source }) as unknown as z.ZodType<T, T>;

export const months = shaped<MonthsText>(/^\d{1,3} months?$/, 'a number of months', 'write a whole number of months, such as 18 months');
export const timeOfDay = shaped<TimeOfDayText>(/^([01]\d|2[0-3]):[0-5]\d$/, 'a time of the day', "write hours and minutes in quotes, such as '20:00'");
export const vlanRange = shaped<VlanRangeText>(/^\d{1,4}-\d{1,4}$/, 'a range of VLAN ids', 'write two ids from 2 to 4094, the smaller first, such as 1000-1199', (value) => {
  const [first, last] = value.split('-').map(Number);
  return first! >= 2 && last! <= 4094 && first! <= last!;
});
export const date = shaped<DateText>(/^\d{4}-\d{2}-\d{2}$/, 'a calendar date', 'write year, month and day, such as 2026-12-01', (value) => {
  const parsed = new Date(`${value}T00:00:00Z`);
  return !Number.isNaN(parsed.getTime()) && parsed.toISOString().startsWith(value);
});
