const DAYS = ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'];
const WEEK = 7 * 86_400;

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

/** A share as a percentage, with a decimal where it has one, so that 70.4% does not read as 70%. */
export function percent(share: number): string {
  return `${trimmed((share * 100).toFixed(1))}%`;
}

/** Dollars with a comma every three digits: `$12,345`; below a hundred with cents. */
export function money(usd: number): string {
  return usd >= 100 ? `$${grouped(usd)}` : `$${usd.toFixed(2)}`;
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
  if (value >= 7200) return `${short(value / 3600)} h`;
  return value >= 120 ? `${short(value / 60)} min` : `${short(value)} s`;
}

/** Milliseconds: `1.2 ms`. */
export function milliseconds(value: number): string {
  return `${short(value)} ms`;
}

/** An interval of the week in UTC: `Sat 05:00 to Mon 05:00 UTC`. */
export function weekInterval(start: number, duration: number): string {
  return duration >= WEEK ? 'the whole week' : `${weekTime(start)} to ${weekTime(start + duration)} UTC`;
}

function weekTime(offset: number): string {
  const second = ((Math.round(offset) % WEEK) + WEEK) % WEEK;
  const part = (value: number) => String(Math.floor(value)).padStart(2, '0');
  return `${DAYS[Math.floor(second / 86_400)]} ${part((second % 86_400) / 3600)}:${part((second % 3600) / 60)}`;
}
