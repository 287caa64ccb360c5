import { hosts } from './addresses';
import { coreName, DARK, FLOWS, hubName, routerName, tunnelEnds } from './layout';
import type { LabParts } from './layout';
import { cloudCharon, hubNode, hubWires, speakerNodes, strayWires } from './layout-clouds';
import { endpointNode, endpointWire, internetNode } from './layout-internet';
import { coreNode, routerCharons, routerNode, routerSessions, routerWires } from './layout-site';
import { SCENARIOS } from './scenarios';
import { carries } from './spec';
import type { Flow, LabLink, LabSpec } from './spec';
import type { LinkPlan } from '../planner';

/** The lab of a network, as data. */
export function prepare(parts: LabParts): LabSpec {
  const { plan, sides, routers, places } = parts;
  const planned = plan.links.filter((link) => sides.some(({ cloud }) => cloud === link.cloud));
  const sessions = routers.flatMap((files) => routerSessions(parts, files, planned));
  const links = planned.filter(({ name }) => sessions.some((session) => carries(session, name)));
  const ends = tunnelEnds(parts);
  return {
    network: plan.name,
    nodes: [
      internetNode(parts), DARK,
      ...[...new Set(routers.map(({ router }) => router.site))].map((site) => coreNode(parts, site)),
      ...routers.map((files) => routerNode(parts, files)),
      ...sides.flatMap((side) => [hubNode(parts, side), ...speakerNodes(parts, side)]),
      ...ends.map((end) => endpointNode(parts, end)),
    ],
    wires: [
      ...routers.flatMap((files) => routerWires(parts, files)),
      ...strayWires(parts),
      ...hubWires(parts),
      ...ends.map(endpointWire),
    ],
    charons: [...ends.map((end) => cloudCharon(parts, end)), ...routers.flatMap((files) => routerCharons(files))],
    sessions,
    flows: links.flatMap((link, index) => flowsOf(parts, link, index)),
    links: links.map((link) => labLink(parts, link)),
    lan: Object.fromEntries(routers.map(({ router }) => [routerName(router.site, router.name), places.router(router.site, router.name)])),
    scenarios: SCENARIOS,
  };
}

function labLink({ plan }: LabParts, { name, site, cloud, failover }: LinkPlan): LabLink {
  const windows = failover.flatMap(({ failure, fromMs, toMs, because }) =>
    (fromMs !== undefined && toMs !== undefined ? [[failure, { fromMs, toMs, because }] as const] : []));
  return {
    name,
    site,
    cloud,
    sitePrefixes: plan.sites.find((row) => row.name === site)!.prefixes,
    cloudPrefixes: plan.clouds.find((row) => row.name === cloud)!.prefixes,
    windows: Object.fromEntries(windows),
  };
}

function flowsOf({ plan }: LabParts, { name, site, cloud }: LinkPlan, order: number): Flow[] {
  const ends = [plan.sites.find((row) => row.name === site)!, plan.clouds.find((row) => row.name === cloud)!].map(({ prefixes }) => hosts(prefixes, FLOWS));
  return Array.from({ length: FLOWS }, (_, index) => ({
    id: order * FLOWS + index,
    link: name,
    siteNode: coreName(site),
    siteAddress: ends[0]![index]!,
    cloudNode: hubName(cloud),
    cloudAddress: ends[1]![index]!,
    port: 7000 + order * FLOWS + index,
  }));
}
