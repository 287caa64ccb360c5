import { calendarMonths } from './arithmetic';
import { dueOfPools } from './pool-findings';
import { type Case, circuitsOf, type LinkCase } from './subject';
import type { DedicatedPlan, Finding, LinkPlan, PathPlan } from '../network-plan';

/** How bad each finding is that the plan itself shows to be due. */
const SEVERITY: Readonly<Record<string, Finding['severity']>> = {
  'failure-not-survived': 'error',
  'vpn-too-small': 'error',
  'gateway-too-small': 'error',
  'rate-limit-too-low': 'error',
  'fallbacks-too-small-together': 'error',
  'circuit-given-up': 'error',
  'interface-bundle-unknown': 'error',
  'interface-count': 'warning',
  'lan-mtu': 'warning',
  'circuit-taken-down': 'warning',
  'interconnect-too-small': 'error',
  'circuits-at-location': 'error',
  'cut-off': 'warning',
  'no-fallback': 'warning',
  'training-not-recommended': 'warning',
  'training-insisted': 'warning',
  'latency-over-budget': 'warning',
  'object-storage-path': 'warning',
  'macsec-unconfirmed': 'warning',
  'late-order': 'warning',
  'domains-share-building': 'warning',
  'single-region-unconfirmed': 'warning',
  'encryption-waits': 'warning',
  'sla-pending': 'note',
  'region-stands-by': 'note',
  'partner-orders': 'note',
  'newer-provider': 'note',
  'remote-ports': 'note',
  'remote-mtu': 'note',
  'encrypted-circuits': 'note',
  'hosted-connections': 'note',
  'interconnect-free': 'note',
  'interconnect-offered': 'note',
  'shares-circuits': 'note',
  'gateway-reaches-more': 'note',
  'gateway-below-circuits': 'note',
  'region-unknown': 'warning',
  'fast-path': 'warning',
  'price-unverified': 'note',
};

/** What follows from the lock of the last plan, which is not here. */
const OF_LAST_PLAN: readonly string[] = ['circuit-given-up', 'circuit-taken-down'];

/** Checks that the plan says aloud what its own figures show, as bad as it is, and nothing of the kind that they do not show. */
export function checkFindings(one: Case, cases: readonly LinkCase[]): void {
  const { plan, report } = one;
  const ofLinks = [...plan.links.flatMap((link) => dueOfLink(link, one)), ...dueOfPools(plan, cases, one.network.policy, one.network.catalog)];
  const ofOthers = [dueOfRegions, dueOfRouters, dueOfLans, dueOfClouds, dueOfLocations, dueOfCloudLinks, dueOfWorkloads, dueOfCost]
    .flatMap((dueOf) => dueOf(one));
  const due = countOf([...ofLinks, ...ofOthers]);
  const given = countOf(plan.findings.filter(({ code }) => Object.hasOwn(SEVERITY, code) && !OF_LAST_PLAN.includes(code)).map(({ code, subject }) => `${code} ${subject}`));
  for (const [finding, times] of due) {
    const said = given.get(finding) ?? 0;
    if (said < times) report('finding-missing', finding.slice(finding.indexOf(' ') + 1), `the plan shows ${finding} ${times} times, and says so ${said} times`);
  }
  for (const [finding, times] of given) {
    if (times > (due.get(finding) ?? 0)) report('finding-unfounded', finding.slice(finding.indexOf(' ') + 1), `the plan says ${finding}, and does not show it`);
  }
  for (const { code, severity, subject } of plan.findings) {
    const right = Object.hasOwn(SEVERITY, code) ? SEVERITY[code] : severity;
    if (severity !== right) report('finding-severity', subject, `${code} is said to be ${severity === 'error' ? 'an' : 'a'} ${severity}`);
  }
}

function countOf(names: readonly string[]): ReadonlyMap<string, number> {
  const times = new Map<string, number>();
  for (const name of names) times.set(name, (times.get(name) ?? 0) + 1);
  return times;
}

function dueOfLink(link: LinkPlan, { network }: Case): readonly string[] {
  const { name, primary, fallback, requirement, scenarios } = link;
  const all = circuitsOf(link);
  const circuits = all?.circuitsOf === undefined ? all : undefined; // of circuits that are another link's, that one tells
  const { toCloud, toSite } = requirement;
  const asked = Math.max(toCloud.headroomMbps, toCloud.utilizationMbps, toSite.headroomMbps, toSite.utilizationMbps);
  const lead = network.catalog.circuits.find(({ id }) => id === circuits?.paths[0]?.bundles[0]?.product)?.leadTimeMonths ?? 0;
  return [
    ...scenarios.filter(({ holds, survive }) => !holds && (survive === 'dedicated' || circuits || !all)).map(({ id, availableMbps }) => `${availableMbps === 0 && id !== 'dedicated' ? 'cut-off' : 'failure-not-survived'} ${name}`),
    ...(primary.kind === 'vpn' && primary.capacityMbps < asked ? [`vpn-too-small ${name}`] : []),
    ...(all && !fallback ? [`no-fallback ${name}`] : []),
    ...(circuits?.paths.some(({ bundles }) => bundles.some(({ hosted }) => hosted)) ? [`hosted-connections ${name}`] : []),
    ...(circuits?.macsec ? [`macsec-unconfirmed ${name}`] : []),
    ...(circuits ? dueOfInterconnect(link, circuits) : []),
    ...(circuits && lead > calendarMonths(network.asOf, network.inService) ? [`late-order ${name}`] : []),
  ];
}

/** What circuits of Google Cloud show about themselves. */
function dueOfInterconnect({ name }: LinkPlan, { kind, mtu, interconnect, paths }: DedicatedPlan): readonly string[] {
  if (!interconnect) return [];
  const distinct = (rows: readonly PathPlan[], of: (path: PathPlan) => string | undefined) => new Set(rows.map(of)).size;
  const buildings = [...new Set(paths.map(({ building }) => building))]
    .filter((building) => distinct(paths.filter((path) => path.building === building), ({ zone }) => zone) > 1);
  const regions = distinct(paths, ({ region }) => region);
  return [
    ...buildings.map(() => `domains-share-building ${name}`),
    ...(interconnect.capability === 'PRODUCTION_CRITICAL' && regions === 1 ? [`single-region-unconfirmed ${name}`] : []),
    ...(interconnect.blockers.length > 0 ? [`sla-pending ${name}`] : []),
    ...(regions > 1 ? [`region-stands-by ${name}`] : []),
    ...(interconnect.layer !== undefined ? [`partner-orders ${name}`] : []),
    ...(interconnect.providerVersion !== undefined ? [`newer-provider ${name}`] : []),
    ...(interconnect.encryption ? [`encrypted-circuits ${name}`] : []),
    ...(kind === 'cross-cloud-interconnect' ? [`remote-ports ${name}`, ...(mtu < 1500 ? [`remote-mtu ${name}`] : [])] : []),
    ...(interconnect.encryption?.pairs.some((pair) => isHalfLive(pair.attachments, paths)) ? [`encryption-waits ${name}`] : []),
  ];
}

/** Regions that the catalogue of their cloud does not have. */
function dueOfRegions({ network: { clouds, catalog } }: Case): readonly string[] {
  const known = { aws: new Set(catalog.awsRegions), azure: new Set(catalog.azureRegions.map(({ name }) => name)), google: new Set(catalog.googleRegions) };
  return clouds.filter(({ provider, region }) => !known[provider].has(region)).map(({ name }) => `region-unknown ${name}`);
}

/** Interfaces that are named for no bundle of the router, or not one for each of its ports. */
function dueOfRouters({ plan: { links }, network: { sites } }: Case): readonly string[] {
  return sites.flatMap((site) => site.routers.flatMap((router) => Object.entries(router.interfaces ?? {}).flatMap(([id, names]) => {
    const rows = links.filter((link) => link.site === site.name).flatMap((link) =>
      (circuitsOf(link)?.paths ?? []).filter((path) => path.router === router.name).flatMap((path) => path.bundles.map((bundle) => ({ link, bundle }))));
    const found = rows.find(({ bundle }) => bundle.id === id);
    if (!found) return [`interface-bundle-unknown ${site.name}/${router.name}`];
    const ports = found.bundle.members + (found.link.primary.kind === 'express-route' ? found.bundle.members : 0);
    return names.length === ports ? [] : [`interface-count ${site.name}/${router.name}`];
  })));
}

/** Routers whose side towards the site carries less than a link of theirs does. */
const dueOfLans = ({ plan: { links }, network: { sites } }: Case): readonly string[] => sites.flatMap((site) => site.routers.flatMap(({ name, lan }) => {
  const largest = Math.max(0, ...links.filter((link) => link.site === site.name).flatMap((link) => circuitsOf(link) ?? [])
    .filter(({ paths }) => paths.some(({ router }) => router === name)).map(({ mtu }) => mtu));
  return lan && largest > (lan.mtu ?? 1_500) ? [`lan-mtu ${site.name}/${name}`] : [];
}));

/** Whether some of the attachments are on paths that are live, and others not. */
function isHalfLive(attachments: readonly string[], paths: readonly PathPlan[]): boolean {
  const live = paths.filter(({ phase }) => phase === 'live').flatMap(({ bundles }) => bundles.flatMap((bundle) => bundle.attachments.map(({ id }) => id)));
  const up = attachments.filter((id) => live.includes(id)).length;
  return up > 0 && up < attachments.length;
}

function dueOfClouds({ plan }: Case): readonly string[] {
  return plan.clouds.flatMap((cloud): readonly string[] => {
    const gateway = cloud.provider === 'azure' ? cloud.expressRouteGateway : undefined;
    if (!gateway) return [];
    if (gateway.capacityMbps < (gateway.fastPath?.throughMbps ?? gateway.requiredMbps)) return [`gateway-too-small ${cloud.name}`];
    const circuits = plan.links.reduce((sum, link) => sum + (link.cloud === cloud.name ? (circuitsOf(link)?.grossMbps ?? 0) : 0), 0);
    if (gateway.fastPath) return [`fast-path ${cloud.name}`];
    return gateway.capacityMbps < circuits ? [`gateway-below-circuits ${cloud.name}`] : [];
  });
}

function dueOfCloudLinks({ plan, network }: Case): readonly string[] {
  return plan.cloudLinks.flatMap(({ name, requirement, bandwidthMbps, isFreeOnAws, roundTripTimeMs = 0 }) => [
    ...(requirement.requiredMbps > bandwidthMbps ? [`interconnect-too-small ${name}`] : []),
    ...(isFreeOnAws ? [`interconnect-free ${name}`] : []),
    `interconnect-offered ${name}`,
    ...(network.cloudLinks.find((link) => link.name === name)?.workloads ?? []).flatMap((workload) => [
      ...(workload.kind === 'distributed-training' ? [`${workload.insist ? 'training-insisted' : 'training-not-recommended'} ${workload.name}`] : []),
      ...(workload.kind === 'dataset-transfer' && workload.endpoint === 'object-storage' ? [`object-storage-path ${workload.name}`] : []),
      ...(workload.kind === 'inference' && roundTripTimeMs > (workload.latencyBudget?.toMilliseconds() ?? Infinity) ? [`latency-over-budget ${workload.name}`] : []),
    ]),
  ]);
}

/** A network of Azure takes four circuits of a location. */
function dueOfLocations({ plan: { clouds, links } }: Case): readonly string[] {
  return clouds.filter(({ provider }) => provider === 'azure').flatMap(({ name }) => {
    const paths = links.filter((link) => link.cloud === name).flatMap((link) => circuitsOf(link)?.paths ?? []);
    const ends = paths.flatMap(({ location, bundles }) => bundles.map(() => location));
    return [...new Set(ends)].filter((location) => ends.filter((end) => end === location).length > 4).map(() => `circuits-at-location ${name}`);
  });
}

function dueOfWorkloads({ plan, network }: Case): readonly string[] {
  return network.workloads.flatMap((workload): readonly string[] => {
    const { name, kind } = workload;
    if (kind === 'distributed-training') return [`${workload.insist ? 'training-insisted' : 'training-not-recommended'} ${name}`];
    if (kind === 'dataset-transfer') return workload.endpoint === 'object-storage' && !plan.links.some((row) => row.name === workload.link.name && row.objectStorage) ? [`object-storage-path ${name}`] : [];
    const budget = kind === 'inference' ? workload.latencyBudget?.toMilliseconds() : undefined;
    const link = plan.links.find((row) => row.name === workload.link.name);
    if (budget === undefined || !link) return [];
    return [link.primary, link.fallback].filter((side) => (side?.roundTripTimeMs ?? 0) > budget).map(() => `latency-over-budget ${name}`);
  });
}

const dueOfCost = ({ plan }: Case): readonly string[] => (plan.cost.items.some(({ verified }) => !verified) ? ['price-unverified cost'] : []);
