import { z } from 'zod';
import { asn, googleRegion, prefixes } from './parts';
import { shaped } from '../text';

/** A cloud region. */
export const cloud = z.discriminatedUnion('provider', [
  z.strictObject({
    /** A Region of AWS. */
    provider: z.literal('aws'),
    /** The Region, such as `us-east-1`. */
    region: shaped<string>('an AWS Region', /^[a-z]{2}(-[a-z]+)+-\d$/, 'write it as AWS does, such as us-east-1'),
    /**
     * The ASN of the transit gateway.
     * @default 64512
     */
    asn: asn.optional(),
    /**
     * The ASN of the Direct Connect gateway; it has to differ from the transit gateway's.
     * @default 64513
     */
    directConnectGatewayAsn: asn.optional(),
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
