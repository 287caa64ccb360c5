import { z } from 'zod';
import { badSecretsFileProblem } from './problems';
import { HybridNetworkError } from '../errors';

const secrets = z.record(z.string(), z.union([z.string(), z.strictObject({ ckn: z.string(), cak: z.string() })]));

/**
 * The texts of secrets, read from the content of a YAML or JSON file: names with texts, or for MACsec with `ckn` and `cak`.
 *
 * @param content what was parsed
 * @throws HybridNetworkError that names what is none, and shows no text
 */
export function readSecrets(content: unknown): Readonly<Record<string, string>> {
  const parsed = secrets.safeParse(content ?? {});
  if (!parsed.success) throw new HybridNetworkError(parsed.error.issues.map(({ path }) => badSecretsFileProblem(path.filter((part) => typeof part !== 'symbol'))));
  return Object.fromEntries(Object.entries(parsed.data).map(([name, text]) => [name, typeof text === 'string' ? text : JSON.stringify(text)]));
}
