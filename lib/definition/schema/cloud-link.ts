import { z } from 'zod';
import { phase } from './link';
import { googleRegion, reference } from './parts';
import { policy } from './policy';
import { duration, label } from '../text';

const roundTripTime = {
  /**
   * From one region to the other and back.
   * @default - unknown: what depends on it is not judged
   */
  roundTripTime: duration.optional(),
};

const path = z.strictObject({
  /** A facility of Google Cloud, such as iad-zone1-1. */
  location: label,
  /** Where the other cloud's port is, as Google names it, such as aws-eqdc2: `gcloud compute interconnects remote-locations list` */
  remoteLocation: label,
  /**
   * The region of its VLAN attachments: that of the cloud, or one of its `otherRegions`.
   * @default - the cloud's
   */
  region: googleRegion.optional(),
  /**
   * How far its connections are, where they are behind those of the other paths.
   * @default - as the whole link
   */
  phase: phase.optional(),
});

/** A link between two clouds. */
export const cloudLink = z.discriminatedUnion('kind', [
  z.strictObject({
    /**
     * AWS Interconnect - multicloud, which Google Cloud calls Partner Cross-Cloud Interconnect for AWS:
     * https://docs.aws.amazon.com/interconnect/latest/userguide/what-is-interconnect.html
     */
    kind: z.literal('aws-interconnect'),
    /** A cloud of AWS. */
    aws: reference,
    /** A cloud of Google Cloud, in the region that the service pairs with the Region of the other. */
    google: reference,
    ...roundTripTime,
  }),
  z.strictObject({
    /**
     * Cross-Cloud Interconnect: dedicated connections, which Google provisions between its facilities and ports of the other cloud:
     * https://docs.cloud.google.com/network-connectivity/docs/interconnect/concepts/cci-overview
     */
    kind: z.literal('cross-cloud-interconnect'),
    /** A cloud of Google Cloud. */
    google: reference,
    /** A cloud of AWS or Azure. */
    remote: reference,
    /** One for each way from a facility of Google to a port of the other cloud. */
    paths: z.array(path).min(1).max(16),
    /**
     * What has to survive: nothing; an edge availability domain (Google's 99.9 %); or a metropolitan area with its region (99.99 %).
     * @default - as in the policy
     */
    resilience: policy.shape.resilience,
    /**
     * The largest packet on the VLAN attachments. All attachments and the network have one: 1460 is what a network has unless it is told
     * otherwise, and what circuits to sites have. With 1500 both ends agree, since AWS and Azure have that.
     * @default 1500
     */
    mtu: z.union([z.literal(1460), z.literal(1500)], { error: 'write 1460 or 1500' }).optional(),
    /**
     * How far the connections are. `order` orders them; `live` adds the VLAN attachments and BGP sessions on them.
     * @default "live"
     */
    phase: phase.optional(),
    ...roundTripTime,
  }),
]);
