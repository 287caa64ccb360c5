import { type Check, problem } from './check';
import { show } from '../../errors';

/** https://docs.cloud.google.com/network-connectivity/docs/interconnect/concepts/choosing-colocation-facilities */
const GOOGLE_CODE = /^[a-z]+-zone[12]-\d+$/;

/** A location of Google's that the definition adds tells its zone (edge availability domain): that decides what fails together. */
export const catalogZone: Check = ({ locations }) =>
  [...locations.sound]
    .filter(([code, { provider }]) => provider === 'google' && !GOOGLE_CODE.test(code))
    .map(([code]) => problem('catalog-zone', ['catalog', 'locations', code], `${show(code)} does not tell its zone`, 'write the name of the facility as Google does: metro, zone and number, such as iad-zone1-1'));
