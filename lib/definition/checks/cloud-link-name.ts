import { type Check, problem } from './check';
import { show } from '../../errors';

/** A link between two clouds has a name of its own: the bill and the workloads of a plan name links, links between clouds, and clouds. */
export const cloudLinkName: Check = ({ cloudLinks, links, clouds }) =>
  (cloudLinks.declared ?? []).flatMap((name) => {
    const other = links.declared?.includes(name) ? 'link' : clouds.declared?.includes(name) ? 'cloud' : undefined;
    return other === undefined ? [] : [problem('ambiguous-name', ['cloudLinks', name], `a ${other} is called ${show(name)} too`, 'give them different names: a plan names either')];
  });
