/** A value of a template. */
export type Json = string | number | boolean | null | readonly Json[] | { readonly [key: string]: Json | undefined };

/** An object of a template. */
export type JsonObject = { readonly [key: string]: Json | undefined };

/** The object that is there, or an empty one. */
export function object(value: Json | undefined): JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? value as JsonObject : {};
}

/** The list that is there, or an empty one. */
export function list(value: Json | undefined): readonly Json[] {
  return Array.isArray(value) ? value as readonly Json[] : [];
}

/** The text that is there, or an empty one; numbers are written out. */
export function text(value: Json | undefined): string {
  return typeof value === 'string' ? value : typeof value === 'number' ? String(value) : '';
}

/** The texts of a list. */
export const texts = (value: Json | undefined): readonly string[] => list(value).map(text);
