import { clock, count, difference, grouped, money, percent, rate, seconds, unitPrice, volume, weekInterval } from '../../lib/report/format';

const HOUR = 3_600;
const DAY = 24 * HOUR;

test.each([
  [0, '0 Mbps'], [0.354, '0.35 Mbps'], [350, '350 Mbps'], [999.4, '999 Mbps'], [1_250, '1.25 Gbps'], [10_000, '10 Gbps'], [17_424, '17.4 Gbps'], [400_000, '400 Gbps'],
])('writes %d Mbps as %s', (mbps, text) => expect(rate(mbps)).toBe(text));

test.each([[0.3, '30%'], [0.704, '70.4%'], [0.7, '70%'], [0, '0%'], [1.333, '133.3%']])('writes the share %d as %s', (share, text) => expect(percent(share)).toBe(text));

test.each([[0, '$0.00'], [36.5, '$36.50'], [1_642.5, '$1,643'], [1_234_567, '$1,234,567']])('writes %d dollars as %s', (usd, text) => expect(money(usd)).toBe(text));

test.each([[0.02, '$0.02'], [0.0053, '$0.0053'], [0, '$0.00'], [1_642.5, '$1,643']])('keeps the digits of the price %d: %s', (usd, text) => expect(unitPrice(usd)).toBe(text));

test.each([[2, '2 s'], [0.354, '0.35 s'], [1_602, '26.7 min'], [18_720, '5.2 h']])('writes %d seconds as %s', (value, text) => expect(seconds(value)).toBe(text));

test.each([
  [0, '0 s'], [40, '40 s'], [59.7, '59.7 s'], [720, '12 min'], [3_599, '1 h'], [12_000, '3:20 h'], [24 * HOUR, '24 h'], [94 * HOUR + 300, '94:05 h'], [5.2 * DAY, '5.2 days'],
])('writes %d seconds on the clock as %s', (value, text) => expect(clock(value)).toBe(text));

test.each([[0.354, '0.35 GB'], [340, '340 GB'], [1_240, '1.24 TB'], [12_400, '12.4 TB']])('writes %d GB as %s', (gigabytes, text) => expect(volume(gigabytes)).toBe(text));

test.each([[0, 'the same price'], [3_285, '$3,285 a month more'], [-36.5, '$36.50 a month less']])('writes the difference of %d dollars as %s', (usd, text) => expect(difference(usd)).toBe(text));

test('puts a comma after every three digits from the right', () => {
  expect([1, 999, 1_000, 409_020, 1_000_000].map(grouped)).toEqual(['1', '999', '1,000', '409,020', '1,000,000']);
});

test('counts one thing and several', () => {
  expect([count(1, 'link'), count(3, 'link'), count(0, 'link')]).toEqual(['1 link', '3 links', '0 links']);
});

test('names an interval of the week by its days, over the end of the week too', () => {
  expect(weekInterval(0, 10 * HOUR)).toBe('Mon 00:00 to Mon 10:00 UTC');
  expect(weekInterval(6 * DAY + 23.5 * HOUR, HOUR)).toBe('Sun 23:30 to Mon 00:30 UTC');
  expect(weekInterval(3 * HOUR, 7 * DAY)).toBe('the whole week');
});
