import { calendarMonths } from './arithmetic';
import { type Report, sameNames } from './claim';
import { type Case, circuitsOf, vpnOf } from './subject';
import type { CircuitProduct } from '../../catalog';
import type { Router, Site } from '../../definition/hybrid-network';
import type { LinkPlan, RouterPlan } from '../network-plan';

/** Checks that the plan is of this definition: its name, dates, rules, and everything in it by name. */
export function checkIdentity({ plan, network, report }: Case): void {
  const isSame = plan.name === network.name && plan.asOf === network.asOf && plan.inService === network.inService;
  if (!isSame) report('network', plan.name, 'its name or dates are not those of the definition');
  const { headroom, utilizationLimit, failureUtilizationLimit, horizonMonths } = network.policy;
  const rules = { headroom, utilizationLimit, failureUtilizationLimit, growthMonths: calendarMonths(network.asOf, network.inService) + horizonMonths };
  for (const [rule, wanted] of Object.entries(rules)) {
    const given = plan.policy[rule as keyof typeof rules];
    if (given !== wanted) report('policy', rule, `it was made with ${given}, and the definition says ${wanted}`);
  }
  for (const what of ['sites', 'clouds', 'links'] as const) {
    if (!sameNames(plan[what].map(({ name }) => name), network[what].map(({ name }) => name))) report(what, plan.name, `its ${what} are not those of the definition`);
  }
  for (const link of plan.links) {
    const defined = network.links.find(({ name }) => name === link.name);
    if (defined && (link.site !== defined.site.name || link.cloud !== defined.cloud.name || link.resilience !== defined.resilience)) {
      report('link', link.name, 'its site, cloud or resilience is not as defined');
    }
  }
}

/** Checks the sites with their routers, and that no port is taken that is not there. */
export function checkSites({ plan, network, report }: Case): void {
  const products = new Map(network.catalog.circuits.map((product) => [product.id, product]));
  for (const site of plan.sites) {
    const defined = network.sites.find(({ name }) => name === site.name);
    if (!defined) continue;
    if (site.kind !== defined.kind) report('site', site.name, 'its kind is not as defined');
    if (site.asn !== defined.asn) report('asn', site.name, `its ASN is ${site.asn}, and the definition says ${defined.asn}`);
    if (site.prefixes.join() !== defined.prefixes.join()) report('prefixes', site.name, `it announces ${site.prefixes.join(', ')}, and the definition says ${defined.prefixes.join(', ')}`);
    if (!sameNames(site.routers.map(({ name }) => name), defined.routers.map(({ name }) => name))) report('routers', site.name, 'its routers are not those of the definition');
    const links = plan.links.filter((link) => link.site === site.name);
    for (const router of site.routers) checkRouter(router, defined, links, products, report);
  }
}

function checkRouter(router: RouterPlan, site: Site, links: readonly LinkPlan[], products: ReadonlyMap<string, CircuitProduct>, report: Report): void {
  const defined = site.routers.find(({ name }) => name === router.name);
  if (!defined) return;
  const { name, building, platform, publicIp } = router;
  const hasVpn = links.some((link) => vpnOf(link)?.connections.some((connection) => connection.router === name));
  if (building !== defined.building || platform !== defined.platform || publicIp !== (hasVpn ? defined.publicIp : undefined)) {
    report('router', name, 'its building, platform or internet address is not as defined');
  }
  if (sides(router) !== sides(defined)) report('router-interfaces', name, 'its lan, wan or interfaces are not as defined');
  const taken = portsTaken(defined, links, products);
  for (const speed of new Set([...taken.keys(), ...Object.keys(router.portsUsed)])) {
    const found = taken.get(speed) ?? 0;
    const given = Object.hasOwn(router.portsUsed, speed) ? router.portsUsed[speed]! : 0;
    const free = defined.ports?.get(Number.parseInt(speed, 10) * 1000);
    if (given !== found) report('ports-used', name, `it says the plan takes ${given} ports of ${speed}, and it takes ${found}`);
    if (defined.ports && found > (free ?? 0)) report('ports-missing', name, `the plan takes ${found} ports of ${speed}, and ${free ?? 0} are free`);
  }
}

/** What a definition says of a router's interfaces, as one text. */
function sides({ lan, wan, interfaces = {} }: Pick<RouterPlan, 'lan' | 'wan' | 'interfaces'>): string {
  const named = Object.entries(interfaces).sort(([a], [b]) => (a < b ? -1 : 1));
  return JSON.stringify([lan?.interface, lan?.address, lan?.peers, lan?.mtu, wan?.interface, wan?.localAddress, wan?.nextHop, named]);
}

/** Ports by speed that circuits take on a router: of any that is fast enough where a provider delivers them, and two for ExpressRoute. */
function portsTaken(router: Router, links: readonly LinkPlan[], products: ReadonlyMap<string, CircuitProduct>): ReadonlyMap<string, number> {
  const taken = new Map<string, number>();
  for (const link of links) {
    const circuits = circuitsOf(link);
    for (const path of circuits?.circuitsOf === undefined ? (circuits?.paths ?? []) : []) {
      if (path.router !== router.name) continue;
      for (const { product, members } of path.bundles) {
        const row = products.get(product);
        if (!row) continue;
        const isExpressRoute = row.kind === 'express-route';
        const isProvided = (isExpressRoute && row.portMbps === undefined) || row.kind === 'partner-interconnect' || row.hosted === true;
        const portMbps = row.portMbps ?? row.mbps;
        const has = (gbps: number) => router.ports === undefined || (router.ports.get(gbps * 1000) ?? 0) > 0;
        const gbps = [1, 10, 100, 400].find((speed) => (isProvided ? speed * 1000 >= portMbps : speed * 1000 === portMbps) && has(speed));
        const speed = gbps === undefined ? `${portMbps / 1000}G` : `${gbps}G`;
        taken.set(speed, (taken.get(speed) ?? 0) + members * (isExpressRoute ? 2 : 1));
      }
    }
  }
  return taken;
}
