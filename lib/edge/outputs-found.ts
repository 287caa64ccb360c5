import { placeholder, placeholderKey, type PlaceholderKind } from './placeholder';
import { otherNetworkProblem, otherPlanProblem } from './problems';
import type { Problem } from '../errors';

/** What a document tells. */
export interface Found {
  /** Whether a row of it is one of the plan's. */
  readonly isKnown: boolean;
  /** Values, by `placeholderKey()`. */
  readonly values: readonly (readonly [key: string, value: string])[];
  /** What does not belong to the plan. */
  readonly problems: readonly Problem[];
}

/** Nothing. */
export const NOTHING: Found = { isKnown: false, values: [], problems: [] };

/** A row of the plan, whatever it tells. */
export const KNOWN: Found = { ...NOTHING, isKnown: true };

/** A value, where it is one. */
export const value = (kind: PlaceholderKind, id: string, text: unknown): Found =>
  (typeof text === 'string' && text !== '' ? { ...KNOWN, values: [[placeholderKey(placeholder(kind, id)), text]] } : NOTHING);

/** All of it. */
export const all = (found: readonly Found[]): Found => ({
  isKnown: found.some(({ isKnown }) => isKnown),
  values: found.flatMap(({ values }) => values),
  problems: found.flatMap(({ problems }) => problems),
});

/** A problem where both the deployment and the plan have a value, and it is not the same. */
export const differs = (id: string, what: string, deployed: unknown, planned: string | number | undefined): Found =>
  (deployed === undefined || deployed === null || planned === undefined || String(deployed) === String(planned)
    ? NOTHING
    : { ...NOTHING, problems: [otherPlanProblem(id, what, String(deployed), String(planned))] });

/** A row of another network. */
export const stranger = (what: string, id: string): Found => ({ ...NOTHING, problems: [otherNetworkProblem(what, id)] });

/** A mapping. */
export type Fields = Readonly<Record<string, unknown>>;

/** Whether a value is a mapping. */
export const isFields = (content: unknown): content is Fields => typeof content === 'object' && content !== null && !Array.isArray(content);

/** A mapping; an empty one for anything else. */
export const fieldsOf = (content: unknown): Fields => (isFields(content) ? content : {});

/** A list; an empty one for anything else. */
export const listOf = (content: unknown): readonly unknown[] => (Array.isArray(content) ? content : []);
