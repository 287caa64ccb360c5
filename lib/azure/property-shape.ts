import { CONSTRUCT, PROPERTY_CODE } from './problems';
import { byName, list, optional, type Shape, variant } from '../planner/verify/shape';
import { exactly, filled, given, isReference, matching, type PropertyShapes, requireShapes, TerraformProvider, TerraformResource, word } from '../terraform';
import type { AzureNetworkSource, AzureNetworkWithoutGateways, ExistingAzureNetwork, NewAzureNetwork } from './network';
import type { AzureHubSource, AzureHybridNetworkProps, AzureMacsec, ExistingCircuit } from './network-props';

type Props = AzureHybridNetworkProps;

const text = matching(/^[^]*$/, 'no text');

/** A name of a resource group or network: https://learn.microsoft.com/azure/azure-resource-manager/management/resource-name-rules */
const name = matching(/^[\p{L}\p{N}_().-]{0,89}[\p{L}\p{N}_()-]$/u, 'no name of a resource: a name, not an id, is wanted');

/** https://learn.microsoft.com/azure/key-vault/general/about-keys-secrets-certificates#vault-name-and-object-name */
const secretName = matching(/^[0-9A-Za-z-]{1,127}$/, 'no name of a secret: 1 to 127 letters, digits and hyphens');

const IPV4 = /^(?:(?:25[0-5]|2[0-4]\d|1?\d?\d)(?:\.(?!$)|$)){4}$/;

const twoAddresses: Shape<readonly [string, string]> = (value) => {
  const isAddress = (row: unknown) => isReference(row) || (typeof row === 'string' && IPV4.test(row));
  const isPair = Array.isArray(value) && value.length === 2 && value.every(isAddress) && value[0] !== value[1];
  return isPair ? undefined : ' is no list of two different IPv4 addresses';
};

const provider: Shape<TerraformProvider> = (value) => (TerraformProvider.isTerraformProvider(value) ? undefined : ' is no provider of cdktf');

const network = variant<AzureNetworkSource>('kind', {
  'new': exactly<NewAzureNetwork>({ kind: word('new'), gatewaySubnetPrefix: optional(text) }),
  'new-gateway-subnet': exactly<AzureNetworkWithoutGateways>({
    kind: word('new-gateway-subnet'), virtualNetworkName: name, virtualNetworkResourceGroupName: optional(name), gatewaySubnetPrefix: text,
  }),
  'existing': exactly<ExistingAzureNetwork>({ kind: word('existing'), gatewaySubnetId: filled, routeServerSubnetId: optional(filled) }),
});

const hub = variant<AzureHubSource>('kind', {
  new: exactly<Extract<AzureHubSource, { kind: 'new' }>>({ kind: word('new'), virtualWanId: optional(filled) }),
  existing: exactly<Extract<AzureHubSource, { kind: 'existing' }>>({ kind: word('existing'), virtualHubId: filled, virtualWanId: filled }),
});

const circuit = exactly<ExistingCircuit>({
  circuitId: filled,
  peeringId: optional(filled),
  authorizationKey: optional(filled),
  peering: optional((value) => (TerraformResource.isTerraformResource(value) ? undefined : ' is no resource of cdktf')),
  routingWeight: optional(given((value) => Number.isInteger(value) && (value as number) >= 0 && (value as number) <= 32_000, 'no whole number from 0 to 32000')),
});

type Access = NonNullable<AzureMacsec['access']>;

const macsec = exactly<AzureMacsec>({
  keyVaultId: filled,
  keyVaultUri: matching(/^https:\/\/[^/]+\/?$/, 'no address of a Key Vault: it starts with https:// and has no path'),
  secretNames: optional(byName(exactly({ ckn: secretName, cak: secretName }))),
  access: optional(variant<Access>('kind', {
    'role': exactly<Extract<Access, { kind: 'role' }>>({ kind: word('role') }),
    'access-policy': exactly<Extract<Access, { kind: 'access-policy' }>>({ kind: word('access-policy'), tenantId: filled }),
    'given': exactly<Extract<Access, { kind: 'given' }>>({ kind: word('given') }),
  })),
  identityId: optional(filled),
  identityPrincipalId: optional(filled),
});

type Peer = NonNullable<Props['reachPeers']>[string];
const peering = exactly<Exclude<Peer, 'not-up'>>({ peeringId: filled, authorizationKey: optional(filled) });
const peer: Shape<Peer> = (value) => (value === 'not-up' ? undefined : peering(value));

/** What each property looks like, and what to pass. The plan is looked at by who cuts the cloud out of it. */
const SHAPES: PropertyShapes<Props> = {
  plan: [() => undefined, 'what planNetwork() returns'],
  cloud: [text, 'the name of one of the plan\'s clouds on Azure'],
  resourceGroupName: [name, 'the name of a resource group'],
  network: [network, '{ kind: \'new\' }, { kind: \'new-gateway-subnet\', virtualNetworkName, gatewaySubnetPrefix } or { kind: \'existing\', gatewaySubnetId }'],
  hub: [hub, '{ kind: \'new\' } or { kind: \'existing\', virtualHubId, virtualWanId }'],
  routeServerSubnetPrefix: [text, 'a prefix such as 10.96.255.128/26'],
  expressRouteGatewayId: [filled, 'the resource id of a gateway'],
  vpnGateway: [exactly({ id: filled, publicIpAddresses: twoAddresses }), '{ id, publicIpAddresses: [first, second] }'],
  existingCircuits: [byName(circuit), '{ circuitId }, and peeringId, authorizationKey and routingWeight where they are needed, by the id of the bundle'],
  existingPorts: [byName(filled), 'resource ids by the id of the bundle'],
  onOrder: [list(filled), 'a list of ids of bundles'],
  authorizations: [list(text), 'a list of names'],
  macsec: [macsec, '{ keyVaultId, keyVaultUri }'],
  reachPeers: [byName(peer), '{ peeringId } or \'not-up\' by the id of the connection'],
  provider: [provider, 'a provider of cdktf, such as new AzurermProvider(...)'],
  circuitProvider: [provider, 'a provider of cdktf, such as new AzurermProvider(...)'],
  circuitResourceGroupName: [name, 'the name of a resource group'],
  tags: [byName(text), 'text by the name of the tag'],
  names: [byName(text), 'names by their id in the plan'],
};

/**
 * Refuses properties that are not of their shape.
 *
 * @throws HybridNetworkError with the first thing that is wrong with each property
 */
export function requireShape(props: unknown): asserts props is Props {
  requireShapes<Props>(props, SHAPES, { construct: CONSTRUCT, code: PROPERTY_CODE, required: ['cloud'] });
}
