import { type Check, endsOf, problem } from './check';
import type { Problem } from '../../errors';
import type { View } from '../view';

/** A workload runs between a site and a cloud that a link joins, or between two clouds that one joins. */
export const workloadLink: Check = (view) =>
  [...view.workloads.sound].flatMap(([name, { from, to }]) => {
    const [fromKind, toKind] = [kindOf(from, view), kindOf(to, view)];
    if (!fromKind || !toKind) return [];
    if (from === to) return [at(name, 'to', `the workload runs from "${from}" to itself`, 'name a site and a cloud, or two clouds')];
    if (fromKind === 'site' && toKind === 'site') return [at(name, 'to', `"${from}" and "${to}" are two sites, and no link joins those`, 'name a site and a cloud, or two clouds')];
    if (fromKind === toKind) return joinedClouds(from, to, view) ? [] : [at(name, 'to', `no link joins "${from}" and "${to}"`, cloudFix(from, to, view))];
    return joined(from, to, view) ? [] : [at(name, 'to', `no link joins "${from}" and "${to}"`, 'add a link between them, or name the ends of another')];
  });

const at = (name: string, field: string, message: string, fix: string): Problem => problem('workload-link', ['workloads', name, field], message, fix);

function kindOf(name: string, { sites, clouds }: View): 'site' | 'cloud' | undefined {
  if (!sites.declared || !clouds.declared) return undefined;
  const [isSite, isCloud] = [sites.declared.includes(name), clouds.declared.includes(name)];
  return isSite === isCloud ? undefined : isSite ? 'site' : 'cloud';
}

/** A link that cannot be read might be the one. */
const joined = (from: string, to: string, { links }: View): boolean =>
  !links.complete || [...links.sound.values()].some(({ site, cloud }) => (site === from && cloud === to) || (site === to && cloud === from));

/** The same of links between two clouds. */
const joinedClouds = (from: string, to: string, { cloudLinks }: View): boolean =>
  !cloudLinks.complete || [...cloudLinks.sound.values()].some((link) => [from, to].every((cloud) => endsOf(link).some(([, end]) => end === cloud)));

/** Only a cloud of Google Cloud and one of another provider can be joined. */
function cloudFix(from: string, to: string, { clouds }: View): string {
  const providers = [from, to].map((end) => clouds.sound.get(end)?.provider);
  const known = providers.filter((provider) => provider !== undefined);
  const canBeJoined = known.length < 2 || known.filter((provider) => provider === 'google').length === 1;
  const kinds = known.includes('azure') ? 'cross-cloud-interconnect' : 'aws-interconnect or cross-cloud-interconnect';
  return canBeJoined ? `add one under cloudLinks, of kind ${kinds}` : 'a link joins a cloud of Google Cloud and one of AWS or Azure (cloudLinks); name a site and a cloud otherwise';
}
