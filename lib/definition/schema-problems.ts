import { z } from 'zod';
import { type PlainData, valueAt } from './plain-data';
import { definitionSchema } from './schema';
import { fieldsAt, schemaAt } from './schema/lookup';
import { closest, suggest } from './suggest';
import { shown } from './text';
import { type DefinitionPath, oneOf, type Problem } from '../errors';

type Issue = z.core.$ZodIssue;

/** Everything in which data differs from the shape of a definition, in plain words. */
export function schemaProblems(data: PlainData | undefined): readonly Problem[] {
  const result = definitionSchema.safeParse(data);
  return result.success ? [] : once(result.error.issues.flatMap((issue) => problemsOf(issue, data)));
}

/** One problem of a kind for each place: a number that is no safe integer and too big as well is told the narrower limit, which comes last. */
function once(problems: readonly Problem[]): readonly Problem[] {
  return [...new Map(problems.map((problem) => [JSON.stringify([problem.code, problem.path]), problem])).values()];
}

function problemsOf(issue: Issue, data: PlainData | undefined): readonly Problem[] {
  const path = issue.path as DefinitionPath;
  const given = valueAt(data, path);
  switch (issue.code) {
    case 'custom': return [{ code: String(issue.params?.code), path, message: issue.message, fix: String(issue.params?.fix) }];
    case 'invalid_key': return issue.issues.flatMap((nested) => problemsOf(nested, String(path.at(-1)))).map((problem) => ({ ...problem, path }));
    case 'unrecognized_keys': return issue.keys.map((key) => unknownKey([...path, key], key, fieldsAt(definitionSchema, path, data)));
    case 'invalid_type': return [wrongType(path, given, issue, data)];
    case 'invalid_value': return [wrongWord(path, given, issue.values.map(String))];
    case 'invalid_union': return [wrongVariant(path, given, issue)];
    case 'too_small': return [outOfRange(path, given, issue.origin, 'small', issue.inclusive === false ? `more than ${issue.minimum}` : `${issue.minimum} or more`)];
    case 'too_big': return [outOfRange(path, given, issue.origin, 'big', `${issue.maximum} or less`)];
    default: return [{ code: 'value', path, message: `${shown(given)} does not fit here`, fix: issue.message }];
  }
}

function unknownKey(path: DefinitionPath, key: string, fields: readonly string[]): Problem {
  return { code: 'unknown-key', path, message: `${shown(key)} is not a word of the definition here`, fix: suggest(key, fields, 'leave it out') };
}

const NOUNS: Readonly<Record<string, string>> = {
  object: 'a mapping', record: 'a mapping', array: 'a list', string: 'text', number: 'a number', int: 'a whole number', boolean: 'true or false',
};

function wrongType(path: DefinitionPath, given: PlainData | undefined, issue: z.core.$ZodIssueInvalidType, data: PlainData | undefined): Problem {
  const noun = NOUNS[issue.expected] ?? issue.expected;
  const schema = issue.expected === 'string' ? schemaAt(definitionSchema, path, data) : undefined;
  const wanted = (schema && z.globalRegistry.get(schema)?.description) ?? noun;
  const fix = wanted.startsWith('write ') ? wanted : `write ${wanted}`;
  if (given === undefined) return missing(path, fix);
  if (given === null) return { code: 'empty', path, message: `${place(path)} has no value`, fix };
  const quoted = typeof given === 'string' && given.trim() !== '' && Number.isFinite(Number(given)) && ['a number', 'a whole number'].includes(noun);
  return { code: 'type', path, message: `${shown(given)} is not ${noun}`, fix: quoted ? `${fix}, without quotes` : fix };
}

function missing(path: DefinitionPath, fix: string): Problem {
  return path.length === 0
    ? { code: 'empty', path, message: 'the definition is empty', fix: 'write at least name, asOf, inService, sites, clouds and links' }
    : { code: 'missing', path, message: `${place(path)} is missing`, fix };
}

const place = (path: DefinitionPath) => (path.length === 0 ? 'the definition' : shown(path.at(-1)));

function wrongWord(path: DefinitionPath, given: PlainData | undefined, words: readonly string[]): Problem {
  if (given === undefined) return missing(path, `write ${oneOf(words)}`);
  const meant = typeof given === 'string' ? closest(given, words) : undefined;
  return { code: 'word', path, message: `${shown(given)} is not one of ${words.join(', ')}`, fix: meant ? `did you mean "${meant}"?` : `write ${oneOf(words)}` };
}

/** A variant is told by one word (`kind`, `provider`), or by its whole shape. */
function wrongVariant(path: DefinitionPath, given: PlainData | undefined, issue: z.core.$ZodIssueInvalidUnion): Problem {
  if ('options' in issue && Array.isArray(issue.options)) return wrongWord(path, given, issue.options.map(String));
  return { code: 'value', path, message: `${given === null ? place(path) : shown(given)} ${given === null ? 'has no value' : 'does not fit here'}`, fix: issue.message };
}

function outOfRange(path: DefinitionPath, given: PlainData | undefined, origin: string, direction: 'small' | 'big', range: string): Problem {
  if (Array.isArray(given)) {
    return { code: 'length', path, message: `the list has ${given.length} ${given.length === 1 ? 'item' : 'items'}`, fix: `give it ${range}` };
  }
  return { code: 'range', path, message: `${shown(given)} is too ${direction}`, fix: origin === 'string' ? `write ${range} characters` : `write ${range}` };
}
