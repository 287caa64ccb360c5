import type { Report } from './claim';
import { type Case, circuitsOf, definedCircuits, type LinkCase } from './subject';
import type { Catalog, CircuitProduct } from '../../catalog';
import type { Dedicated, ExpressRoute, HybridNetwork, Link, Path } from '../../definition/hybrid-network';
import type { DedicatedPlan, ExpressRoutePlan, LinkPlan } from '../network-plan';

/** Checks what only circuits of ExpressRoute have: their ports, tier, way of paying for data, and Microsoft's word for their resiliency. */
export function checkExpressRoute({ plan, link }: LinkCase, network: HybridNetwork, report: Report): void {
  const circuits = circuitsOf(plan);
  const said = circuits?.expressRoute;
  const defined = definedCircuits(link);
  const isExpressRoute = circuits?.kind === 'express-route';
  if ((said !== undefined) !== isExpressRoute) report('express-route', plan.name, `it says ${said ? 'what' : 'nothing of what'} only ExpressRoute has`);
  if (!circuits || !said || !defined?.expressRoute) return;
  const product = network.catalog.circuits.find(({ id }) => id === circuits.paths[0]?.bundles[0]?.product);
  if (product) {
    checkPorts(plan, circuits, product, defined.expressRoute, report);
    checkOffer(plan, said, product, defined, report);
    checkLinked(plan, product, link, network.links, report);
  }
  checkTier(plan, said, link, network, report);
  const resiliency = resiliencyOf(defined.paths);
  if (said.resiliency !== resiliency) report('resiliency', plan.name, `it calls its resiliency ${said.resiliency}, and Microsoft calls it ${resiliency}`);
}

function checkPorts({ name }: LinkPlan, { macsec, expressRoute }: DedicatedPlan, product: CircuitProduct, defined: ExpressRoute, report: Report): void {
  const said = expressRoute!;
  const isDirect = product.portMbps !== undefined;
  if (said.connections !== (isDirect ? 'direct' : 'provider') || said.portMbps !== product.portMbps) report('ports', name, `its ports are not those of ${product.id}`);
  if (said.encapsulation !== (isDirect ? defined.encapsulation : undefined)) report('encapsulation', name, 'its ports are not tagged as defined');
  const cipher = !macsec ? undefined : (product.portMbps ?? 0) >= 40_000 ? 'GcmAesXpn256' : 'GcmAes256';
  if (said.macsecCipher !== cipher) report('macsec-cipher', name, `its cipher is ${said.macsecCipher ?? 'none'}, and it has to be ${cipher ?? 'none'}`);
  if (isDirect && product.mbps !== (defined.circuitBandwidth?.toMbps() ?? product.portMbps)) report('circuit-bandwidth', name, `a circuit of ${product.id} has not the bandwidth that the definition asks for`);
}

function checkOffer({ name }: LinkPlan, said: ExpressRoutePlan, product: CircuitProduct, { expressRoute: defined, paths }: Dedicated, report: Report): void {
  const { tier, data, portMbps } = product;
  if (said.tier !== tier || said.data !== data) report('tier', name, `it says ${said.tier} and ${said.data}, and ${product.id} is ${tier} and ${data}`);
  if (defined?.tier !== undefined && defined.tier !== said.tier) report('tier', name, `it is ${said.tier}, and the definition asks for ${defined.tier}`);
  if (defined?.data !== undefined && defined.data !== said.data) report('data', name, `it is ${said.data}, and the definition asks for ${defined.data}`);
  const isDirect = portMbps !== undefined;
  if (defined?.connections !== 'either' && isDirect !== (defined?.connections === 'direct')) report('product-kind', name, `${product.id} is not of the connections that the definition allows`);
  for (const { location, serviceProvider } of paths) {
    if (isDirect && location.direct === false) report('product-not-offered', name, `there is no ExpressRoute Direct at ${location.code}`);
    if (!isDirect && serviceProvider === undefined) report('product-not-offered', name, `nobody provides its circuit at ${location.code}`);
  }
}

/** A tier reaches the region of the cloud and everything that is joined to it. */
function checkTier({ name }: LinkPlan, { tier, because }: ExpressRoutePlan, link: Link, { catalog, links }: HybridNetwork, report: Report): void {
  if (because.trim() === '') report('tier', name, 'it does not say why it has its tier');
  const paths = definedCircuits(link)!.paths;
  const prefixes = link.site.prefixes.length;
  const most = tier === 'premium' ? 10_000 : 4_000;
  if (prefixes > most) report('tier', name, `its site announces ${prefixes} prefixes, and ${tier} circuits take ${most}`);
  const partners = partnersOf(link, links);
  if (tier === 'local') {
    if (partners.length > 0 || reaches(link)) report('tier', name, 'it is local, and Global Reach is not for local circuits');
    if (!paths.every(({ location }) => location.localRegions?.includes(link.cloud.region))) report('tier', name, `it is local, and not every location is local to ${link.cloud.region}`);
  }
  if (tier !== 'premium') {
    const places = [...paths, ...partners.flatMap((other) => definedCircuits(other)?.paths ?? [])];
    if (crosses(places, link, catalog)) report('tier', name, `it is ${tier}, and what it joins lies in several geopolitical regions`);
  }
}

/** Networks that a premium circuit of up to so many Mbps takes, with those that it reaches; others take ten. */
const PREMIUM_LINKED: readonly (readonly [number, number])[] = [[50, 20], [200, 25], [500, 40], [1_000, 50], [2_000, 60], [5_000, 75], [Infinity, 100]];

/** A circuit joins the networks of all links that take it, and what Global Reach adds. */
function checkLinked({ name }: LinkPlan, { tier, mbps }: CircuitProduct, link: Link, links: readonly Link[], report: Report): void {
  const networks = links.filter((other) => other === link || definedCircuits(other)?.circuitsOf === link.name).length;
  const linked = networks + partnersOf(link, links).length;
  const most = tier === 'premium' ? PREMIUM_LINKED.find(([up]) => mbps <= up)![1] : 10;
  if (linked > most) report('tier', name, `it is ${tier ?? 'of no tier'}, and joins a circuit with ${linked} others, of which it takes ${most}`);
}

function crosses(paths: readonly Path[], { cloud }: Link, { azureRegions }: Catalog): boolean {
  const places = [azureRegions.find(({ name }) => name === cloud.region)?.geography, ...paths.map(({ location }) => location.geography)];
  return new Set(places.filter((place) => place !== undefined)).size > 1;
}

const reaches = (link: Link): boolean => definedCircuits(link)?.expressRoute?.globalReach ?? false;

const partnersOf = (link: Link, links: readonly Link[]): readonly Link[] =>
  (reaches(link) ? links.filter((other) => other.site !== link.site && reaches(other)) : []);

function resiliencyOf(paths: readonly Path[]): ExpressRoutePlan['resiliency'] {
  const codes = new Set(paths.map(({ location }) => location.code));
  if (codes.size >= 2) return 'maximum';
  return paths.every(({ location }) => location.secondBuilding === undefined) ? 'standard' : 'high';
}

/** Checks that Global Reach joins what asks for it: circuits of two sites, at two locations, each with one of the other link. */
export function checkGlobalReach({ plan, network, report }: Case): void {
  const byName = new Map(plan.links.map((link) => [link.name, link]));
  for (const defined of network.links) {
    const link = byName.get(defined.name);
    const own = (link && circuitsOf(link)?.expressRoute?.globalReach) ?? [];
    const later = partnersOf(defined, network.links).filter(({ name }) => name > defined.name);
    for (const { id, peerLink } of own) if (!later.some(({ name }) => name === peerLink)) report('global-reach', id, `it leads to link ${peerLink}, which the definition does not join with ${defined.name}`);
    for (const { name } of later) {
      const peer = byName.get(name);
      if (link && peer) checkJoined(link, peer, report);
    }
  }
}

interface Placed {
  readonly id: string;
  readonly location: string;
}

const placed = (link: LinkPlan): readonly Placed[] =>
  (circuitsOf(link)?.paths ?? []).flatMap(({ location, bundles }) => bundles.map(({ id }) => ({ id, location })));

function checkJoined(link: LinkPlan, peer: LinkPlan, report: Report): void {
  const [left, right] = [placed(link), placed(peer)];
  const rows = (circuitsOf(link)?.expressRoute?.globalReach ?? []).filter(({ peerLink }) => peerLink === peer.name);
  for (const { id, bundle, peerBundle } of rows) {
    const [from, to] = [left.find((row) => row.id === bundle), right.find((row) => row.id === peerBundle)];
    if (!from || !to || id !== `${bundle}-to-${peerBundle}`) report('global-reach', id, `it does not join a circuit of ${link.name} with one of ${peer.name}`);
    else if (from.location === to.location) report('global-reach', id, `both of its circuits end at ${from.location}`);
  }
  for (const ids of [rows.map(({ bundle }) => bundle), rows.map(({ peerBundle }) => peerBundle)]) {
    if (new Set(ids).size < ids.length) report('global-reach', link.name, `a circuit is joined with two of link ${peer.name}`);
  }
  const couldBe = left.some((from) => right.some((to) => to.location !== from.location));
  if (rows.length === 0 && couldBe) report('global-reach', link.name, `none of its circuits is joined with one of link ${peer.name}`);
}
