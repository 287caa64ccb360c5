import { circuitParts, PUBLIC_MAXIMUM } from './circuits';
import { cloudEdge } from './clouds';
import { byId, contextOf, routerKey, type RouterContext } from './context';
import { encryptedParts } from './encrypted';
import type { BgpSessionModel, IpsecProposal, LanInterface, RouterConfiguration, TunnelModel } from './model';
import { placeholder } from './placeholder';
import { discardRoutes, INSIDE_EXPORT, INSIDE_IMPORT, policyParts } from './policies';
import { namedInterfaces, PORT_NAMES } from './port-names';
import { sameInterfaceProblem, throwIfAny } from './problems';
import { hasPublicInterface } from './routes';
import { trafficClasses } from './traffic-classes';
import { vpnParts } from './vpn';
import { SITE_BFD } from '../catalog/timers';
import type { NetworkPlan, RouterPlan, SitePlan } from '../planner/network-plan';

/**
 * The configuration of every router of every site, out of the plan alone. Circuits in the phase `order` are left out: nothing runs on them
 * yet.
 *
 * @param plan what `planNetwork()` made
 * @returns one for each router, sites and routers by name
 * @throws HybridNetworkError when two interfaces of a router would have one name
 */
export function routersOf(plan: NetworkPlan): readonly RouterConfiguration[] {
  const routers = plan.sites.flatMap((site) => site.routers.map((router) => routerConfiguration(plan, site, router)));
  throwIfAny(routers.flatMap((router) => sharedNames(router).map((name) => sameInterfaceProblem(router.site, router.name, name))));
  return routers;
}

/** Names that two interfaces of a router have: of what the definition names, and what the platform does. */
function sharedNames(router: RouterConfiguration): readonly string[] {
  const names = namedInterfaces(router).map(({ name }) => name);
  return [...new Set(names.filter((name, i) => names.indexOf(name) < i))];
}

function routerConfiguration(plan: NetworkPlan, site: SitePlan, router: RouterPlan): RouterConfiguration {
  const context = contextOf(plan, site, router);
  const { policies: circuitPolicies, sessions: circuitSessions, ...circuits } = circuitParts(context);
  const vpn = vpnParts(context);
  const encrypted = encryptedParts(context);
  const tunnels = [...encrypted.tunnels, ...vpn.tunnels].sort(byId);
  return {
    format: 'hybrid-ai-network/router@1',
    network: plan.name,
    site: site.name,
    name: router.name,
    platform: router.platform,
    asn: site.asn,
    prefixes: site.prefixes,
    lan: lanOf(context),
    ...circuits,
    ...(vpn.wan && { wan: vpn.wan }),
    loopbacks: [...encrypted.loopbacks, ...vpn.loopbacks].sort(byId),
    tunnels,
    proposals: proposalsOf(context, tunnels),
    sessions: [...circuitSessions, ...encrypted.sessions, ...vpn.sessions, ...insideSessions(context)],
    ...policyParts(context, [...circuitPolicies, ...encrypted.policies, ...vpn.policies]),
    originated: encrypted.originated,
    discards: discardRoutes(context),
    classes: trafficClasses(context),
  };
}

/** A proposal for each provider to which tunnels lead. */
function proposalsOf({ plan, links }: RouterContext, tunnels: readonly TunnelModel[]): readonly IpsecProposal[] {
  const providers = new Set(tunnels.map(({ proposal }) => proposal));
  const clouds = plan.clouds.filter(({ name }) => links.some(({ cloud }) => cloud === name));
  return [...providers].sort().map((id) => {
    const own = clouds.filter(({ provider }) => provider === id);
    return { id, ...cloudEdge(own[0]!).proposal, because: own.map(({ name }) => `clouds.${name}.provider`).join(', ') };
  });
}

/** The MTU towards the site where the definition has none. */
const LAN_MTU = 1_500;

function lanOf({ site, router }: RouterContext): LanInterface {
  return {
    id: 'lan',
    name: router.lan?.interface ?? PORT_NAMES[router.platform].lan,
    address: router.lan?.address ?? placeholder('lan-address', routerKey(site.name, router.name)),
    mtu: router.lan?.mtu ?? LAN_MTU,
    because: `sites.${site.name}.routers.${router.name}.lan`,
  };
}

/** The whole of a site's own routes and of the clouds', with room. */
const INSIDE_MAXIMUM = 1_000;

function insideSessions({ site, router, links }: RouterContext): readonly BgpSessionModel[] {
  const maximumPrefixes = INSIDE_MAXIMUM + (hasPublicInterface(links) ? PUBLIC_MAXIMUM : 0);
  const peers = router.lan?.peers ?? [placeholder('lan-peer', routerKey(site.name, router.name))];
  return peers.map((neighbour, i) => ({
    id: `internal-${i + 1}`,
    kind: 'internal',
    neighbour,
    remoteAsn: site.asn,
    interface: 'lan',
    keepaliveSeconds: 10,
    holdSeconds: 30,
    bfd: SITE_BFD,
    maximumPrefixes,
    import: INSIDE_IMPORT,
    export: INSIDE_EXPORT,
    because: `sites.${site.name}.asn`,
  }));
}
