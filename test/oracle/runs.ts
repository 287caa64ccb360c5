/** How many instances a test against an oracle takes: all of them under `npm run test:oracle`, a part of them in `npm test`. */
export const runs = (full: number, reduced: number): number => (process.env.ORACLE === 'full' ? full : reduced);
