import { z } from 'zod';
import type { DefinitionPath } from '../../errors';

type Def = z.core.$ZodTypes['_zod']['def'];

const defOf = (schema: z.core.$ZodType): Def => (schema as z.core.$ZodTypes)._zod.def;

/**
 * The part of a schema that stands for a place of a definition.
 *
 * @param data the definition, which says which variant of a union is meant; the first that has the place, where it does not say
 */
export function schemaAt(schema: z.core.$ZodType, path: DefinitionPath, data: unknown): z.core.$ZodType | undefined {
  const def = defOf(schema);
  if (def.type === 'optional') return schemaAt(def.innerType, path, data);
  if (def.type === 'union') return schemaOfVariant(def, path, data) ?? (path.length === 0 ? schema : undefined);
  const [part, ...rest] = path;
  if (part === undefined) return schema;
  const inner = typeof data === 'object' && data !== null ? (data as Record<string | number, unknown>)[part] : undefined;
  if (def.type === 'object') return Object.hasOwn(def.shape, part) ? schemaAt(def.shape[part]!, rest, inner) : undefined;
  if (def.type === 'record') return schemaAt(def.valueType, rest, inner);
  return def.type === 'array' ? schemaAt(def.element, rest, inner) : undefined;
}

function schemaOfVariant(def: z.core.$ZodUnionDef, path: DefinitionPath, data: unknown): z.core.$ZodType | undefined {
  const variants = def.options.filter((option) => isVariant(option, def, data));
  return variants.map((option) => schemaAt(option, path, data)).find((found) => found !== undefined);
}

function isVariant(option: z.core.$ZodType, union: z.core.$ZodUnionDef, data: unknown): boolean {
  const { discriminator } = union as Partial<z.core.$ZodDiscriminatedUnionDef>;
  const def = defOf(option);
  if (discriminator === undefined || def.type !== 'object' || typeof data !== 'object' || data === null) return true;
  return z.safeParse(def.shape[discriminator]!, (data as Record<string, unknown>)[discriminator]).success;
}

/** The words that a mapping at a place of a definition may have. */
export function fieldsAt(schema: z.core.$ZodType, path: DefinitionPath, data: unknown): readonly string[] {
  const found = schemaAt(schema, path, data);
  const def = found && defOf(found);
  if (def?.type === 'object') return Object.keys(def.shape);
  const key = def?.type === 'record' ? defOf(def.keyType) : undefined;
  return key?.type === 'enum' ? Object.values(key.entries).map(String) : [];
}
