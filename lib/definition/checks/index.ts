import { ambiguousName } from './ambiguous-name';
import { asnCloud } from './asn-cloud';
import { asnEqual } from './asn-equal';
import { asnReserved } from './asn-reserved';
import { catalogPrice } from './catalog-price';
import { catalogZone } from './catalog-zone';
import type { Check } from './check';
import { circuitEncryption } from './circuit-encryption';
import { cloudLinkGateway } from './cloud-link-gateway';
import { cloudLinkName } from './cloud-link-name';
import { cloudLinkPrefixes } from './cloud-link-prefixes';
import { cloudLinkProvider } from './cloud-link-provider';
import { cloudLinkRegions } from './cloud-link-regions';
import { cloudLinkTwice } from './cloud-link-twice';
import { cloudPrefixLength } from './cloud-prefix-length';
import { cloudWorkload } from './cloud-workload';
import { crossCloudLocation } from './cross-cloud-location';
import { crossCloudPaths } from './cross-cloud-paths';
import { crossCloudRules } from './cross-cloud-rules';
import { deadlineFactor } from './deadline-factor';
import { directPorts } from './direct-ports';
import { expressRouteMacsec } from './express-route-macsec';
import { expressRouteTier } from './express-route-tier';
import { fallbackOfVpn } from './fallback-of-vpn';
import { globalReach } from './global-reach';
import { googleArea, googleRegion, otherRegions } from './google-region';
import { googleSiteToSite } from './google-site-to-site';
import { hostedMacsec } from './hosted-macsec';
import { interfaceTwice } from './interface-twice';
import { keyGenerations } from './key-generations';
import { lanAddress } from './lan-address';
import { lanPeer } from './lan-peer';
import { lanTwice } from './lan-twice';
import { linkKind } from './link-kind';
import { linkPrefixes } from './link-prefixes';
import { linkTwice } from './link-twice';
import { objectStorage } from './object-storage';
import { pathDiversity } from './path-diversity';
import { pathLocation } from './path-location';
import { pathTwice } from './path-twice';
import { policyRange } from './policy-range';
import { prefixForm } from './prefix-form';
import { prefixOverlap } from './prefix-overlap';
import { prefixReserved } from './prefix-reserved';
import { publicAddress } from './public-address';
import { publicPrefix } from './public-prefix';
import { rateLimit } from './rate-limit';
import { serviceDate } from './service-date';
import { serviceProvider } from './service-provider';
import { sharedCircuits } from './shared-circuits';
import { sharedExpressRoute } from './shared-express-route';
import { sharedGateway } from './shared-gateway';
import { sharedInterconnect } from './shared-interconnect';
import { sharedInterfaces } from './shared-interfaces';
import { singleRegion } from './single-region';
import { siteWithoutRouter } from './site-without-router';
import { syncDeadline } from './sync-deadline';
import { timeZone } from './time-zone';
import { unresolvedName } from './unresolved-name';
import { virtualHub } from './virtual-hub';
import { virtualPrivateGateway } from './virtual-private-gateway';
import { vpnAddress } from './vpn-address';
import { vpnAlone } from './vpn-alone';
import { wanAddress } from './wan-address';
import { windowFlexibility } from './window-flexibility';
import { windowLength } from './window-length';
import { workloadLink } from './workload-link';
import { workloadMatch } from './workload-match';
import type { Problem } from '../../errors';
import type { View } from '../view';

/** Every rule that needs more than the shape of one value. None depends on another, or on their order. */
const CHECKS: readonly Check[] = [
  ambiguousName, unresolvedName, siteWithoutRouter, linkKind, linkTwice, linkPrefixes, fallbackOfVpn, vpnAlone, workloadLink,
  cloudLinkProvider, cloudLinkRegions, cloudLinkTwice, cloudLinkName, cloudLinkGateway, cloudLinkPrefixes, cloudWorkload,
  crossCloudLocation, crossCloudPaths, crossCloudRules,
  prefixForm, prefixOverlap, prefixReserved, cloudPrefixLength, publicPrefix, virtualPrivateGateway,
  asnReserved, asnCloud, asnEqual,
  pathLocation, pathTwice, pathDiversity, serviceProvider, hostedMacsec,
  sharedCircuits, sharedGateway, sharedInterfaces, sharedExpressRoute, sharedInterconnect, objectStorage,
  directPorts, expressRouteMacsec, expressRouteTier, globalReach, virtualHub,
  googleRegion, googleArea, otherRegions, googleSiteToSite, singleRegion, circuitEncryption,
  publicAddress, vpnAddress, keyGenerations,
  lanAddress, lanPeer, lanTwice, wanAddress, interfaceTwice, workloadMatch,
  windowLength, windowFlexibility, rateLimit, syncDeadline, deadlineFactor, timeZone, serviceDate, policyRange,
  catalogPrice, catalogZone,
];

/** Everything that the rules find wrong. */
export const runChecks = (view: View): readonly Problem[] => CHECKS.flatMap((check) => check(view));
