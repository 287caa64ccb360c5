import { z } from 'zod';
import { definitionSchema } from './schema';

/**
 * The JSON Schema (draft 2020-12) of a definition, for editors: the same schema that the library checks with. What needs more
 * than one place of a definition (names that resolve, prefixes that overlap) only the library checks.
 */
export function definitionJsonSchema(): Record<string, unknown> {
  return { ...z.toJSONSchema(definitionSchema, { io: 'input' }) };
}
