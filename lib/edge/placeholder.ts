/** What a placeholder stands for. */
export type PlaceholderKind =
  /** The cloud's internet address of a tunnel. */
  | 'tunnel-outside-address'
  /** The router's address on a VLAN, with its length, as the cloud gave it. */
  | 'attachment-router-address'
  /** The cloud's address on a VLAN, without a length, as the cloud gave it. */
  | 'attachment-cloud-address'
  /** The VLAN id that a service provider chose. */
  | 'vlan'
  /** The outer tag that Azure gave a circuit on ports with QinQ. */
  | 'outer-vlan'
  /** The router's address towards the site, with its length. */
  | 'lan-address'
  /** A router of the site's own network that speaks BGP with this one. */
  | 'lan-peer'
  /** The next hop to the internet. */
  | 'wan-next-hop';

/** A value that is known only after the deployment, or only at the site: it has a name until `fillRouters()` puts it in. */
export interface Placeholder {
  /** What it is. */
  readonly placeholder: PlaceholderKind;
  /** Whose it is: the id of a tunnel, an attachment or a bundle in the plan, or `site/router`. */
  readonly id: string;
  /** What the plan expects; absent where it cannot know. */
  readonly planned?: string;
}

/** A key that stands for itself by its name: only a renderer asks for its text. */
export interface SecretReference {
  /** The name of the secret in the plan; never its text. */
  readonly secret: string;
  /** What it is used for, which says what it may be; absent of MACsec. */
  readonly use?: KeyUse;
}

/** The cloud at the other end, and what a key is of there: a session on a circuit, or a tunnel. */
export type KeyUse = `${'aws' | 'azure' | 'google'}-${'bgp' | 'tunnel'}`;

/** A text, or a placeholder of one. */
export type Text = string | Placeholder;

/** The same value with a text in place of every placeholder. */
export type Filled<T> =
  T extends Placeholder ? string
    : T extends readonly (infer U)[] ? readonly Filled<U>[]
      : T extends object ? { [K in keyof T]: Filled<T[K]> }
        : T;

/** A placeholder. */
export function placeholder(kind: PlaceholderKind, id: string, planned?: string): Placeholder {
  return { placeholder: kind, id, ...(planned !== undefined && { planned }) };
}

/** Whether a value is a placeholder. */
export function isPlaceholder(value: unknown): value is Placeholder {
  return typeof value === 'object' && value !== null && 'placeholder' in value;
}

/** The key under which the value of a placeholder is found. */
export const placeholderKey = ({ placeholder: kind, id }: Placeholder): string => `${kind} ${id}`;

/** Every placeholder in a value, each once, in the order in which they stand. */
export function placeholdersIn(value: unknown): readonly Placeholder[] {
  const found = new Map<string, Placeholder>();
  const visit = (part: unknown): void => {
    if (isPlaceholder(part)) found.set(placeholderKey(part), part);
    else if (typeof part === 'object' && part !== null) Object.values(part).forEach(visit);
  };
  visit(value);
  return [...found.values()];
}

/** A copy of a value in which every placeholder is replaced. */
export function replacePlaceholders<T>(value: T, replace: (found: Placeholder) => string): Filled<T> {
  const copy = (part: unknown): unknown => {
    if (isPlaceholder(part)) return replace(part);
    if (Array.isArray(part)) return part.map(copy);
    if (typeof part !== 'object' || part === null) return part;
    return Object.fromEntries(Object.entries(part).map(([key, inner]) => [key, copy(inner)]));
  };
  return copy(value) as Filled<T>;
}
