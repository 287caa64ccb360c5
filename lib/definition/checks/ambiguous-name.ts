import { type Check, problem } from './check';
import { show } from '../../errors';

/** A site and a cloud have different names: `from` and `to` of a workload name either. */
export const ambiguousName: Check = ({ sites, clouds }) =>
  (clouds.declared ?? [])
    .filter((name) => sites.declared?.includes(name))
    .map((name) => problem('ambiguous-name', ['clouds', name], `a site is called ${show(name)} too`, 'give them different names: a workload names either in from and to'));
