import { inspect } from 'node:util';
import type { Problem } from '../errors';
import { keyRule } from './key-rules';
import type { SecretReference } from './placeholder';
import { badSecretProblem, missingSecretProblem, throwIfAny } from './problems';

/** The two keys of MACsec. */
export interface MacsecKeys {
  /** The name of the key: hexadecimal digits. */
  readonly ckn: string;
  /** The key: hexadecimal digits. */
  readonly cak: string;
}

/** The variable of the environment that holds a secret: `HYBRID_SECRET_` and its name in capitals, all else as underscores. */
export const secretVariable = (secret: string): string => `HYBRID_SECRET_${secret.toUpperCase().replace(/[^A-Z0-9]+/g, '_')}`;

const HEX = /^[0-9a-fA-F]{64}$/;

/** Keys by their names. They come out by `key()` and `macsec()` only: as text, as JSON and in a log this says how many it holds. */
export class Secrets {
  /** Secrets whose text is their name in angle brackets: to look at a configuration without any. */
  static readonly preview = new Secrets(undefined);

  /**
   * Secrets by name.
   *
   * @param texts the text of each; for MACsec the JSON `{"ckn": "...", "cak": "..."}`
   */
  static of(texts: Readonly<Record<string, string>>): Secrets {
    return new Secrets(new Map(Object.entries(texts)));
  }

  readonly #texts: ReadonlyMap<string, string> | undefined;

  private constructor(texts: ReadonlyMap<string, string> | undefined) {
    this.#texts = texts;
  }

  /** Whether there is one of a name. */
  has({ secret }: SecretReference): boolean {
    return this.#texts === undefined || this.#texts.has(secret);
  }

  /** What is wrong with a key that is there. */
  keyProblems({ secret, use }: SecretReference): readonly Problem[] {
    const text = this.#texts?.get(secret);
    const { pattern, words } = keyRule(use);
    return text === undefined || pattern.test(text) ? [] : [badSecretProblem(secret, words)];
  }

  /** What is wrong with the keys of MACsec that are there. */
  macsecProblems({ secret }: SecretReference): readonly Problem[] {
    const text = this.#texts?.get(secret);
    return text === undefined || macsecKeys(text) ? [] : [badSecretProblem(secret, 'the JSON {"ckn": "...", "cak": "..."}, each of 64 hexadecimal digits')];
  }

  /**
   * The text of a key.
   *
   * @throws HybridNetworkError when there is none, or it is not one that its use allows; `fillRouters()` has seen to it that there is one
   */
  key(reference: SecretReference): string {
    throwIfAny([...this.missing(reference), ...this.keyProblems(reference)]);
    return this.#texts === undefined ? `<${reference.secret}>` : this.#texts.get(reference.secret)!;
  }

  /**
   * The keys of MACsec.
   *
   * @throws HybridNetworkError when there are none, or they are not what their use allows
   */
  macsec(reference: SecretReference): MacsecKeys {
    throwIfAny([...this.missing(reference), ...this.macsecProblems(reference)]);
    const { secret } = reference;
    return this.#texts === undefined ? { ckn: `<${secret} ckn>`, cak: `<${secret} cak>` } : macsecKeys(this.#texts.get(secret)!)!;
  }

  private missing(reference: SecretReference): readonly Problem[] {
    const { secret } = reference;
    return this.has(reference) ? [] : [missingSecretProblem('a router', secret, secretVariable(secret))];
  }

  /** As JSON and in a template: nothing. */
  toJSON(): string {
    return this.toString();
  }

  /** In a message: how many there are. */
  toString(): string {
    return `[${this.#texts?.size ?? 'no'} secrets]`;
  }

  /** In the console. */
  [inspect.custom](): string {
    return this.toString();
  }
}

function macsecKeys(text: string): MacsecKeys | undefined {
  try {
    const { ckn, cak } = JSON.parse(text) as Partial<MacsecKeys>;
    return typeof ckn === 'string' && typeof cak === 'string' && HEX.test(ckn) && HEX.test(cak) ? { ckn, cak } : undefined;
  } catch {
    return undefined;
  }
}
