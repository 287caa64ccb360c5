import { z } from 'zod';
import { googleRegion, reference } from './parts';
import { policy } from './policy';
import { bandwidth, duration, label } from '../text';

/** `order`: ports and circuits are ordered, and nothing runs on them yet. `live`: they are cabled or provisioned. */
export const phase = z.enum(['order', 'live']);

const path = z.strictObject({
  /** A router of the site. */
  router: reference,
  /** The provider's name for the place where circuits end: a Direct Connect location, a peering location, a colocation facility. */
  location: label,
  /**
   * Who provides the circuit from the location on. Needed for ExpressRoute (not for ExpressRoute Direct) and for hosted connections of Direct Connect.
   * @default - none: a port of one's own
   */
  serviceProvider: label.optional(),
  /**
   * How far its circuits are, where they are behind those of the other paths.
   * @default - as the whole primary
   */
  phase: phase.optional(),
});

const regionField = {
  /**
   * The region of its VLAN attachments: that of the cloud, or one of its `otherRegions`.
   * @default - the cloud's
   */
  region: googleRegion.optional(),
};

/** A way to a facility of Google Cloud. */
const interconnectPath = z.strictObject({ ...path.shape, ...regionField });

/** A way through a partner of Google Cloud. */
const partnerPath = z.strictObject({
  router: reference,
  /** The metropolitan area in which the partner meets Google, such as Ashburn. */
  location: label,
  /** The partner that provides the circuit. */
  serviceProvider: label,
  /**
   * The edge availability domain of its attachments. With any, Google picks one, and no SLA holds:
   * https://docs.cloud.google.com/network-connectivity/docs/interconnect/tutorials/partner-creating-999-availability
   */
  availabilityDomain: z.union([z.literal(1), z.literal(2)], { error: 'write 1 or 2: with any, Google picks a domain, and no SLA holds' }),
  phase: path.shape.phase,
  ...regionField,
});

const dedicatedFields = {
  /**
   * From the router to the cloud region and back.
   * @default - unknown: what depends on it is not judged
   */
  roundTripTime: duration.optional(),
  /** One for each way from a router of the site to a location of the provider. */
  paths: z.array(path).min(1).max(16),
  /**
   * How far the circuits are. `order` builds what can exist before they are cabled, and all of the fallback; `live` adds what runs on
   * them. Going from one to the other only adds.
   * @default "live"
   */
  phase: phase.optional(),
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

const encryptionField = {
  /**
   * Encryption above the circuits: `ipsec` puts HA VPN tunnels on the VLAN attachments, for where MACsec is not to be had. It takes
   * `tunnelIp` of the routers and `gatewayPrefixes` of the cloud:
   * https://docs.cloud.google.com/network-connectivity/docs/interconnect/how-to/configure-ha-vpn-interconnect
   * @default "none"
   */
  encryption: z.enum(['none', 'ipsec']).optional(),
};

const vpn = z.strictObject({
  kind: z.literal('vpn'),
  /**
   * From the router to the cloud region and back, over the internet.
   * @default - unknown: what depends on it is not judged
   */
  roundTripTime: duration.optional(),
  /**
   * Generations of pre-shared keys that have tunnels. On Google Cloud a key is changed by another tunnel: without an outage, write
   * [1, 2], which builds tunnels with new keys beside those in use, and when they carry traffic [2].
   * @default [1]
   */
  keyGenerations: z.array(z.int().min(1).max(99)).min(1).max(2).optional(),
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
       * virtual interface each; or `either`, whichever is cheaper. Hosted ones need a `serviceProvider` on every path. Where a link to the
       * same Region takes them too, `either` means dedicated: a hosted one has one virtual interface.
       * @default "dedicated"
       */
      connections: z.enum(['dedicated', 'hosted', 'either']).optional(),
      /**
       * How transfers to object storage go: to interface endpoints in a VPC, by the gateway; to the public addresses of AWS, over a public
       * virtual interface beside it, which needs the site's `publicPrefixes`; or `either`, whichever is cheaper.
       * @default "interface-endpoints"
       */
      objectStorage: z.enum(['interface-endpoints', 'public-interface', 'either']).optional(),
      /**
       * Whether its site reaches others over the interfaces of the Direct Connect gateway, from location to location, without a Region
       * between them. It takes two such links to one cloud: https://docs.aws.amazon.com/directconnect/latest/UserGuide/WorkingWithVirtualInterfaces.html
       * @default false
       */
      siteLink: z.boolean().optional(),
      /**
       * Whether the virtual interfaces take jumbo frames: an MTU of 8500 on a transit gateway, 9001 on a virtual private gateway. AWS uses
       * 1500 wherever a VPN announces the same routes: https://docs.aws.amazon.com/directconnect/latest/UserGuide/WorkingWithVirtualInterfaces.html
       * @default - true where no link that takes the circuits has a fallback, else false
       */
      jumboFrames: z.boolean().optional(),
    }),
    z.strictObject({
      kind: z.literal('shared'),
      /**
       * The link of the same site whose circuits this one takes too; they are sized for all links that take them. On Direct Connect a cloud in another
       * Region is reached over the same virtual interfaces, by the same Direct Connect gateway; one in the same Region (another account, another
       * environment) gets interfaces and a gateway of its own. On ExpressRoute each cloud, in whatever region or subscription, has a gateway of
       * its own with a connection to every circuit: https://learn.microsoft.com/azure/expressroute/expressroute-howto-linkvnet-arm. On Dedicated
       * Interconnect each cloud, in whatever region or project, has VLAN attachments and Cloud Routers of its own.
       */
      circuitsOf: reference,
      /**
       * From the router to the cloud region and back.
       * @default - unknown: what depends on it is not judged
       */
      roundTripTime: duration.optional(),
      /**
       * The most that its own virtual interfaces take of each port, in each direction, so that it leaves the rest to others. AWS takes
       * certain values only, and more than the port has is no limit: https://docs.aws.amazon.com/directconnect/latest/UserGuide/vif-rate-limiters.html.
       * Azure limits no connection. On Google Cloud it is the size of the VLAN attachment on each connection: the largest that is not above it.
       * @default - the whole port
       */
      rateLimit: bandwidth.optional(),
    }),
    z.strictObject({
      kind: z.literal('express-route'),
      ...dedicatedFields,
      ...macsecField,
      /**
       * Whose the ports are: a service `provider`'s, `direct` ones of one's own (ExpressRoute Direct), or `either`, whichever is cheaper. A
       * provider's circuit needs a `serviceProvider` on its path: https://learn.microsoft.com/azure/expressroute/expressroute-erdirect-about
       * @default "provider"
       */
      connections: z.enum(['provider', 'direct', 'either']).optional(),
      /**
       * The bandwidth of the circuit on a pair of ports of one's own, where it is to be less than the ports: 1, 2, 5 or 10 Gbps on 10 Gbps;
       * 5, 10, 40 or 100 Gbps on 100 Gbps; 5, 10, 40, 100, 200 or 400 Gbps on 400 Gbps.
       * @default - the bandwidth of the ports
       */
      circuitBandwidth: bandwidth.optional(),
      /**
       * How ports of one's own are tagged: one VLAN tag, which is then unique on the ports, or two, of which Azure gives the outer one.
       * @default "dot1q"
       */
      encapsulation: z.enum(['dot1q', 'qinq']).optional(),
      /**
       * What the circuits reach: `local`, the one or two regions of their location; `standard`, all of its geopolitical region; `premium`, all
       * regions, with higher limits. https://learn.microsoft.com/azure/expressroute/expressroute-faqs
       * @default - premium where regions or limits need it; else the cheaper one at today's volume
       */
      tier: z.enum(['local', 'standard', 'premium']).optional(),
      /**
       * How outbound data is paid for: by the GB, or within the price of the circuit. Azure changes a circuit to unlimited, and never back.
       * @default - the cheaper one at today's volume; a circuit in use stays unlimited
       */
      data: z.enum(['metered', 'unlimited']).optional(),
      /**
       * Whether its site reaches the sites of other such links through the circuits (Global Reach):
       * https://learn.microsoft.com/azure/expressroute/expressroute-global-reach
       * @default false
       */
      globalReach: z.boolean().optional(),
    }),
    z.strictObject({
      kind: z.literal('dedicated-interconnect'),
      ...dedicatedFields,
      /** One for each way from a router of the site to a facility of Google Cloud. */
      paths: z.array(interconnectPath).min(1).max(16),
      ...macsecField,
      ...encryptionField,
      /**
       * Whether maximum resilience (99.99 %) is built in one metropolitan area and one region, with two connections in each availability
       * domain. Google offers it in some metropolitan areas: ask for yours.
       * @default false
       */
      singleRegion: z.boolean().optional(),
      /**
       * The fastest ports that may be ordered. 400 Gbps asks Terraform for a newer provider than the bindings were made from.
       * @default "100 Gbps"
       */
      fastestPort: z.enum(['10 Gbps', '100 Gbps', '400 Gbps']).optional(),
    }),
    z.strictObject({
      kind: z.literal('partner-interconnect'),
      ...dedicatedFields,
      /** One for each way from a router of the site through a partner to Google Cloud. */
      paths: z.array(partnerPath).min(1).max(16),
      /**
       * Who speaks BGP with Google: at layer 2 the site's routers, at layer 3 the partner's.
       * @default 2
       */
      layer: z.union([z.literal(2), z.literal(3)], { error: 'write 2 or 3' }).optional(),
      ...encryptionField,
    }),
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
