import { type Check, type LocatedPath, pathsOf, problem } from './check';
import { locationsByProvider } from './locations';
import type { Location } from '../../catalog';
import { type Problem, show } from '../../errors';
import { suggest } from '../suggest';

/** A circuit of ExpressRoute, or a hosted connection, has a service provider, for ExpressRoute one of its location; other ports are one's own. */
export const serviceProvider: Check = (view) => {
  const { azure } = locationsByProvider(view);
  return [...view.links.sound].flatMap(([name, link]) =>
    pathsOf(name, link).flatMap((located) => {
      if (link.primary.kind === 'partner-interconnect') return []; // its shape has one
      if (link.primary.kind === 'express-route') return link.primary.connections === 'direct' ? notAllowed(located, link.primary.kind) : needed(located, azure);
      const isProvided = link.primary.kind === 'direct-connect' && (link.primary.connections ?? 'dedicated') !== 'dedicated';
      return isProvided ? needed(located, []) : notAllowed(located, link.primary.kind);
    }));
};

function needed({ at, path }: LocatedPath, locations: readonly Location[]): readonly Problem[] {
  const providers = locations.find(({ code }) => code === path.location)?.serviceProviders;
  const { serviceProvider: given } = path;
  if (given === undefined) {
    return [problem('service-provider', [...at, 'serviceProvider'], 'the path names no service provider', providers ? suggest('', providers, 'name one') : 'name who provides the circuit')];
  }
  if (!providers || providers.includes(given)) return [];
  return [problem('service-provider', [...at, 'serviceProvider'], `${show(given)} is not at ${show(path.location)}, for what the catalogue knows`, `${suggest(given, providers, 'name another location')} (catalog.locations adds to what it knows)`)];
}

/** What lets a path have a service provider. */
const FIXES: Readonly<Record<string, string>> = {
  'direct-connect': 'leave it out, or set connections to hosted or either',
  'express-route': 'leave it out, or set connections to provider or either',
};

function notAllowed({ at, path }: LocatedPath, kind: string): readonly Problem[] {
  if (path.serviceProvider === undefined) return [];
  return [problem('service-provider', [...at, 'serviceProvider'], `a dedicated port of ${kind} has no service provider`, FIXES[kind] ?? 'leave it out: the ports are ordered from the cloud itself')];
}
