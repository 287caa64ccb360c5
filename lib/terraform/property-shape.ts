import { propertyShapeProblem, requireNone, unknownPropertyProblem } from '../errors';
import { isReference } from './reference';
import { fields, type Shape } from '../planner/verify/shape';

/** A value that is as it should be, or that only Terraform knows. */
export const given = <T>(isRight: (value: unknown) => boolean, wanted: string): Shape<T> => (value) => (isReference(value) || isRight(value) ? undefined : ` is ${wanted}`);

/** Text of a form, or a reference. */
export const matching = (pattern: RegExp, wanted: string): Shape<string> => given((value) => typeof value === 'string' && pattern.test(value), wanted);

/** Text with something in it, or a reference. */
export const filled = matching(/\S/, 'no text, or an empty one');

/** One of some words; a reference is none. */
export const word = <const T extends string>(...words: readonly T[]): Shape<T> => (value) => (words.includes(value as T) ? undefined : ` is not ${words.join(' or ')}`);

/** A value with these fields and no other: what is misspelt would be left out without a word. */
export function exactly<T>(expected: Parameters<typeof fields<T>>[0]): Shape<T> {
  const inner = fields<T>(expected);
  return (value) => inner(value) ?? Object.keys(value as object).filter((key) => !Object.hasOwn(expected, key)).map((key) => `.${key} is unknown`)[0];
}

/** What each property of a construct looks like, and what to pass. */
export type PropertyShapes<P> = { readonly [K in keyof Required<P>]: readonly [shape: Shape<Exclude<P[K], undefined>>, wanted: string] };

/** The construct whose properties are looked at, and the words of what it is told. */
export interface PropertyRules {
  /** Its name in messages. */
  readonly construct: string;
  /** The code of the problems. */
  readonly code: string;
  /** The properties that have to be there. */
  readonly required: readonly string[];
}

/**
 * Refuses properties that are not of their shape, as JavaScript and configuration files can have them: they would stand in the stack as they are,
 * and what is misspelt would be left out.
 *
 * @throws HybridNetworkError with the first thing that is wrong with each property
 */
export function requireShapes<P>(props: unknown, shapes: PropertyShapes<P>, { construct, code, required }: PropertyRules): asserts props is P {
  const isObject = typeof props === 'object' && props !== null && !Array.isArray(props);
  requireNone(isObject ? [] : [propertyShapeProblem(code, construct, ' was given no properties', `{ ${['plan', ...required].join(', ')} }`)]);
  const values = props as Readonly<Record<string, unknown>>;
  const known = Object.keys(shapes);
  const unknown = Object.keys(values).filter((key) => !Object.hasOwn(shapes, key)).map((key) => unknownPropertyProblem(code, construct, key, known));
  const wrong = Object.entries<readonly [Shape<unknown>, string]>(shapes).flatMap(([property, [shape, wanted]]) => {
    const place = required.includes(property) || values[property] !== undefined ? shape(values[property]) : undefined;
    return place === undefined ? [] : [propertyShapeProblem(code, property, place, wanted)];
  });
  requireNone([...unknown, ...wrong]);
}
