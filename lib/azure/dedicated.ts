import { ExpressRouteCircuit } from '@cdktf/provider-azurerm/lib/express-route-circuit';
import { ExpressRouteCircuitPeering } from '@cdktf/provider-azurerm/lib/express-route-circuit-peering';
import type { AttachmentPlan, BundlePlan, LinkPlan, PathPlan } from '../planner/network-plan';
import { secretVariable } from '../terraform';
import { type AzureScope, common, placed, required, slug } from './scope';

/** Circuits and what runs on them. */
export interface DedicatedResources {
  /** Circuits by the id of their bundle. */
  readonly circuits: ReadonlyMap<string, ExpressRouteCircuit>;
  /** Private peerings by the id of their bundle. */
  readonly peerings: ReadonlyMap<string, ExpressRouteCircuitPeering>;
}

/** The most characters of a key for MD5 on a peering. */
const PEERING_KEY_LENGTH = 25;

/** Builds the circuits of all links with their private peerings. */
export function dedicated(scope: AzureScope, links: readonly LinkPlan[]): DedicatedResources {
  const circuits = new Map<string, ExpressRouteCircuit>();
  const peerings = new Map<string, ExpressRouteCircuitPeering>();
  for (const { path, bundle } of bundlesOf(links)) {
    const circuit = newCircuit(scope, path, bundle);
    circuits.set(bundle.id, circuit);
    peerings.set(bundle.id, privatePeering(scope, circuit, attachmentOf(bundle)));
  }
  return { circuits, peerings };
}

function bundlesOf(links: readonly LinkPlan[]): readonly { path: PathPlan; bundle: BundlePlan }[] {
  const paths = links.flatMap(({ primary }) => (primary.kind === 'vpn' ? [] : primary.paths));
  return paths.flatMap((path) => path.bundles.map((bundle) => ({ path, bundle })));
}

/** A circuit has one private peering: a second one would overwrite the first. */
function attachmentOf(bundle: BundlePlan): AttachmentPlan {
  return common(bundle.attachments, bundle.id, 'private peerings');
}

/**
 * A circuit through a service provider. What hangs on it is a contract, and a new one takes weeks, so Terraform
 * refuses to replace or destroy it while it is in the configuration; the planner reports one that the definition drops.
 * https://learn.microsoft.com/azure/expressroute/expressroute-circuit-peerings
 */
function newCircuit(scope: AzureScope, path: PathPlan, bundle: BundlePlan): ExpressRouteCircuit {
  return new ExpressRouteCircuit(scope.construct, `circuit-${slug(bundle.id)}`, {
    ...placed(scope, bundle.id),
    serviceProviderName: required(path.serviceProvider, path.id, 'it names no service provider'),
    peeringLocation: path.location,
    bandwidthInMbps: bundle.memberMbps,
    sku: { tier: 'Standard', family: 'MeteredData' },
    lifecycle: { preventDestroy: true },
  });
}

/**
 * Private peering over both links of a circuit, with one key: of each prefix the first address is the router's, the second Microsoft's.
 * https://learn.microsoft.com/azure/expressroute/expressroute-routing
 */
function privatePeering(scope: AzureScope, circuit: ExpressRouteCircuit, attachment: AttachmentPlan): ExpressRouteCircuitPeering {
  const { id, sessions } = attachment;
  const secret = common(sessions.map((session) => session.secret), id, 'names of keys');
  return new ExpressRouteCircuitPeering(scope.construct, `peering-${slug(id)}`, {
    expressRouteCircuitName: circuit.name,
    resourceGroupName: scope.resourceGroupName,
    peeringType: 'AzurePrivatePeering',
    peerAsn: common(sessions.map((session) => session.siteAsn), id, 'ASNs of the site'),
    primaryPeerAddressPrefix: required(sessions[0], id, 'it has no primary session').prefix,
    secondaryPeerAddressPrefix: required(sessions[1], id, 'it has no secondary session').prefix,
    vlanId: attachment.vlan,
    sharedKey: secretVariable(scope.construct, secret, `MD5 key of the BGP sessions of ${id}`, PEERING_KEY_LENGTH),
  });
}
