import { type Check, cloudLinkEnds, problem } from './check';
import { builtInCatalog, withAdditions } from '../../catalog';
import { oneOf } from '../../errors';
import type { View } from '../view';

/** The two regions are such as AWS Interconnect - multicloud pairs: https://docs.aws.amazon.com/interconnect/latest/userguide/region-availability.html */
export const cloudLinkRegions: Check = (view) =>
  (view.interconnectPairs.complete ? cloudLinkEnds(view) : []).flatMap(({ name, aws, google }) => {
    const pairs = pairsOf(view);
    if (!aws || !google || pairs.some((pair) => pair.aws === aws.region && pair.google === google.region)) return [];
    const partners = pairs.filter((pair) => pair.aws === aws.region).map((pair) => pair.google);
    const fix = partners.length > 0
      ? `${aws.region} is joined to ${oneOf(partners)}`
      : `use a Region of AWS that has it (${oneOf(pairs.map((pair) => pair.aws))}), or add a new pair under catalog.interconnectPairs`;
    return [problem('cloud-link-regions', ['cloudLinks', name], `AWS Interconnect - multicloud does not join ${aws.region} and ${google.region}`, fix)];
  });

/** Those of the catalogue and those of the definition. */
const pairsOf = ({ interconnectPairs, asOf = '' }: View) =>
  withAdditions(builtInCatalog, { interconnectPairs: Object.fromEntries(interconnectPairs.sound) }, asOf).interconnectPairs;
