import { type DefinitionPath, type Problem, show } from '../errors';

/** Deeper nesting than any definition has. */
export const DEEPEST = 32;

/** More values than any definition has, counted with every use of an alias. */
const MOST_VALUES = 250_000;

/** Names with a meaning of their own in JavaScript: looked up by them, an object answers with what nobody wrote. */
const RESERVED = ['__proto__', 'constructor', 'prototype'];

/** Mappings without a prototype, lists and plain values: nothing of what the caller holds. */
export type PlainData = null | boolean | number | string | PlainData[] | { [key: string]: PlainData };

/** A copy as plain data, and what could not be copied. */
export interface PlainCopy {
  /** What could be copied. */
  readonly data: PlainData | undefined;
  /** What could not, and why; `data` has null in its place. */
  readonly problems: readonly Problem[];
}

/** A copy of anything as plain data. It ends on cycles, on what never ends, and on what is no data. */
export function copyPlainData(input: unknown): PlainCopy {
  const copier = new Copier();
  const data = copier.copy(input, []);
  return { data, problems: copier.problems };
}

/** The value at a place of plain data. */
export function valueAt(data: PlainData | undefined, path: DefinitionPath): PlainData | undefined {
  return path.reduce<PlainData | undefined>((value, part) => {
    if (typeof value !== 'object' || value === null || !Object.hasOwn(value, part)) return undefined;
    return (value as Record<string | number, PlainData>)[part];
  }, data);
}

class Copier {
  readonly problems: Problem[] = [];
  private readonly above = new Set<object>();
  private values = 0;

  copy(value: unknown, path: DefinitionPath): PlainData | undefined {
    if (this.full()) return undefined;
    switch (typeof value) {
      case 'string': case 'number': case 'boolean': return value;
      case 'undefined': return undefined;
      case 'object': return value === null ? null : this.copyNested(value, path);
      default: return this.refuse('no-data', path, `a ${typeof value} is no data`, 'write text, a number, true, false, a list or a mapping');
    }
  }

  private copyNested(value: object, path: DefinitionPath): PlainData | undefined {
    if (this.above.has(value)) return this.refuse('cycle', path, 'this is a part of itself', 'write it out: an alias or reference may not point to what holds it');
    if (path.length >= DEEPEST) return this.refuse('depth', path, `this is nested more than ${DEEPEST} levels deep`, 'a definition needs less than ten');
    this.above.add(value);
    const copy = Array.isArray(value) ? this.copyList(value, path) : this.copyMapping(value, path);
    this.above.delete(value);
    return copy;
  }

  private copyList(list: readonly unknown[], path: DefinitionPath): PlainData[] {
    const copy: PlainData[] = [];
    for (let index = 0; index < list.length && this.values <= MOST_VALUES; index++) {
      const item = this.copy(list[index], [...path, index]);
      copy.push(item === undefined ? null : item);
      if (item === undefined && this.values <= MOST_VALUES) {
        this.refuse('hole', [...path, index], 'the list has a hole', 'close it');
        break; // it may have a billion more
      }
    }
    return copy;
  }

  private copyMapping(mapping: object, path: DefinitionPath): PlainData | undefined {
    const prototype: unknown = Object.getPrototypeOf(mapping);
    if (prototype !== null && Object.getPrototypeOf(prototype) !== null) {
      return this.refuse('no-data', path, `an object of ${className(mapping)} is no data`, 'write it as text, such as 10 Gbps, or as a plain object');
    }
    const copy = Object.create(null) as Record<string, PlainData>;
    for (const [key, property] of Object.entries(Object.getOwnPropertyDescriptors(mapping))) {
      const item = this.copyProperty(key, property, [...path, key]);
      if (item !== undefined) copy[key] = item;
      if (this.values > MOST_VALUES) break;
    }
    return copy;
  }

  private copyProperty(key: string, property: PropertyDescriptor, path: DefinitionPath): PlainData | undefined {
    if (!property.enumerable) return undefined;
    if (RESERVED.includes(key)) return this.refuse('reserved-key', path, `${show(key)} is a word of JavaScript`, 'choose another name');
    if (property.get ?? property.set) return this.refuse('no-data', path, 'a getter is no data', 'write the value itself');
    return this.copy(property.value, path);
  }

  private full(): boolean {
    this.values += 1;
    if (this.values === MOST_VALUES + 1) {
      this.refuse('too-many-values', [], `the definition holds more than ${MOST_VALUES} values`, 'make it smaller; an alias counts as often as it is used');
    }
    return this.values > MOST_VALUES;
  }

  private refuse(code: string, path: DefinitionPath, message: string, fix: string): null {
    this.problems.push({ code, path, message, fix });
    return null;
  }
}

function className(value: object): string {
  const maker: unknown = (value as { constructor?: unknown }).constructor;
  return typeof maker === 'function' && maker.name ? `the class ${maker.name}` : 'a class';
}
