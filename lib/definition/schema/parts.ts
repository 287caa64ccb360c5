import { z } from 'zod';
import { label, shaped } from '../text';

/** The name of a part of the network; it becomes part of identifiers in every cloud. */
export const name = shaped<string>(
  'a name',
  /^[a-z][a-z0-9-]{0,39}$/,
  'write 1 to 40 lower-case letters, digits and hyphens, starting with a letter',
);

/** Parts by name. */
export const named = <T extends z.ZodType>(value: T) => z.record(name, value);

/** The name of an interface of a router, as its platform writes it. */
export const interfaceName = shaped<string>(
  'the name of an interface',
  /^[A-Za-z][\w./:-]{0,31}$/,
  'write 1 to 32 letters, digits and . / : - _, starting with a letter',
);

/** The name of another part of the definition. */
export const reference = label;

/** IPv4 prefixes; whether each is one is checked with all others. */
export const prefixes = z.array(label).min(1);

/** A Region of AWS. */
export const awsRegion = shaped<string>('an AWS Region', /^[a-z]{2}(-[a-z]+)+-\d$/, 'write it as AWS does, such as us-east-1');

/** A region of Google Cloud. */
export const googleRegion = shaped<string>('a Google Cloud region', /^[a-z]+-[a-z]+\d+$/, 'write it as Google Cloud does, such as us-east4');

/** An autonomous system number. */
export const asn = z.int().min(1).max(4_294_967_294);

/** What remains of a workload after a failure. */
export const kept = z.union(
  [
    z.enum(['full', 'slower', 'suspend']),
    z.strictObject({
      /** The deadline may be this many times later; for a window, that much longer. */
      deadlineFactor: z.number().min(1).max(100),
    }),
    z.strictObject({
      /** The rate that has to remain, as a part of the rate in the normal state. */
      rateFactor: z.number().gt(0).max(1),
    }),
  ],
  { error: 'write full, slower, suspend, { deadlineFactor: a number from 1 to 100 } or { rateFactor: a number above 0, at most 1 }' },
);

/** How the peak of a workload is spread over the week. */
export const profile = z.union(
  [z.enum(['constant', 'business-hours']), z.array(z.number().min(0).max(1)).length(24), z.array(z.number().min(0).max(1)).length(168)],
  { error: 'write constant, business-hours, or a list of 24 or 168 hourly factors from 0 to 1' },
);
