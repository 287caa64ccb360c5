import { plain } from '../renderer';

/** A table with its entries; nothing where there are none. */
export function table(name: string, entries: readonly (readonly string[])[]): readonly string[] {
  return entries.length === 0 ? [] : [`config ${name}`, ...entries.flat().map((line) => `    ${line}`), 'end'];
}

/** An entry of a table, with the part of the definition that it comes from. */
export const edited = (because: string, key: string, lines: readonly string[]): readonly string[] =>
  [`# ${plain(because)}`, `edit ${key}`, ...lines.map((line) => `    ${line}`), 'next'];

/** An entry of a table that is made of settings. */
export const entry = (because: string, key: string, settings: readonly string[]): readonly string[] => edited(because, key, settings.map((line) => `set ${line}`));

/** A name in quotes. */
export const quoted = (name: string): string => `"${name}"`;
