import { type Check, problem, type RouterRow, routerRows } from './check';
import { type DefinitionPath, formatPath, type Problem } from '../../errors';

/** Every interface of a router is used for one thing. Circuits may come over the same ports: they then have the same names, all of them. */
export const interfaceTwice: Check = (view) => routerRows(view).flatMap((row) => {
  const first = new Map<string, DefinitionPath>();
  return namedIn(row).flatMap(([name, path]): readonly Problem[] => {
    const other = first.get(name);
    first.set(name, other ?? path);
    return other === undefined ? [] : [problem('interface-twice', path, `the interface ${name} is named at ${formatPath(other)} too`, 'name an interface of its own for each')];
  });
});

function namedIn({ at, router: { lan, wan, interfaces = {} } }: RouterRow): readonly (readonly [name: string, path: DefinitionPath])[] {
  return [
    ...[['lan', lan] as const, ['wan', wan] as const].flatMap(([side, given]) =>
      (given?.interface === undefined ? [] : [[given.interface, [...at, side, 'interface']] as const])),
    ...distinct(Object.entries(interfaces)).flatMap(([bundle, names]) => names.map((name, index) => [name, [...at, 'interfaces', bundle, index]] as const)),
  ];
}

type Named = readonly [bundle: string, names: readonly string[]];

/** Bundles without those that have the names of one before. */
const distinct = (rows: readonly Named[]): readonly Named[] =>
  rows.filter(([, names], i) => !rows.slice(0, i).some(([, others]) => others.join() === names.join()));
