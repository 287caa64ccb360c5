import type { Report } from './claim';
import { type Case, circuitsOf, vpnOf } from './subject';
import type { Cloud, HybridNetwork } from '../../definition/hybrid-network';
import type { DedicatedPlan, LockedBundle, LockedCloud, NetworkLock, NetworkPlan, PathPlan } from '../network-plan';

/** Checks that the lock keeps what the plan gives out, all of it, and nothing else but circuits that the plan says it gives up. */
export function checkLock({ plan, network, report }: Case): void {
  const wanted = lockOf(plan, network);
  const givenUp = new Set(plan.findings.filter(({ code }) => code === 'circuit-given-up').map(({ subject }) => subject));
  const { bundles } = plan.lock;
  const kept = Object.fromEntries(Object.entries(bundles).filter(([id]) => !givenUp.has(id) || Object.hasOwn(wanted.bundles, id)));
  for (const id of givenUp) if (!Object.hasOwn(bundles, id)) report('lock-bundles', id, 'it is said to be given up, and the lock does not have it');
  compare('lock-bundles', wanted.bundles, kept, report);
  if (plan.lock.name !== undefined && plan.lock.name !== plan.name) report('lock-name', plan.name, `the lock is of ${plan.lock.name}`);
  compare('lock-clouds', wanted.clouds ?? {}, plan.lock.clouds ?? wanted.clouds ?? {}, report);
  compare('lock-subnets', wanted.subnets, plan.lock.subnets, report);
  compare('lock-vpns', wanted.vpns, plan.lock.vpns, report);
  compare('lock-cloud-links', Object.fromEntries(plan.cloudLinks.map(({ name, bandwidthMbps }) => [name, { bandwidthMbps }])), plan.lock.cloudLinks ?? {}, report);
  compare('lock-gateways', wanted.gateways, plan.lock.gateways, report);
  for (const router of new Set([...Object.keys(wanted.vlans), ...Object.keys(plan.lock.vlans)])) {
    compare('lock-vlans', own(wanted.vlans, router) ?? {}, own(plan.lock.vlans, router) ?? {}, report);
  }
}

/** What a lock of the plan has to hold. */
function lockOf(plan: NetworkPlan, network: HybridNetwork): NetworkLock {
  const vlans: Record<string, Record<string, number>> = {};
  const subnets: Record<string, string> = {};
  const bundles: Record<string, NetworkLock['bundles'][string]> = {};
  const vpns: Record<string, NetworkLock['vpns'][string]> = {};
  const gateways: Record<string, NetworkLock['gateways'][string]> = {};
  for (const link of plan.links) {
    const circuits = circuitsOf(link);
    for (const path of circuits?.paths ?? []) {
      const ofRouter = (vlans[`${link.site}/${path.router}`] ??= {});
      for (const { id, product, members, memberMbps, attachments } of path.bundles) {
        const macsec = circuits?.macsec && (circuits.kind === 'direct-connect' || (circuits.kind === 'dedicated-interconnect' && memberMbps < 100_000)) && { macsec: true };
        if (circuits?.circuitsOf === undefined) bundles[id] = { path: path.id, product, members, cloud: link.cloud, ...macsec, ...wordsOf(circuits, path) };
        for (const attachment of attachments) {
          ofRouter[attachment.id] = attachment.vlan;
          for (const session of attachment.sessions) subnets[session.id] = session.prefix;
        }
      }
    }
    for (const { id, prefix } of circuitsOf(link)?.expressRoute?.globalReach ?? []) subnets[id] = prefix;
    for (const pair of circuitsOf(link)?.interconnect?.encryption?.pairs ?? []) {
      pair.gatewayPrefixes.forEach((prefix, i) => { subnets[`${pair.attachments[i]}-gateways`] = prefix; });
      for (const { id, insidePrefix } of pair.gateways.flatMap(({ tunnels }) => tunnels)) subnets[id] = insidePrefix;
    }
    const vpn = vpnOf(link);
    if (!vpn) continue;
    const isAzure = plan.clouds.find(({ name }) => name === link.cloud)?.provider === 'azure';
    const routers = new Set(vpn.connections.map(({ router }) => router)).size;
    const generations = new Set(vpn.connections.map(({ keyGeneration }) => keyGeneration)).size;
    vpns[link.name] = { product: vpn.product, perRouter: vpn.connections.length / Math.max(1, routers * generations) };
    for (const connection of vpn.connections) {
      for (const tunnel of connection.tunnels) subnets[isAzure ? connection.id : tunnel.id] = tunnel.insidePrefix;
    }
  }
  for (const cloud of plan.clouds) {
    if (cloud.provider === 'azure' && cloud.expressRouteGateway) gateways[cloud.name] = { sku: cloud.expressRouteGateway.sku, units: cloud.expressRouteGateway.scaleUnits ?? 1 };
  }
  const clouds = Object.fromEntries(network.clouds.map((cloud) => [cloud.name, cloudWords(cloud)]));
  return { format: 'hybrid-ai-network/lock@1', clouds, vlans, subnets, bundles, vpns, gateways };
}

/** What circuits have from their order on. */
function wordsOf(circuits: DedicatedPlan | undefined, { phase, region, serviceProvider }: PathPlan): Partial<LockedBundle> {
  return {
    ...(phase === 'live' && { live: true }),
    ...(serviceProvider !== undefined && { serviceProvider }),
    ...(circuits?.expressRoute?.encapsulation && { encapsulation: circuits.expressRoute.encapsulation }),
    ...(circuits?.interconnect && { encryption: circuits.interconnect.encryption?.mode ?? 'none', ...(region !== undefined && { region }) }),
  };
}

/** What the gateways of a cloud have from their making on. */
function cloudWords(cloud: Cloud): LockedCloud {
  if (cloud.provider === 'google') return { region: cloud.region, project: cloud.project, asn: cloud.asn };
  if (cloud.provider === 'aws') return { region: cloud.region, asn: cloud.asn, directConnectGatewayAsn: cloud.directConnectGatewayAsn };
  return { region: cloud.region, hub: cloud.hub, ...(cloud.hubPrefix !== undefined && { hubPrefix: cloud.hubPrefix }) };
}

type Entry = string | number | object;

const own = <T>(record: Readonly<Record<string, T>>, key: string): T | undefined => (Object.hasOwn(record, key) ? record[key] : undefined);

function compare(claim: string, wanted: Readonly<Record<string, Entry>>, given: Readonly<Record<string, Entry>>, report: Report): void {
  for (const id of new Set([...Object.keys(wanted), ...Object.keys(given)])) {
    const [left, right] = [own(wanted, id), own(given, id)];
    if (left === undefined) report(claim, id, 'the lock keeps it, and the plan does not have it');
    else if (right === undefined) report(claim, id, 'the plan has it, and the lock does not keep it');
    else if (!same(left, right)) report(claim, id, `the lock says ${show(right)}, and the plan ${show(left)}`);
  }
}

function same(a: Entry, b: Entry): boolean {
  if (typeof a !== 'object' || typeof b !== 'object') return a === b;
  const [left, right] = [Object.entries(a), new Map(Object.entries(b))];
  return left.length === right.size && left.every(([key, value]) => right.get(key) === value);
}

const show = (entry: Entry): string => (typeof entry === 'object' ? Object.values(entry).join(', ') : String(entry));
