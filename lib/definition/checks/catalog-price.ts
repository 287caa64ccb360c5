import { type Check, problem } from './check';
import { builtInCatalog, priceIds, unknownPriceIds } from '../../catalog';
import { show } from '../../errors';
import { suggest } from '../suggest';

/** A price is that of something in the catalogue. */
export const catalogPrice: Check = ({ monthlyPrices: { sound } }) =>
  unknownPriceIds(builtInCatalog, [...sound.keys()]).map((id) =>
    problem('catalog-price', ['catalog', 'monthlyPrices', id], `the catalogue has nothing with the id ${show(id)}`, suggest(id, priceIds(builtInCatalog), 'leave it out')));
