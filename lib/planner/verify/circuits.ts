import { RATE_TOLERANCE, type Report, sameNames, sameRate, sameShare } from './claim';
import { checkInterconnect, filledPart, inUse, regionalBundles, tunnelLimit } from './interconnect';
import { WAYS } from './part';
import { ownerOf } from './pools';
import { asIdentifier, askedFor, circuitMtu, circuitsOf, definedCircuits, evenMembers, keptNeeds, type LinkCase } from './subject';
import type { Catalog, CircuitProduct } from '../../catalog';
import type { Dedicated, Path } from '../../definition/hybrid-network';
import type { BundlePlan, DedicatedPlan, PathPlan } from '../network-plan';

/** Checks what a link buys: where it is, what it is made of, and how much of it counts. */
export function checkCircuits(one: LinkCase, catalog: Catalog, report: Report): void {
  const circuits = circuitsOf(one.plan);
  const defined = definedCircuits(one.link);
  const { name } = one.plan;
  if (!circuits || !defined) {
    if (circuits) report('circuits-unasked', name, 'it has circuits, and its definition asks for a VPN');
    else if (defined && !one.link.vpnAlone) report('circuits-missing', name, 'it has no circuits, and its definition does not allow a VPN alone');
    return;
  }
  if (circuits.kind !== defined.kind) report('circuit-kind', name, `it has ${circuits.kind}, and its definition asks for ${defined.kind}`);
  if (circuits.roundTripTimeMs !== defined.roundTripTime?.toMilliseconds()) report('round-trip', name, 'the round trip of its circuits is not as defined');
  if (circuits.macsec?.mode !== defined.macsec?.mode || circuits.macsec?.keys !== defined.macsec?.keys) report('macsec', name, 'its MACsec is not as defined');
  if (circuits.mtu !== circuitMtu(one.link)) report('mtu', name, `the MTU of its circuits is ${circuits.mtu}, and it has to be ${circuitMtu(one.link)}`);
  checkInterconnect(one, circuits, report);
  checkPaths(one, circuits, defined.paths, report);
  const product = checkProduct(one, circuits, defined.paths, catalog, report);
  if (product) checkCapacity(one, circuits, product, report);
}

function checkPaths({ plan, link }: LinkCase, { paths }: DedicatedPlan, defined: readonly Path[], report: Report): void {
  const idWith = (name: string, { router, location }: Path) => `${name}-${router.name}-${asIdentifier(location.code)}`;
  const idOf = (path: Path) => idWith(ownerOf(link), path);
  if (!sameNames(paths.map(({ id }) => id), defined.map(idOf))) {
    report('paths', plan.name, 'its paths are not those of its definition');
    return;
  }
  for (const path of paths) {
    const given = defined.find((row) => idOf(row) === path.id)!;
    const { router, location, serviceProvider, region, phase } = given;
    const isSame = path.router === router.name && path.location === location.code && path.building === location.building
      && path.metro === location.metro && path.zone === location.zone && path.homeRegion === location.homeRegion && path.serviceProvider === serviceProvider
      && path.secondBuilding === location.secondBuilding && isSameRemote(path, given)
      && path.region === (link.cloud.provider === 'google' ? (region ?? link.cloud.region) : undefined);
    if (!isSame) report('path', path.id, 'its router, place or provider is not as in the definition and the catalogue');
    if (path.phase !== phase) report('phase', path.id, `its phase is ${path.phase}, and the definition says ${phase}`);
    checkBundles(path, idWith(link.name, given), report);
  }
}

/** Where the other cloud's ports are is as the definition and the catalogue have it. */
const isSameRemote = ({ remote: given }: PathPlan, { remote: defined }: Path): boolean =>
  given?.provider === defined?.provider && given?.location === defined?.code && given?.portLocation === defined?.portLocation
  && given?.homeRegion === defined?.homeRegion;

/** Attachments have the name of their link, on whatever bundle they are. */
function checkBundles(path: PathPlan, ownId: string, report: Report): void {
  if (path.bundles.length === 0) report('path-empty', path.id, 'nothing is ordered there');
  path.bundles.forEach((bundle, i) => {
    if (bundle.ordinal !== i + 1 || bundle.id !== `${path.id}-${i + 1}`) report('bundle-id', bundle.id, 'its identifier is not its path and its ordinal');
    if (!sameRate(bundle.capacityMbps, bundle.members * bundle.memberMbps)) {
      report('bundle-capacity', bundle.id, `it says ${bundle.capacityMbps} Mbps, and ${bundle.members} x ${bundle.memberMbps} are something else`);
    }
    bundle.attachments.forEach((attachment, k) => {
      const name = attachment.interface === 'public' ? 'public' : k + 1;
      if (attachment.ordinal !== k + 1 || attachment.id !== `${ownId}-${i + 1}-${name}`) report('attachment-id', attachment.id, 'its identifier is not its bundle and its ordinal');
    });
  });
}

/** The one product of a link, where everything about it is as the catalogue says. */
function checkProduct(one: LinkCase, circuits: DedicatedPlan, defined: readonly Path[], catalog: Catalog, report: Report): CircuitProduct | undefined {
  const { plan, link } = one;
  const bundles = circuits.paths.flatMap((path) => path.bundles);
  const product = catalog.circuits.find(({ id }) => id === bundles[0]?.product);
  if (!product || bundles.some((bundle) => bundle.product !== product.id)) {
    report('product', plan.name, 'its circuits are not of one product of the catalogue');
    return undefined;
  }
  const { id, kind, mbps, maxEqualPaths = Infinity, macsec } = product;
  if (kind !== circuits.kind) report('product-kind', plan.name, `${id} is no ${circuits.kind}`);
  if (product.remote?.provider !== link.site.cloud?.provider) report('product-kind', plan.name, `${id} does not lead to ${link.site.name}`);
  if (product.remote && !isPaired(circuits)) report('unequal-connections', plan.name, 'connections to another cloud are ordered in equal pairs, and its paths have not the same');
  if (circuits.macsec && !macsec) report('product-macsec', plan.name, `${id} cannot be encrypted with MACsec`);
  if (bundles.length > maxEqualPaths) report('too-many-circuits', plan.name, `it has ${bundles.length} circuits, and traffic is shared over ${maxEqualPaths}`);
  const { hosted = false } = product;
  const { connections } = definedCircuits(link)!;
  if (connections !== 'either' && hosted !== (connections === 'hosted')) report('product-kind', plan.name, `${id} is not of the connections that the definition allows`);
  for (const { location } of defined) {
    if (!hosted && kind !== 'express-route' && kind !== 'partner-interconnect' && location.speedsMbps?.includes(mbps) === false) report('product-not-offered', plan.name, `${id} is not offered at ${location.code}`);
  }
  for (const bundle of bundles) checkBundle(bundle, product, definedCircuits(link)!, report);
  if ((product.providerVersion !== undefined) !== (circuits.interconnect?.providerVersion !== undefined)) report('provider-version', plan.name, `whether ${id} takes a newer provider is not as the catalogue has it`);
  const { fastestPortMbps = product.providerVersion === undefined ? Infinity : 0 } = definedCircuits(link)!;
  if (mbps > fastestPortMbps) report('product-kind', plan.name, `${id} is faster than the definition allows`);
  for (const path of circuits.paths) {
    const least = leastBundles(link, path, circuits);
    if (path.bundles.length < least) report('too-few-bundles', path.id, `it has ${path.bundles.length} bundles, and its resilience asks for ${least}`);
  }
  return product;
}

/** Whether every path has the same connections. */
const isPaired = ({ paths }: DedicatedPlan): boolean => new Set(paths.map(({ bundles }) => bundles.map(({ members }) => members).join())).size < 2;

/** AWS asks for two at each location, Google in a single region for two in each availability domain. */
function leastBundles({ resilience, primary }: LinkCase['link'], { zone }: PathPlan, { kind, paths }: DedicatedPlan): number {
  if (resilience === 'maximum' && kind === 'direct-connect') return 2;
  const isSingle = primary.kind !== 'vpn' && primary.singleRegion === true;
  return isSingle && paths.filter((path) => path.zone === zone).length === 1 ? 2 : 1;
}

function checkBundle(bundle: BundlePlan, product: CircuitProduct, { circuitsOf: owner, rateLimit }: Dedicated, report: Report): void {
  const { mbps, kind, maxMembers, hosted = false } = product;
  if ((bundle.hosted ?? false) !== hosted) report('bundle-hosted', bundle.id, 'whether it is hosted is not as its product has it');
  if (bundle.members < 1 || bundle.members > maxMembers) report('bundle-members', bundle.id, `it has ${bundle.members} members, and 1 to ${maxMembers} are possible`);
  if (bundle.memberMbps !== mbps) report('member-speed', bundle.id, `its members are said to have ${bundle.memberMbps} Mbps, and the product has ${mbps}`);
  const sizes = bundle.attachments.filter((attachment) => attachment.interface !== 'public').map(({ bandwidthMbps }) => bandwidthMbps);
  if (owner !== undefined && sizes.length === 0) return; // whether it is to have one: see pools
  const together = sizes.reduce((sum, size) => sum + size, 0);
  const isGoogle = kind === 'dedicated-interconnect' || kind === 'cross-cloud-interconnect';
  const limitMbps = isGoogle && rateLimit ? rateLimit.toMbps() : Infinity;
  if (limitMbps <= bundle.members * mbps) {
    if (sizes.join() !== String(limitMbps)) report('attachment-bandwidth', bundle.id, `its attachments have ${sizes.join(' and ')} Mbps, and the limit is one of ${limitMbps}`);
    return;
  }
  const isRight = isGoogle
    ? sizes.every((size) => [10_000, 20_000, 50_000, 100_000, 400_000].includes(size) && size === sizes[0])
    : sizes.length === 1;
  if (!isRight || together !== bundle.members * mbps) report('attachment-bandwidth', bundle.id, 'its attachments do not divide its bandwidth as the cloud offers');
}

/** What counts of the circuits, and whether both directions fit into it. */
function checkCapacity(one: LinkCase, circuits: DedicatedPlan, product: CircuitProduct, report: Report): void {
  const { plan, link, normal, wire } = one;
  const all = circuits.paths.flatMap((path) => path.bundles.map(({ members }) => members));
  const bundles = inUse(link, regionalBundles(link, circuits));
  const even = evenMembers(bundles) * product.mbps;
  const gross = all.reduce((sum, size) => sum + size, 0) * product.mbps;
  const part = filledPart(link, bundles, product.mbps, normal[plan.requirement.bindingDirection].flows);
  if (!sameRate(circuits.grossMbps, gross)) report('gross-capacity', plan.name, `it says all circuits have ${circuits.grossMbps} Mbps, and they have ${gross}`);
  if (!sameShare(circuits.hashEfficiency, part)) report('hash-efficiency', plan.name, `it says flows fill ${circuits.hashEfficiency} of its circuits, and they fill ${part}`);
  if (!sameRate(circuits.capacityMbps, even * part)) report('capacity', plan.name, `it says ${circuits.capacityMbps} Mbps count, and ${even * part} do`);
  const most = Math.min(product.mbps, product.maxFlowMbps ?? Infinity, tunnelLimit(link));
  const kept = keptNeeds(one, 'location');
  for (const way of WAYS) {
    const fits = even * filledPart(link, bundles, product.mbps, normal[way].flows);
    const asked = askedFor(one, way) * wire;
    if (asked > fits + RATE_TOLERANCE * 2) report('too-small', plan.name, `${way} asks for ${asked} Mbps, and ${fits} of its circuits count`);
    const connection = Math.max(normal[way].perConnectionMbps, kept[way].perConnectionMbps) * wire;
    if (connection > most + RATE_TOLERANCE) report('connection-too-fast', plan.name, `one connection ${way} has to carry ${connection} Mbps, and gets ${most} at most`);
  }
}
