import type { RouterConfiguration } from './model';
import { secretVariableClashProblem, throwIfAny } from './problems';
import { portKeys } from './render';
import { Secrets, secretVariable } from './secrets';

/** The names of all secrets that configurations need, sorted. */
export function secretNames(routers: readonly RouterConfiguration[]): readonly string[] {
  const references = routers.flatMap((router) => [
    ...router.sessions.flatMap(({ md5 }) => (md5 ? [md5] : [])),
    ...router.tunnels.map(({ key }) => key),
    ...portKeys(router),
  ]);
  return [...new Set(references.map(({ secret }) => secret))].sort();
}

/**
 * The keys of configurations, from a file of them and from the environment; the file's come first.
 *
 * @param routers what needs them
 * @param file texts by the secrets' names
 * @param environment texts by `secretVariable()`
 * @throws HybridNetworkError when two names that the file does not have are one variable of the environment
 */
export function secretsFrom(
  routers: readonly RouterConfiguration[],
  file: Readonly<Record<string, string>>,
  environment: Readonly<Record<string, string | undefined>>,
): Secrets {
  const names = secretNames(routers);
  const open = names.filter((name) => !Object.hasOwn(file, name) && environment[secretVariable(name)] !== undefined);
  const same = (name: string, i: number) => open.slice(0, i).filter((other) => secretVariable(other) === secretVariable(name));
  const clashes = open.flatMap((name, i) => same(name, i).map((other) => [other, name] as const));
  throwIfAny(clashes.map(([first, second]) => secretVariableClashProblem(first, second, secretVariable(second))));
  const texts = names.flatMap((name): [string, string][] => {
    const text = Object.hasOwn(file, name) ? file[name] : environment[secretVariable(name)];
    return text === undefined ? [] : [[name, text]];
  });
  return Secrets.of(Object.fromEntries(texts));
}
