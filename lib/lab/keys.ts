import { randomBytes } from 'node:crypto';

/** A key for each name of a secret, made for one run: real keys never come near the lab. */
export function labKeys(): (secret: string) => string {
  const keys = new Map<string, string>();
  return (secret) => {
    const key = keys.get(secret) ?? `lab${randomBytes(10).toString('hex')}`;
    keys.set(secret, key);
    return key;
  };
}
