import { z } from 'zod';
import { reference } from './parts';
import { duration } from '../text';

/** A link between two clouds. */
export const cloudLink = z.strictObject({
  /**
   * AWS Interconnect - multicloud, which Google Cloud calls Partner Cross-Cloud Interconnect for AWS:
   * https://docs.aws.amazon.com/interconnect/latest/userguide/what-is-interconnect.html
   */
  kind: z.literal('aws-interconnect'),
  /** A cloud of AWS. */
  aws: reference,
  /** A cloud of Google Cloud, in the region that the service pairs with the Region of the other. */
  google: reference,
  /**
   * From one region to the other and back.
   * @default - unknown: what depends on it is not judged
   */
  roundTripTime: duration.optional(),
});
