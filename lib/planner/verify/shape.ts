/**
 * What a value has to look like. A shape answers with the first place that is wrong, as text after the value's own name
 * (`.links[2].name is no text`), or with nothing. The type of what it describes holds it to the plan's types: a field that is
 * added there has to be added here.
 */
export interface Shape<T> {
  /** The first place that is wrong. */
  (value: unknown): string | undefined;
  /** Never there: it only carries the type. */
  readonly of?: T;
}

type Fields<T> = { readonly [K in keyof T]-?: Shape<Exclude<T[K], undefined>> | OptionalShape<Exclude<T[K], undefined>> };

interface OptionalShape<T> {
  readonly optional: Shape<T>;
}

const shape = <T>(isRight: (value: unknown) => boolean, wanted: string): Shape<T> => (value) => (isRight(value) ? undefined : ` is ${wanted}`);

/** Any text. */
export const text: Shape<string> = shape((value) => typeof value === 'string', 'no text');

/** A number that is one: neither NaN nor infinite. */
export const number: Shape<number> = shape(Number.isFinite, 'no number');

/** A number of at least zero. */
export const amount: Shape<number> = shape((value) => Number.isFinite(value) && (value as number) >= 0, 'no number of at least 0');

/** A part of a whole. */
export const part: Shape<number> = shape((value) => Number.isFinite(value) && (value as number) >= 0 && (value as number) <= 1, 'no number from 0 to 1');

/** How many: a whole number of at least zero. */
export const count: Shape<number> = shape((value) => Number.isSafeInteger(value) && (value as number) >= 0, 'no whole number of at least 0');

/** True or false. */
export const flag: Shape<boolean> = shape((value) => typeof value === 'boolean', 'neither true nor false');

/** True, where it is there at all. */
export const yes: Shape<true> = shape((value) => value === true, 'not true');

/** One of some words. */
export function oneOf<const T extends readonly (string | number)[]>(...words: T): Shape<T[number]> {
  return shape((value) => words.includes(value as T[number]), `none of ${words.join(', ')}`);
}

/** A list of things of one shape. */
export function list<T>(item: Shape<T>): Shape<readonly T[]> {
  return (value) => {
    if (!Array.isArray(value)) return ' is no list';
    for (let i = 0; i < value.length; i += 1) {
      const wrong = item(value[i]);
      if (wrong !== undefined) return `[${i}]${wrong}`;
    }
    return undefined;
  };
}

/** Things of one shape by name. */
export function byName<T>(item: Shape<T>): Shape<Readonly<Record<string, T>>> {
  return (value) => {
    if (!isObject(value)) return ' is no mapping';
    for (const [name, inner] of Object.entries(value)) {
      const wrong = item(inner);
      if (wrong !== undefined) return `.${name}${wrong}`;
    }
    return undefined;
  };
}

/** A field that may be absent. */
export const optional = <T>(inner: Shape<T>): OptionalShape<T> => ({ optional: inner });

/** A value with fields; what it has beyond them is nobody's claim. */
export function fields<T>(expected: Fields<T>): Shape<T> {
  const rows = Object.entries<Shape<unknown> | OptionalShape<unknown>>(expected).map(([name, inner]) => (
    typeof inner === 'function' ? { name, inner, needed: true } : { name, inner: inner.optional, needed: false }));
  return (value) => {
    if (!isObject(value)) return ' is no value with fields';
    for (const { name, inner, needed } of rows) {
      const field = value[name];
      if (field === undefined && !needed) continue;
      const wrong = inner(field);
      if (wrong !== undefined) return `.${name}${wrong}`;
    }
    return undefined;
  };
}

/** A value of one of several kinds, told apart by the word in one field. */
export function variant<T>(field: string, kinds: Readonly<Record<string, Shape<T>>>): Shape<T> {
  return (value) => {
    const kind = isObject(value) ? value[field] : undefined;
    const inner = typeof kind === 'string' && Object.hasOwn(kinds, kind) ? kinds[kind]! : undefined;
    return inner ? inner(value) : `.${field} is none of ${Object.keys(kinds).join(', ')}`;
  };
}

const isObject = (value: unknown): value is Readonly<Record<string, unknown>> => typeof value === 'object' && value !== null && !Array.isArray(value);
