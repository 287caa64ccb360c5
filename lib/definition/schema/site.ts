import { z } from 'zod';
import { asn, interfaceName, named, prefixes, reference } from './parts';
import { bandwidth, label, vlanRange } from '../text';

/** The side of a router towards its site. */
const lan = z.strictObject({
  /**
   * The name of the interface.
   * @default - the platform's first
   */
  interface: interfaceName.optional(),
  /** The router's IPv4 address with the length of its subnet, such as 10.16.0.2/29. */
  address: label,
  /** The IPv4 addresses of routers of the site that speak BGP with this one: its core, and its other routers at the edge. */
  peers: z.array(label).min(1),
  /**
   * The MTU of the interface in bytes of an IP packet, from 1280 to 9216: what the site's network carries.
   * @default 1500
   */
  mtu: z.int().min(1_280).max(9_216).optional(),
});

/** The side of a router towards the internet. */
const wan = z.strictObject({
  /**
   * The name of the interface.
   * @default - the platform's second
   */
  interface: interfaceName.optional(),
  /**
   * The IPv4 address on the interface, where `publicIp` is that of a translation of addresses in front of it.
   * @default - `publicIp`
   */
  localAddress: label.optional(),
  /**
   * The IPv4 address of the next hop to the internet.
   * @default - the router has a route of its own
   */
  nextHop: label.optional(),
});

/** A router of a site. */
export const router = z.strictObject({
  /**
   * The building in which the router stands.
   * @default - a building of its own, named as the router
   */
  building: label.optional(),
  /** The IPv4 address under which the internet reaches the router. Needed on a link with a VPN. */
  publicIp: label.optional(),
  /**
   * The private IPv4 address on which the router ends IPsec inside circuits; it announces it over them. Needed where these are encrypted
   * with `encryption: ipsec`.
   * @default - none
   */
  tunnelIp: label.optional(),
  /**
   * What the router runs.
   * @default "frr"
   */
  platform: z.enum(['frr', 'ios-xe', 'junos', 'fortios']).optional(),
  /**
   * Free ports by speed, for dedicated circuits.
   * @default - as many as the plan needs
   */
  ports: z.partialRecord(z.enum(['1G', '10G', '100G', '400G']), z.int().min(0).max(10_000)).optional(),
  /**
   * What the fallback may use of the internet access, in each direction.
   * @default - no limit of its own
   */
  internet: bandwidth.optional(),
  /**
   * What the router encrypts with IPsec, in each direction.
   * @default - as much as `internet`
   */
  ipsec: bandwidth.optional(),
  /**
   * VLAN ids that the plan may use on this router's ports.
   * @default "100-3999"
   */
  vlans: vlanRange.optional(),
  /**
   * The side towards the site. Needed for the configuration of the router, not for the plan.
   * @default - not known
   */
  lan: lan.optional(),
  /**
   * The side towards the internet, of a router with `publicIp`.
   * @default - an interface of the platform's name that has `publicIp` itself
   */
  wan: wan.optional(),
  /**
   * Names of the interfaces that circuits are cabled to, by the bundle of the plan and in the order of its members; of a circuit of
   * ExpressRoute the primary and the secondary one. Circuits that come over the same ports, such as those of a service provider, have the same names.
   * @default - the platform's names, in the order of the bundles
   */
  interfaces: z.record(reference, z.array(interfaceName).min(1)).optional(),
});

/** A site. */
export const site = z.strictObject({
  /**
   * What kind of place it is.
   * @default "data-center"
   */
  kind: z.enum(['data-center', 'edge', 'branch']).optional(),
  /** The BGP autonomous system number of the site's routers. */
  asn,
  /** Exactly the IPv4 prefixes that the site announces. */
  prefixes,
  /**
   * Where the point-to-point addresses of peerings (/30 each) are taken from. Needed for Direct Connect and ExpressRoute.
   * @default - none
   */
  linkPrefixes: prefixes.optional(),
  /**
   * Public IPv4 prefixes that the site owns: what it announces over public virtual interfaces of Direct Connect, and where their
   * point-to-point addresses (/31 each) are taken from. What goes there has to come from them: translate addresses at the router.
   * @default - none
   */
  publicPrefixes: prefixes.optional(),
  /**
   * Where the addresses between circuits of two sites are taken from, a /29 for each pair. Needed on a link with `globalReach`.
   * @default - none
   */
  reachPrefixes: prefixes.optional(),
  /** The routers at the edge, by name; at least one. */
  routers: named(router),
  /**
   * Routers that fail together for a reason the plan cannot see, by the name of the reason.
   * @default - none
   */
  sharedRisks: named(z.array(reference).min(1)).optional(),
});
