import { circuitLinks, type CircuitLink, isGuest, isPartner, purposeOf } from './dedicated';
import { vpnConnections } from './fallback';
import { attachmentMtu, type GoogleNetworkSource } from './gateway';
import { macsecKeyRules, type MacsecKeys } from './macsec';
import type { PartnerPeer } from './partner';
import { isUp } from './phases';
import { propertyRules } from './property-rules';
import { sessionRules } from './session-rules';
import { googleLimits } from '../catalog/google';
import { type Problem, requireNone } from '../errors';
import * as problems from './problems';
import type { CloudSlice } from '../planner/cloud-slice';
import type { AttachmentPlan, BundlePlan, CloudPlan, DedicatedPlan, LinkPlan, SitePlan } from '../planner/network-plan';

/** Quotas that Google raised for a project, in place of its defaults. */
export interface GoogleQuotas {
  /**
   * Distinct dynamic prefixes of a network in a region; what is above is dropped.
   * @default 250
   */
  readonly dynamicPrefixes?: number;
  /**
   * VLAN attachments of a connection.
   * @default 16
   */
  readonly attachments?: number;
}

/** What is checked: a cloud of a plan, and what the construct was given beside it. */
export interface Checked {
  /** The cloud with its links. */
  readonly slice: CloudSlice<'google'>;
  /** All links of the plan: those of other clouds may take the circuits, or have them. */
  readonly all: readonly LinkPlan[];
  /** The sites of the plan, and its clouds: one may stand where a site does. */
  readonly sites: readonly Pick<SitePlan | CloudPlan, 'name' | 'prefixes'>[];
  /** The network. */
  readonly network: GoogleNetworkSource;
  /** Quotas. */
  readonly quotas: GoogleQuotas;
  /** Ranges that are announced beside the prefixes of the cloud. */
  readonly alsoAnnounce: readonly string[];
  /** Custom learned routes, by link. */
  readonly customLearnedRanges: Readonly<Record<string, readonly string[]>>;
  /** Existing routers, by purpose and region. */
  readonly routers: Readonly<Record<string, string>>;
  /** Peers of partners, by attachment. */
  readonly partnerPeers: Readonly<Record<string, PartnerPeer>>;
  /** Keys of MACsec, by link. */
  readonly macsecKeys: MacsecKeys;
  /** Connections that exist, by bundle. */
  readonly interconnects: Readonly<Record<string, string>>;
  /** Bundles that are not up although their path is live. */
  readonly onOrder: readonly string[];
  /** The day on which circuits are up at the latest. */
  readonly inUse: string;
}

/**
 * Checks what Google would refuse of a plan, or take and then not do as meant, so that it fails before anything is built.
 *
 * @throws HybridNetworkError with every rule that is broken
 * @see https://docs.cloud.google.com/network-connectivity/docs/interconnect/quotas
 * @see https://docs.cloud.google.com/network-connectivity/docs/router/quotas
 */
export function checkPlan(checked: Checked): void {
  requireNone([
    ...circuitLinks(checked.slice.links).flatMap((link) => circuitRules(link, checked)),
    ...guestRules(checked),
    ...sessionRules(checked.slice.links),
    ...mtuRules(checked),
    ...routingRules(checked),
    ...routerRules(checked),
    ...prefixRules(checked),
    ...learnedRules(checked),
    ...partnerRules(checked),
    ...macsecRules(checked),
    ...propertyRules(checked),
  ]);
}

function circuitRules({ name, plan }: CircuitLink, { all, quotas: { attachments = googleLimits.attachments } }: Checked): readonly Problem[] {
  const asn = plan.interconnect?.cloudAsn;
  return [
    ...(isPartner(plan) && asn !== 16_550 ? [problems.googlePartnerAsnProblem(name, asn ?? 0)] : []),
    ...plan.paths.flatMap((path) => path.bundles.flatMap((bundle) => [
      ...bundleRules(name, plan, bundle),
      ...togetherRules(name, bundle, isPartner(plan) ? [] : attachmentsOn(bundle.id, all), attachments),
    ])),
  ];
}

/** The attachments of all links on a bundle. */
function attachmentsOn(id: string, all: readonly LinkPlan[]): readonly AttachmentPlan[] {
  const bundles = circuitLinks(all).flatMap(({ plan }) => plan.paths.flatMap((path) => path.bundles));
  return bundles.filter((bundle) => bundle.id === id).flatMap(({ attachments }) => attachments);
}

/** What the attachments of all links share of a connection. */
function togetherRules(link: string, { id }: BundlePlan, attachments: readonly AttachmentPlan[], most: number): readonly Problem[] {
  const vlans = attachments.map(({ vlan }) => vlan);
  return [
    ...(attachments.length > most ? [problems.googleAttachmentsProblem(link, id, attachments.length, most)] : []),
    ...vlans.filter((vlan, i) => vlans.indexOf(vlan) !== i).map((vlan) => problems.googleVlanTwiceProblem(link, id, vlan)),
  ];
}

/** Circuits of another link are made with that link; attachments on them wait for the cross-connect as all do. */
function guestRules({ slice: { links }, interconnects, onOrder }: Checked): readonly Problem[] {
  const guests = circuitLinks(links).filter(({ plan }) => isGuest(plan));
  return guests.flatMap(({ name, plan }) => plan.paths
    .flatMap((path) => path.bundles.filter((bundle) => isUp(path, bundle, onOrder) && !Object.hasOwn(interconnects, bundle.id)))
    .map(({ id }) => problems.googleSharedProblem(name, plan.circuitsOf!, id)));
}

/** The most ids of 802.1Q that attachments take. */
const VLANS = { first: 2, last: 4_093 };

function bundleRules(link: string, plan: DedicatedPlan, { id, capacityMbps, attachments }: BundlePlan): readonly Problem[] {
  if (isPartner(plan)) {
    return attachments.filter(({ sessions }) => sessions.length > 0).map((row) => problems.googlePartnerProblem(link, row.id, 'a BGP session'));
  }
  const attachedMbps = attachments.reduce((sum, { bandwidthMbps }) => sum + bandwidthMbps, 0);
  return [
    ...(attachedMbps > capacityMbps ? [problems.googleCapacityProblem(link, id, attachedMbps, capacityMbps)] : []),
    ...attachments.filter(({ vlan }) => vlan < VLANS.first || vlan > VLANS.last).map((row) => problems.googleVlanProblem(link, row.id, row.vlan)),
  ];
}

const MTUS = [1440, 1460, 1500, 8896];

/** One MTU on all attachments of a network, on the network, and none that an attachment does not take. What is encrypted has its own below any network's. */
function mtuRules({ slice: { cloud, links }, network }: Checked): readonly Problem[] {
  const circuits = circuitLinks(links);
  const mtus = [...new Set(circuits.map(({ plan }) => plan.mtu))].sort((a, b) => a - b);
  const mtu = attachmentMtu(links);
  const isClear = circuits.some(({ plan }) => !plan.interconnect?.encryption);
  const given = network.kind === 'existing' && isClear ? network.mtu : undefined;
  return [
    ...circuits.filter(({ plan }) => !MTUS.includes(plan.mtu)).map(({ name, plan }) => problems.googleMtuProblem(name, plan.mtu, MTUS)),
    ...circuits.filter(({ plan }) => plan.interconnect?.encryption && plan.mtu > 1500)
      .map(({ name, plan }) => problems.googleEncryptedMtuProblem(name, plan.mtu)),
    ...(mtus.length > 1 ? [problems.googleMtusProblem(cloud.name, mtus)] : []),
    ...(given !== undefined && mtu !== undefined && given !== mtu ? [problems.googleNetworkMtuProblem(cloud.name, given, mtu)] : []),
  ];
}

function routingRules({ slice: { cloud, links }, network }: Checked): readonly Problem[] {
  const regions = [...new Set([cloud.region, ...circuitLinks(links).flatMap(({ plan }) => plan.paths.map(({ region }) => region ?? cloud.region))])];
  const routing = network.kind === 'existing' ? network.routing : cloud.routing;
  return regions.length > 1 && routing === 'regional' ? [problems.googleRoutingProblem(cloud.name, regions)] : [];
}

/** Peers of each Cloud Router, and routers of each region. */
function routerRules({ slice: { cloud, links }, routers }: Checked): readonly Problem[] {
  const peers = new Map<string, number>();
  const add = (router: string, count: number) => peers.set(router, (peers.get(router) ?? 0) + count);
  for (const { plan } of circuitLinks(links)) {
    for (const path of plan.paths) {
      const attachments = path.bundles.flatMap((bundle) => bundle.attachments);
      add(`${purposeOf(plan)}/${path.region ?? cloud.region}`, isPartner(plan) ? attachments.length : attachments.flatMap(({ sessions }) => sessions).length);
    }
    for (const pair of plan.interconnect?.encryption?.pairs ?? []) add(`encrypted-vpn/${pair.region}`, pair.gateways.flatMap(({ tunnels }) => tunnels).length);
  }
  for (const { connection } of vpnConnections(links)) add(`vpn/${cloud.region}`, connection.tunnels.length);
  const inRegion = new Map<string, number>();
  for (const router of peers.keys()) inRegion.set(router.split('/')[1]!, (inRegion.get(router.split('/')[1]!) ?? 0) + 1);
  return [
    ...over(peers, googleLimits.peers).map(([router, count]) => problems.googlePeersProblem(cloud.name, router, count, googleLimits.peers)),
    ...over(inRegion, googleLimits.routers).map(([region, count]) => problems.googleRoutersProblem(cloud.name, region, count, googleLimits.routers)),
    ...unknownNames(cloud.name, 'routers', routers, [...peers.keys()]),
  ];
}

const over = (counts: ReadonlyMap<string, number>, most: number) => [...counts].filter(([, count]) => count > most);

/** What is announced to sites, and what they announce. */
function prefixRules({ slice: { cloud, links }, sites, alsoAnnounce, quotas: { dynamicPrefixes = googleLimits.dynamic } }: Checked): readonly Problem[] {
  const linked = sites.filter(({ name }) => links.some(({ site }) => site === name));
  const announced = cloud.prefixes.length + alsoAnnounce.length;
  const distinct = new Set(linked.flatMap(({ prefixes }) => prefixes)).size;
  return [
    ...(announced > googleLimits.announced ? [problems.googleAnnouncedProblem(cloud.name, announced, googleLimits.announced)] : []),
    ...linked.filter(({ prefixes }) => prefixes.length > googleLimits.received)
      .map(({ name, prefixes }) => problems.googleLearnedProblem(cloud.name, `the session with site ${name} is reset`, prefixes.length, googleLimits.received)),
    ...(distinct > dynamicPrefixes
      ? [problems.googleLearnedProblem(cloud.name, `of all sites some are dropped in ${cloud.region}`, distinct, dynamicPrefixes)]
      : []),
  ];
}

function learnedRules({ slice: { cloud, links }, customLearnedRanges }: Checked): readonly Problem[] {
  const { learned } = googleLimits;
  const distinct = new Set(Object.values(customLearnedRanges).flat()).size;
  return [
    ...unknownNames(cloud.name, 'customLearnedRanges', customLearnedRanges, links.map(({ name }) => name)),
    ...Object.entries(customLearnedRanges).filter(([, ranges]) => ranges.length > learned)
      .map(([link, ranges]) => problems.googleCustomLearnedProblem(cloud.name, `each session of link ${link}`, ranges.length, learned)),
    ...(distinct > learned ? [problems.googleCustomLearnedProblem(cloud.name, `the network in ${cloud.region}`, distinct, learned)] : []),
  ];
}

const unknownNames = (cloud: string, property: string, given: Readonly<Record<string, unknown>>, known: readonly string[]): readonly Problem[] =>
  Object.keys(given).filter((name) => !known.includes(name)).map((name) => problems.googleUnknownLinkProblem(cloud, property, name, known));

/** Only attachments of a partner at layer 2 have a peer to adjust, and only once Google has made it. */
function partnerRules({ slice: { cloud, links }, partnerPeers }: Checked): readonly Problem[] {
  const ids = new Map(circuitLinks(links).flatMap(({ plan }) => plan.paths.flatMap(({ bundles }) =>
    bundles.flatMap(({ attachments }) => attachments.map(({ id }) => [id, plan] as const)))));
  return Object.keys(partnerPeers).flatMap((id) => {
    const plan = ids.get(id);
    if (!plan || !isPartner(plan)) return [problems.googlePartnerPeerProblem(cloud.name, id, 'it is no attachment of a partner')];
    return plan.interconnect?.layer === 3 ? [problems.googlePartnerPeerProblem(cloud.name, id, 'at layer 3 the partner speaks BGP')] : [];
  });
}

/** Only links with MACsec on connections of their own have keys. */
function macsecRules({ slice: { cloud, links }, macsecKeys, onOrder, inUse }: Checked): readonly Problem[] {
  const encrypted = circuitLinks(links).filter(({ plan }) => plan.macsec && !isGuest(plan));
  const live = encrypted.filter(({ plan }) => plan.paths.some((path) => path.bundles.some((bundle) => isUp(path, bundle, onOrder))));
  return [
    ...unknownNames(cloud.name, 'macsecKeys', macsecKeys, encrypted.map(({ name }) => name)),
    ...macsecKeyRules({ keys: macsecKeys, inUse, live: live.map(({ name }) => name) }),
  ];
}
