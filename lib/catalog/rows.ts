import type { Charge, Source } from './catalog';

/** Hours that every vendor bills a month with. */
export const HOURS_PER_MONTH = 730;

/** The price of a month out of the price of an hour, to the cent. */
export const perHour = (usd: number): number => Math.round(usd * HOURS_PER_MONTH * 100) / 100;

/** The price of a GB (1,000,000,000 bytes) out of the price of a gibibyte, to a hundredth of a cent. */
export const perGibibyte = (usd: number): number => Math.round((usd / 1.073741824) * 10_000) / 10_000;

/** A public text that was read, quotes the vendor and states what the row says. */
export const verified = (url: string, date: string): Source => ({ url, date, verified: true });

/** A source to check the row against: the row itself is remembered, inferred, or converted from another currency. */
export const unverified = (url: string, date: string): Source => ({ url, date, verified: false });

/** Id, item, unit, price and source of a charge. */
export type ChargeRow = readonly [id: string, item: string, unit: Charge['unit'], usd: number, source: Source];

/** Charges out of rows. */
export const charges = (rows: readonly ChargeRow[]): readonly Charge[] => rows.map(([id, item, unit, usd, source]) => ({ id, item, unit, usd, source }));

/** Mbps out of speeds in Gbps, as a table writes them: `1/10/100`. */
export const speeds = (gbps: string): readonly number[] => gbps.split('/').map((speed) => Number(speed) * 1_000);
