import { catalogAdditions } from './additions';
import { asnOf, DEFAULTS, directConnectGatewayAsnOf, gatewayOf } from './defaults';
import type { AwsCloud, AzureCloud, Cloud, CloudLink, GoogleCloud, HybridNetwork, Link, Policy, Router, RouterLan, RouterWan, Site } from './hybrid-network';
import { compareText } from './order';
import { ownerOf } from './pool';
import { isCrossCloud, resolveCrossClouds } from './resolve-cross-cloud';
import { resolvePrimary, resolveVpn } from './resolve-link';
import { resolveCloudWorkload, resolveWorkload } from './resolve-workload';
import type {
  CloudDefinition,
  CloudLinkDefinition,
  CrossCloudDefinition,
  Definition,
  LinkDefinition,
  PolicyDefinition,
  RouterDefinition,
  SiteDefinition,
  WorkloadDefinition,
} from './schema';
import { builtInCatalog, withAdditions } from '../catalog';
import { deepFreeze } from '../catalog/freeze';
import { Bandwidth, DataSize, Duration, Percentage } from '../units';

/** The network of a definition in which nothing is wrong: frozen, defaults filled in, names resolved, sorted by name. */
export function resolve(definition: Definition): HybridNetwork {
  const { name, asOf, inService, policy = {} } = definition;
  const catalog = withAdditions(builtInCatalog, catalogAdditions(definition.catalog ?? {}), asOf);
  const sites = byName(definition.sites, resolveSite);
  const clouds = byName(definition.clouds, resolveCloud);
  const ofSites = byName(definition.links, (linkName, link): Link => ({
    name: linkName,
    site: named(sites, link.site),
    cloud: named(clouds, link.cloud),
    resilience: resilienceOf(ownerOf(link, definition.links), policy),
    primary: resolvePrimary(linkName, definition, named(sites, link.site), catalog),
    ...(link.fallback && { fallback: resolveVpn(link.fallback) }),
    vpnAlone: link.vpnAlone ?? false,
  }));
  const crossClouds = resolveCrossClouds(definition, clouds, catalog, DEFAULTS.policy.resilience);
  const links = [...ofSites, ...crossClouds].sort((a, b) => compareText(a.name, b.name));
  const carried = Object.entries(definition.workloads ?? {}).filter(([, workload]) => links.some((link) => joins(link, workload)));
  const workloads = byName(Object.fromEntries(carried), (workloadName, workload) => resolveWorkload(workloadName, workload, links, policy));
  const multicloud = Object.entries(definition.cloudLinks ?? {}).flatMap(([linkName, link]) => (isCrossCloud(link) ? [] : [[linkName, link] as const]));
  const cloudLinks = byName(Object.fromEntries(multicloud), (linkName, link) => resolveCloudLink(linkName, link, clouds, definition));
  return deepFreeze({ name, asOf, inService, policy: resolvePolicy(policy), sites, clouds, links, cloudLinks, workloads, catalog });
}

/** Whether a workload runs between the ends of a link. */
const joins = ({ site, cloud }: Link, { from, to }: WorkloadDefinition): boolean =>
  (site.name === from && cloud.name === to) || (site.name === to && cloud.name === from);

type InterconnectDefinition = Exclude<CloudLinkDefinition, CrossCloudDefinition>;

/** A link between two clouds, with the workloads between them. */
function resolveCloudLink(name: string, link: InterconnectDefinition, clouds: readonly Cloud[], { workloads = {}, policy = {} }: Definition): CloudLink {
  const { kind, aws, google, roundTripTime } = link;
  const own = Object.entries(workloads).filter(([, { from, to }]) => (from === aws && to === google) || (from === google && to === aws));
  return {
    name,
    kind,
    aws: named(clouds, aws) as AwsCloud,
    google: named(clouds, google) as GoogleCloud,
    ...(roundTripTime !== undefined && { roundTripTime: Duration.parse(roundTripTime) }),
    workloads: byName(Object.fromEntries(own), (workloadName, workload) => resolveCloudWorkload(workloadName, workload, aws, policy)),
  };
}

/** The parts of a section, sorted by name. */
function byName<T, R>(parts: Readonly<Record<string, T>>, part: (name: string, value: T) => R): readonly R[] {
  return Object.keys(parts).sort(compareText).map((name) => part(name, parts[name]!));
}

/** The part of a name that was checked to be there. */
const named = <T extends { readonly name: string }>(parts: readonly T[], name: string): T => parts.find((part) => part.name === name)!;

const resilienceOf = (link: LinkDefinition, policy: PolicyDefinition): Link['resilience'] => link.resilience ?? policy.resilience ?? DEFAULTS.policy.resilience;

function resolvePolicy(policy: PolicyDefinition): Policy {
  const { headroom, utilizationLimit, failureUtilizationLimit, horizon } = DEFAULTS.policy;
  return {
    headroom: Percentage.parse(policy.headroom ?? headroom).toFraction(),
    utilizationLimit: Percentage.parse(policy.utilizationLimit ?? utilizationLimit).toFraction(),
    failureUtilizationLimit: Percentage.parse(policy.failureUtilizationLimit ?? failureUtilizationLimit).toFraction(),
    horizonMonths: Number.parseInt(policy.horizon ?? horizon, 10),
    transport: {
      window: DataSize.parse(policy.transport?.window ?? DEFAULTS.transport.window),
      loss: Percentage.parse(policy.transport?.loss ?? DEFAULTS.transport.loss).toFraction(),
    },
  };
}

function resolveSite(name: string, site: SiteDefinition): Site {
  return {
    name,
    kind: site.kind ?? 'data-center',
    asn: site.asn,
    prefixes: site.prefixes,
    linkPrefixes: site.linkPrefixes ?? [],
    publicPrefixes: site.publicPrefixes ?? [],
    reachPrefixes: site.reachPrefixes ?? [],
    routers: byName(site.routers, resolveRouter),
    sharedRisks: byName(site.sharedRisks ?? {}, (risk, routers) => ({ name: risk, routers: [...new Set(routers)].sort(compareText) })),
  };
}

function resolveRouter(name: string, router: RouterDefinition): Router {
  const ipsec = router.ipsec ?? router.internet;
  const [firstVlan, lastVlan] = (router.vlans ?? DEFAULTS.vlans).split('-').map(Number) as [number, number];
  return {
    name,
    building: router.building ?? name,
    ...(router.publicIp !== undefined && { publicIp: router.publicIp }),
    ...(router.tunnelIp !== undefined && { tunnelIp: router.tunnelIp }),
    platform: router.platform ?? 'frr',
    ...(router.ports && { ports: resolvePorts(router.ports) }),
    ...(router.internet !== undefined && { internet: Bandwidth.parse(router.internet) }),
    ...(ipsec !== undefined && { ipsec: Bandwidth.parse(ipsec) }),
    vlans: [firstVlan, lastVlan],
    ...(router.lan && { lan: resolveLan(router.lan) }),
    ...(router.wan && { wan: resolveWan(router.wan) }),
    ...(router.interfaces && { interfaces: { ...router.interfaces } }),
  };
}

const resolveLan = ({ interface: name, address, peers, mtu }: NonNullable<RouterDefinition['lan']>): RouterLan =>
  ({ ...(name !== undefined && { interface: name }), address, peers, ...(mtu !== undefined && { mtu }) });

function resolveWan({ interface: name, localAddress, nextHop }: NonNullable<RouterDefinition['wan']>): RouterWan {
  return { ...(name !== undefined && { interface: name }), ...(localAddress !== undefined && { localAddress }), ...(nextHop !== undefined && { nextHop }) };
}

/** Free ports by speed in Mbps, the slowest first. */
function resolvePorts(ports: NonNullable<RouterDefinition['ports']>): ReadonlyMap<number, number> {
  const rows = Object.entries(ports).map(([speed, count]) => [Number.parseInt(speed, 10) * 1_000, count] as const);
  return new Map(rows.sort(([a], [b]) => a - b));
}

function resolveCloud(name: string, cloud: CloudDefinition): Cloud {
  const { region, prefixes } = cloud;
  switch (cloud.provider) {
    case 'aws': return {
      name, provider: 'aws', region, gateway: gatewayOf(cloud), asn: asnOf(cloud), directConnectGatewayAsn: directConnectGatewayAsnOf(cloud), prefixes,
    };
    case 'azure': return azureCloud(name, cloud);
    case 'google': return googleCloud(name, cloud);
  }
}

function azureCloud(name: string, { region, prefixes, hub = 'network', hubPrefix, transit = false, fastPath }: CloudDefinition & { readonly provider: 'azure' }): AzureCloud {
  return { name, provider: 'azure', region, prefixes, hub, ...(hubPrefix !== undefined && { hubPrefix }), transit, ...(fastPath !== undefined && { fastPath }) };
}

function googleCloud(name: string, cloud: Extract<CloudDefinition, { provider: 'google' }>): GoogleCloud {
  const { project, region, otherRegions = [], routing = 'global', siteToSite = false, asn, gatewayPrefixes = [], prefixes } = cloud;
  const others = [...new Set(otherRegions)].filter((other) => other !== region).sort(compareText);
  return { name, provider: 'google', project, region, regions: [region, ...others], routing, siteToSite, asn, gatewayPrefixes, prefixes };
}
