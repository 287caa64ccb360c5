import { type Check, endsOf, pathsOf, problem } from './check';
import { type DefinitionPath, type Problem, show } from '../../errors';
import { suggest } from '../suggest';
import type { View } from '../view';

/** Every name that is used is declared. */
export const unresolvedName: Check = (view) => [...sharedRisks(view), ...links(view), ...cloudLinks(view), ...workloads(view)];

function sharedRisks({ sites }: View): readonly Problem[] {
  return [...sites.sound].flatMap(([name, { routers, sharedRisks: risks = {} }]) =>
    Object.entries(risks).flatMap(([risk, members]) =>
      members.flatMap((router, index) => unresolved('router', ['sites', name, 'sharedRisks', risk, index], router, Object.keys(routers)))));
}

function links({ links: { sound, declared }, sites, clouds }: View): readonly Problem[] {
  return [...sound].flatMap(([name, link]) => {
    const site = sites.sound.get(link.site);
    return [
      ...unresolved('site', ['links', name, 'site'], link.site, sites.declared),
      ...unresolved('cloud', ['links', name, 'cloud'], link.cloud, clouds.declared),
      ...(link.primary.kind === 'shared' ? unresolved('link', ['links', name, 'primary', 'circuitsOf'], link.primary.circuitsOf, declared) : []),
      ...pathsOf(name, link).flatMap(({ at, path }) => unresolved('router', [...at, 'router'], path.router, site && Object.keys(site.routers), `of the site "${link.site}"`)),
    ];
  });
}

function cloudLinks({ cloudLinks: { sound }, clouds }: View): readonly Problem[] {
  return [...sound].flatMap(([name, link]) =>
    endsOf(link).flatMap(([field, cloud]) => unresolved('cloud', ['cloudLinks', name, field], cloud, clouds.declared)));
}

function workloads({ workloads: { sound }, sites, clouds }: View): readonly Problem[] {
  const ends = sites.declared && clouds.declared && [...sites.declared, ...clouds.declared];
  return [...sound].flatMap(([name, { from, to }]) => [
    ...unresolved('site or cloud', ['workloads', name, 'from'], from, ends),
    ...unresolved('site or cloud', ['workloads', name, 'to'], to, ends),
  ]);
}

function unresolved(noun: string, path: DefinitionPath, given: string, declared: readonly string[] | undefined, where = ''): readonly Problem[] {
  if (!declared || declared.includes(given)) return [];
  return [problem('unresolved-name', path, `there is no ${noun} ${show(given)}${where && ` ${where}`}`, suggest(given, declared, `declare a ${noun} of this name`))];
}
