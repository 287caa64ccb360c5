import { z } from 'zod';
import { asn, awsRegion, googleRegion, prefixes } from './parts';
import { label, shaped } from '../text';

/** A cloud region. */
export const cloud = z.discriminatedUnion('provider', [
  z.strictObject({
    /** A Region of AWS. */
    provider: z.literal('aws'),
    /** The Region, such as `us-east-1`. */
    region: awsRegion,
    /**
     * The ASN of the transit gateway or virtual private gateway.
     * @default 64512
     */
    asn: asn.optional(),
    /**
     * The ASN of the Direct Connect gateway; it has to differ from the other gateway's.
     * @default 64513
     */
    directConnectGatewayAsn: asn.optional(),
    /**
     * What circuits and tunnels end at: a transit gateway, or, for the small case of one VPC and up to 1.25 Gbps of VPN, a virtual
     * private gateway: https://docs.aws.amazon.com/vpn/latest/s2svpn/vpn-limits.html
     * @default "transit"
     */
    gateway: z.enum(['transit', 'virtual-private']).optional(),
    /** Exactly the IPv4 prefixes of the VPCs: both paths announce the same. */
    prefixes,
  }),
  z.strictObject({
    /** A region of Azure. */
    provider: z.literal('azure'),
    /** The region, such as `eastus`. */
    region: shaped<string>('an Azure region', /^[a-z][a-z0-9]+$/, 'write it as Azure does, such as eastus'),
    /** Exactly the IPv4 address spaces of the virtual networks. */
    prefixes,
    /**
     * What the gateways stand in: a virtual `network`, or a virtual hub of `virtual-wan`.
     * @default "network"
     */
    hub: z.enum(['network', 'virtual-wan']).optional(),
    /**
     * The addresses of the virtual hub, /24 or shorter, outside the prefixes of everything else. Needed for `virtual-wan`, and only there.
     * https://learn.microsoft.com/azure/virtual-wan/virtual-wan-faq
     * @default - none
     */
    hubPrefix: label.optional(),
    /**
     * Whether what is connected by circuits and what is connected by VPN reach each other: by a Route Server in the network, or by the hub.
     * https://learn.microsoft.com/azure/route-server/expressroute-vpn-support
     * @default false
     */
    transit: z.boolean().optional(),
    /**
     * Whether traffic of the circuits passes the ExpressRoute gateway by (FastPath): https://learn.microsoft.com/azure/expressroute/about-fastpath
     * @default - where no gateway of the region carries what is needed, and the gateway has it
     */
    fastPath: z.boolean().optional(),
  }),
  z.strictObject({
    /** A region of Google Cloud. */
    provider: z.literal('google'),
    /** The project that holds the network. */
    project: shaped<string>('a project id', /^[a-z][a-z0-9-]{4,28}[a-z0-9]$/, 'write 6 to 30 lower-case letters, digits and hyphens'),
    /** The region, such as `us-east4`. */
    region: googleRegion,
    /**
     * Further regions in which paths may end. Their circuits stand by for those of the region: they are farther away for its subnets.
     * @default - none
     */
    otherRegions: z.array(googleRegion).min(1).max(8).optional(),
    /**
     * How far the routes of a Cloud Router reach: to all regions of the network, or to its own.
     * @default "global"
     */
    routing: z.enum(['global', 'regional']).optional(),
    /**
     * Whether sites reach each other over Google's network (Network Connectivity Center).
     * @default false
     */
    siteToSite: z.boolean().optional(),
    /** The ASN of the Cloud Routers; those of Partner Interconnect have 16550, whatever this is. */
    asn,
    /**
     * Where the addresses of the HA VPN gateways on VLAN attachments are taken from, a /26 for each. Needed for `encryption: ipsec`.
     * @default - none
     */
    gatewayPrefixes: prefixes.optional(),
    /** Exactly the IPv4 ranges of the subnets: the Cloud Routers announce these. */
    prefixes,
  }),
]);
