/** Something that does not fit together in a router's configuration, and that no vendor's parser would report. */
export interface Fault {
  /** Stable: `undefined-route-map`. */
  readonly code: string;
  /** What has it: the id of a session, the name of a list. */
  readonly subject: string;
  /** In a sentence. */
  readonly message: string;
}

/** A fault. */
export const fault = (code: string, subject: string, message: string): Fault => ({ code, subject, message });

/** A fault for every name that is used and not defined. */
export function undefinedNames(kind: string, defined: ReadonlySet<string>, used: readonly (readonly [subject: string, name: string])[]): readonly Fault[] {
  return used.filter(([, name]) => !defined.has(name))
    .map(([subject, name]) => fault(`undefined-${kind}`, subject, `${subject} refers to the ${kind.replaceAll('-', ' ')} ${name}, which is not defined`));
}

/** A fault for every name that is defined and not used. */
export function unusedNames(kind: string, defined: Iterable<string>, used: readonly (readonly [subject: string, name: string])[]): readonly Fault[] {
  const names = new Set(used.map(([, name]) => name));
  return [...new Set(defined)].filter((name) => !names.has(name)).map((name) => fault(`unused-${kind}`, name, `nothing refers to the ${kind.replaceAll('-', ' ')} ${name}`));
}

/** A fault for every value that two subjects have. */
export function duplicates(kind: string, rows: readonly (readonly [subject: string, value: string])[]): readonly Fault[] {
  const holders = new Map<string, string>();
  return rows.flatMap(([subject, value]) => {
    const holder = holders.get(value);
    holders.set(value, holder ?? subject);
    return holder === undefined ? [] : [fault(`duplicate-${kind}`, subject, `${subject} and ${holder} have the same ${kind.replaceAll('-', ' ')}, ${value}`)];
  });
}

/** A fault for every value that is there twice. */
export const repeated = (kind: string, values: readonly string[]): readonly Fault[] =>
  values.filter((value, i) => values.indexOf(value) < i).map((value) => fault(`duplicate-${kind}`, value, `the ${kind.replaceAll('-', ' ')} ${value} is there twice`));
