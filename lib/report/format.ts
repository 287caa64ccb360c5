const DAYS = ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'];
const HOUR = 3_600;
const DAY = 24 * HOUR;
const WEEK = 7 * DAY;

/** Three significant digits at most, two decimals at most, no trailing zeros: `0.35`, `9.99`, `17.4`, `400`. */
function short(value: number): string {
  const decimals = value < 10 ? 2 : value < 100 ? 1 : 0;
  return trimmed(value.toFixed(decimals));
}

const trimmed = (decimal: string): string => (decimal.includes('.') ? decimal.replace(/\.?0+$/, '') : decimal);

/** A rate as a person says it: `350 Mbps`, `17.4 Gbps`. */
export function rate(mbps: number): string {
  return mbps >= 1000 ? `${short(mbps / 1000)} Gbps` : `${short(mbps)} Mbps`;
}

/** An amount of data as a person says it: `0.35 GB`, `1.2 TB`. */
export function volume(gigabytes: number): string {
  return gigabytes >= 1000 ? `${short(gigabytes / 1000)} TB` : `${short(gigabytes)} GB`;
}

/** A share as a percentage, with a decimal where it has one, so that 70.4% does not read as 70%. */
export function percent(share: number): string {
  return `${trimmed((share * 100).toFixed(1))}%`;
}

/** Dollars with a comma every three digits: `$12,345`; below a hundred with cents. */
export function money(usd: number): string {
  return usd >= 100 ? `$${grouped(usd)}` : `$${usd.toFixed(2)}`;
}

/** What something costs beside something else: `$300 a month more`, `$300 a month less`, `the same price`. */
export function difference(usd: number): string {
  return usd === 0 ? 'the same price' : `${money(Math.abs(usd))} a month ${usd > 0 ? 'more' : 'less'}`;
}

/** The price of one: as `money`, but small prices keep their digits (`$0.0053`). */
export function unitPrice(usd: number): string {
  return usd >= 1 || usd === 0 ? money(usd) : `$${trimmed(usd.toFixed(4))}`;
}

/** A whole number with a comma every three digits. */
export function grouped(value: number): string {
  return value.toFixed(0).replace(/\B(?=(\d{3})+$)/g, ',');
}

/** `1 link`, `3 links`. */
export function count(amount: number, noun: string): string {
  return `${grouped(amount)} ${noun}${amount === 1 ? '' : 's'}`;
}

/** Seconds as `0.35 s`, `2 s`, `26.7 min` or `5.2 h`. */
export function seconds(value: number): string {
  if (value >= 2 * HOUR) return `${short(value / HOUR)} h`;
  return value >= 120 ? `${short(value / 60)} min` : `${short(value)} s`;
}

/** Seconds as a timetable says them: `40 s`, `12 min`, `3:20 h`, `24 h`; from four days on `5.2 days`. */
export function clock(value: number): string {
  const minutes = Math.round(value / 60);
  if (value >= 4 * DAY) return `${trimmed((value / DAY).toFixed(1))} days`;
  if (minutes >= 60) return `${Math.floor(minutes / 60)}${minutes % 60 > 0 ? `:${padded(minutes % 60)}` : ''} h`;
  return value < 60 ? `${short(value)} s` : `${minutes} min`;
}

/** Milliseconds: `1.2 ms`. */
export function milliseconds(value: number): string {
  return `${short(value)} ms`;
}

/** Milliseconds as seconds with a decimal: `0.4 s`, `181.4 s`. */
export const inSeconds = (ms: number): string => `${Math.round(ms / 100) / 10} s`;

/** An interval of the week in UTC: `Sat 05:00 to Mon 05:00 UTC`. */
export function weekInterval(start: number, duration: number): string {
  return duration >= WEEK ? 'the whole week' : `${weekTime(start)} to ${weekTime(start + duration)} UTC`;
}

function weekTime(offset: number): string {
  const second = ((Math.round(offset) % WEEK) + WEEK) % WEEK;
  return `${DAYS[Math.floor(second / DAY)]} ${padded((second % DAY) / HOUR)}:${padded((second % HOUR) / 60)}`;
}

const padded = (value: number): string => String(Math.floor(value)).padStart(2, '0');
