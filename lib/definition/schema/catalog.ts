import { z } from 'zod';
import { awsRegion, googleRegion } from './parts';
import { bandwidth, label } from '../text';

/** Additions to the built-in catalogue. */
export const catalog = z.strictObject({
  /** Places where circuits end that the catalogue lacks, or that it knows wrongly, by the provider's name for them. */
  locations: z.record(label, z.strictObject({
    /** Whose location it is. */
    provider: z.enum(['aws', 'azure', 'google']),
    /** The building; two locations with the same building are one risk. */
    building: label,
    /**
     * The building of the second link of each circuit, for a Metro location of ExpressRoute.
     * @default - both links end in `building`
     */
    secondBuilding: label.optional(),
    /** The metropolitan area. */
    metro: label,
    /**
     * Port speeds on offer.
     * @default - every speed of the provider
     */
    speeds: z.array(bandwidth).optional(),
    /**
     * Service providers there.
     * @default - not checked
     */
    serviceProviders: z.array(label).optional(),
    /**
     * The Region of AWS in which its connections are made.
     * @default - not checked
     */
    homeRegion: awsRegion.optional(),
    /**
     * Regions of Azure that a circuit of the tier local reaches there.
     * @default - none
     */
    localRegions: z.array(label).optional(),
    /**
     * Whether there is ExpressRoute Direct.
     * @default - not checked
     */
    direct: z.boolean().optional(),
    /**
     * The geopolitical region of ExpressRoute, such as `North America`.
     * @default - not checked
     */
    geography: label.optional(),
  })).optional(),
  /**
   * Monthly prices in US dollars by the catalogue's product id, in place of the list prices. The gateway of a VPN has the id of the
   * VPN with `/gateway`: `azure/vpn/VpnGw5AZ/gateway`.
   */
  monthlyPrices: z.record(label, z.number().min(0)).optional(),
  /**
   * Regions of Google Cloud by the Region of AWS that AWS Interconnect - multicloud joins them to, where the catalogue lacks the pair.
   * @default - none
   */
  interconnectPairs: z.record(awsRegion, googleRegion).optional(),
  /**
   * Remote locations of Cross-Cloud Interconnect that the catalogue lacks, or that it knows wrongly, by Google's name for them.
   * @default - none
   */
  remoteLocations: z.record(label, z.strictObject({
    /** Whose ports are there. */
    provider: z.enum(['aws', 'azure']),
    /** The name with which a port is ordered there from that cloud. */
    portLocation: label,
    /** The facilities of Google Cloud that lead to it. */
    locations: z.array(label).min(1),
  })).optional(),
});
