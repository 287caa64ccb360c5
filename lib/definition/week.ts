/** The days of the week as a definition writes them, from Monday. */
export const DAYS = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'] as const;

/** A day of the week. */
export type Day = (typeof DAYS)[number];

/** The days from each of some days (0 for Monday) to the next of them: a week for a single one. */
export function gapsOf(days: readonly number[]): readonly number[] {
  const sorted = [...days].sort((a, b) => a - b);
  return sorted.map((day, index) => (sorted[index + 1] ?? sorted[0]! + DAYS.length) - day);
}

/** Hours of a week. */
export const HOURS_PER_WEEK = 168;

/** The part of the peak outside of business hours. */
const AFTER_HOURS = 0.25;

/** The share of the peak in each of 168 hours from Monday 00:00. */
export function weekOf(profile: 'constant' | 'business-hours' | readonly number[]): readonly number[] {
  return Array.from({ length: HOURS_PER_WEEK }, (_, hour) => {
    if (profile === 'constant') return 1;
    if (profile === 'business-hours') return isBusinessHour(hour) ? 1 : AFTER_HOURS;
    return profile[hour % profile.length]!;
  });
}

/** Monday to Friday, 08:00 to 18:00. */
const isBusinessHour = (hour: number): boolean => hour < 5 * 24 && hour % 24 >= 8 && hour % 24 < 18;
