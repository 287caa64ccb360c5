import { z } from 'zod';
import { reference } from './parts';
import { policy } from './policy';
import { duration, label } from '../text';

const path = z.strictObject({
  /** A router of the site. */
  router: reference,
  /** The provider's name for the place where circuits end: a Direct Connect location, a peering location, a colocation facility. */
  location: label,
  /**
   * Who provides the circuit from the location on. Needed for ExpressRoute and for hosted connections of Direct Connect.
   * @default - none: a port of one's own
   */
  serviceProvider: label.optional(),
});

const dedicatedFields = {
  /**
   * From the router to the cloud region and back.
   * @default - unknown: what depends on it is not judged
   */
  roundTripTime: duration.optional(),
  /** One for each way from a router of the site to a location of the provider. */
  paths: z.array(path).min(1).max(16),
};

const macsec = z.strictObject({
  /**
   * Whether the link may fall back to clear text.
   * @default "must-encrypt"
   */
  mode: z.enum(['must-encrypt', 'should-encrypt']).optional(),
  /** The name of the secret that holds the keys; never a key. */
  keys: label,
});

const macsecField = {
  /**
   * Encryption of the port itself (IEEE 802.1AE).
   * @default - none
   */
  macsec: macsec.optional(),
};

const vpn = z.strictObject({
  kind: z.literal('vpn'),
  /**
   * From the router to the cloud region and back, over the internet.
   * @default - unknown: what depends on it is not judged
   */
  roundTripTime: duration.optional(),
});

/** A link. */
export const link = z.strictObject({
  /** The site's end. */
  site: reference,
  /** The cloud's end. */
  cloud: reference,
  /** What carries the traffic in the normal state. */
  primary: z.discriminatedUnion('kind', [
    z.strictObject({
      kind: z.literal('direct-connect'),
      ...dedicatedFields,
      ...macsecField,
      /**
       * Whose the connections are: `dedicated` ports of one's own; `hosted` ones, which a partner of AWS makes on a port of its own, one
       * virtual interface each; or `either`, whichever is cheaper. Hosted ones need a `serviceProvider` on every path.
       * @default "dedicated"
       */
      connections: z.enum(['dedicated', 'hosted', 'either']).optional(),
    }),
    z.strictObject({ kind: z.literal('express-route'), ...dedicatedFields }),
    z.strictObject({ kind: z.literal('dedicated-interconnect'), ...dedicatedFields, ...macsecField }),
    vpn,
  ]),
  /**
   * What takes over when every dedicated circuit is lost.
   * @default - none
   */
  fallback: vpn.optional(),
  /**
   * Whether the fallback alone may be the link, without circuits, where it is enough in the normal state and after a failure,
   * and costs less. A link that has circuits keeps them.
   * @default false
   */
  vpnAlone: z.boolean().optional(),
  /**
   * What must survive on this link.
   * @default - the policy's
   */
  resilience: policy.shape.resilience,
});
