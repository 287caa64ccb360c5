import { ExpressRouteCircuit, type ExpressRouteCircuitConfig } from '@cdktf/provider-azurerm/lib/express-route-circuit';
import { ExpressRouteCircuitAuthorization } from '@cdktf/provider-azurerm/lib/express-route-circuit-authorization';
import { ExpressRouteCircuitPeering } from '@cdktf/provider-azurerm/lib/express-route-circuit-peering';
import type { ExpressRoutePort } from '@cdktf/provider-azurerm/lib/express-route-port';
import type { AttachmentPlan } from '../planner/network-plan';
import { secretVariable } from '../terraform';
import type { Circuit } from './circuits';
import { existingPeeringId } from './circuits';
import { newPort, type PortKeys } from './ports';
import { type AzureScope, common, ofProvider, placed, required, slug } from './scope';

/** A circuit that is up, as gateways are joined to it. */
export interface LiveCircuit {
  /** The circuit of the plan. */
  readonly circuit: Circuit;
  /** Its id. */
  readonly circuitId: string;
  /** The id of its private peering. */
  readonly peeringId: string;
  /** Its peering; absent where the circuit exists. */
  readonly peering?: ExpressRouteCircuitPeering;
  /** The key that its connection is made with, where it is in another subscription than the gateway. */
  readonly connectionKey?: string;
}

/** Circuits and what runs on them. */
export interface DedicatedResources {
  /** Pairs of ports by the id of their bundle. */
  readonly ports: ReadonlyMap<string, ExpressRoutePort>;
  /** Circuits by the id of their bundle. */
  readonly circuits: ReadonlyMap<string, ExpressRouteCircuit>;
  /** Private peerings by the id of their bundle. */
  readonly peerings: ReadonlyMap<string, ExpressRouteCircuitPeering>;
  /** Authorizations by the id of their bundle and the name of the other network: `azure-edge-1-washington-dc-1/spoke`. */
  readonly authorizations: ReadonlyMap<string, ExpressRouteCircuitAuthorization>;
  /** Circuits that are up, made here or not, by the id of their bundle. */
  readonly live: ReadonlyMap<string, LiveCircuit>;
}

/** Who the circuits are made for. */
export interface CircuitUsers {
  /** The names of other networks, which get an authorization each. */
  readonly authorizations: readonly string[];
  /** The name of the authorization of the gateway here; absent where it is in the subscription of the circuits, and needs none. */
  readonly own?: string;
}

/** The most characters of a key for MD5 on a peering. */
const PEERING_KEY_LENGTH = 25;

/**
 * Builds circuits and ports, and on those that are up private peerings and authorizations. What is on order is a circuit with its service key, for a
 * provider to provision, or a pair of ports, for the letter of authorization; a peering fails until that is done.
 * https://learn.microsoft.com/azure/expressroute/expressroute-workflows
 */
export function dedicated(
  scope: AzureScope, circuits: readonly Circuit[], { authorizations, own }: CircuitUsers, keys: PortKeys | undefined,
): DedicatedResources {
  const made = {
    ports: new Map<string, ExpressRoutePort>(),
    circuits: new Map<string, ExpressRouteCircuit>(),
    peerings: new Map<string, ExpressRouteCircuitPeering>(),
    authorizations: new Map<string, ExpressRouteCircuitAuthorization>(),
    live: new Map<string, LiveCircuit>(),
  };
  for (const circuit of circuits) {
    const { bundle: { id }, expressRoute, existing, portId, live } = circuit;
    if (existing) {
      if (live) made.live.set(id, { circuit, circuitId: existing.circuitId, peeringId: existingPeeringId(existing), ...keyed(existing.authorizationKey) });
      continue;
    }
    const isDirect = expressRoute.connections === 'direct';
    if (isDirect && portId === undefined) made.ports.set(id, newPort(scope, circuit, circuit.primary.macsec ? keys : undefined));
    if (isDirect && !live) continue; // nobody provisions it: it comes with its ports
    const resource = newCircuit(scope, circuit, portId ?? made.ports.get(id)?.id);
    made.circuits.set(id, resource);
    if (!live) continue;
    const peering = privatePeering(scope, resource, attachmentOf(circuit));
    made.peerings.set(id, peering);
    const connectionKey = own === undefined ? undefined : authorization(scope, resource, id, own, 'own-').authorizationKey;
    made.live.set(id, { circuit, circuitId: resource.id, peeringId: peering.id, peering, ...keyed(connectionKey) });
    for (const name of authorizations) made.authorizations.set(`${id}/${name}`, authorization(scope, resource, id, name));
  }
  return made;
}

const keyed = (connectionKey: string | undefined): Pick<LiveCircuit, 'connectionKey'> => (connectionKey === undefined ? {} : { connectionKey });

/** A circuit has one private peering: a second one would overwrite the first. */
function attachmentOf({ bundle }: Circuit): AttachmentPlan {
  return common(bundle.attachments, bundle.id, 'private peerings');
}

const TIERS = { local: 'Local', standard: 'Standard', premium: 'Premium' } as const;

/**
 * A circuit through a service provider, or on ports of one's own. What hangs on it is a contract, and a new one takes weeks, so Terraform
 * refuses to replace or destroy it while it is in the configuration; the planner reports one that the definition drops.
 * https://learn.microsoft.com/azure/expressroute/expressroute-circuit-peerings
 */
function newCircuit(scope: AzureScope, circuit: Circuit, portId: string | undefined): ExpressRouteCircuit {
  const { bundle, expressRoute: { tier, data } } = circuit;
  return new ExpressRouteCircuit(scope.construct, `circuit-${slug(bundle.id)}`, {
    ...placed(scope, bundle.id),
    ...sourceOf(circuit, portId),
    sku: { tier: TIERS[tier], family: data === 'unlimited' ? 'UnlimitedData' : 'MeteredData' },
    lifecycle: { preventDestroy: true },
  });
}

/** A circuit smaller than its ports keeps to its bandwidth. */
function sourceOf({ path, bundle, expressRoute: { connections, portMbps } }: Circuit, portId: string | undefined): Partial<ExpressRouteCircuitConfig> {
  if (connections === 'direct') {
    const isSmaller = bundle.memberMbps < (portMbps ?? 0);
    return { expressRoutePortId: required(portId, bundle.id, 'it has no ports'), bandwidthInGbps: bundle.memberMbps / 1_000, ...(isSmaller && { rateLimitingEnabled: true }) };
  }
  return {
    serviceProviderName: required(path.serviceProvider, path.id, 'it names no service provider'),
    peeringLocation: path.location,
    bandwidthInMbps: bundle.memberMbps,
  };
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
    ...ofProvider(scope),
    peeringType: 'AzurePrivatePeering',
    peerAsn: common(sessions.map((session) => session.siteAsn), id, 'ASNs of the site'),
    primaryPeerAddressPrefix: required(sessions[0], id, 'it has no primary session').prefix,
    secondaryPeerAddressPrefix: required(sessions[1], id, 'it has no secondary session').prefix,
    vlanId: attachment.vlan,
    sharedKey: secretVariable(scope.construct, secret, `MD5 key of the BGP sessions of ${id}`, PEERING_KEY_LENGTH),
  });
}

function authorization(scope: AzureScope, circuit: ExpressRouteCircuit, bundle: string, name: string, kind = ''): ExpressRouteCircuitAuthorization {
  return new ExpressRouteCircuitAuthorization(scope.construct, `${kind}authorization-${slug(bundle)}-${slug(name)}`, {
    name: slug(name),
    expressRouteCircuitName: circuit.name,
    resourceGroupName: scope.resourceGroupName,
    ...ofProvider(scope),
  });
}
