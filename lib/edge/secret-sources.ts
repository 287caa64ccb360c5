import type { RouterConfiguration } from './model';
import type { SecretReference } from './placeholder';
import { secretVariableClashProblem, throwIfAny } from './problems';
import { rendererOf } from './render';
import { Secrets, secretVariable } from './secrets';

/** The secrets that the configuration of a router needs, each once. */
export interface SecretReferences {
  /** Keys of sessions and tunnels. */
  readonly keys: readonly SecretReference[];
  /** Pairs of keys of the ports that the router encrypts itself: none where its platform is not told to. */
  readonly ports: readonly SecretReference[];
}

const distinct = (references: readonly SecretReference[]): readonly SecretReference[] =>
  [...new Map(references.map((reference) => [reference.secret, reference])).values()];

/** The secrets that the configuration of a router needs. */
export function secretReferences(router: RouterConfiguration): SecretReferences {
  const { sessions, tunnels, macsec } = router;
  return {
    keys: distinct([...sessions.flatMap(({ md5 }) => md5 ?? []), ...tunnels.map(({ key }) => key)]),
    ports: distinct(rendererOf(router).encryptsPorts ? macsec.map(({ keys }) => keys) : []),
  };
}

/** The names of all secrets that configurations need, sorted. */
export function secretNames(routers: readonly RouterConfiguration[]): readonly string[] {
  const references = routers.map(secretReferences).flatMap(({ keys, ports }) => [...keys, ...ports]);
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
