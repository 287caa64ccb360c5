import { AzurermProvider } from '@cdktf/provider-azurerm/lib/provider';
import { Testing } from 'cdktf';
import { build, newStack, problemOf, type Template } from './fixture';
import { planned } from './support';
import { AzureHybridNetwork, type AzureHybridNetworkProps } from '../../lib/azure';
import type { NetworkPlan } from '../../lib/planner';
import type { Draft } from '../networks';

const OWN = 'azure-edge-1-washington-dc-1';
const PEERING = '/subscriptions/1/resourceGroups/n/providers/Microsoft.Network/expressRouteCircuits/west/peerings/AzurePrivatePeering';

/** Two sites with a circuit each, to a region each, that Global Reach joins. */
const joined = (change: (d: Draft) => void = () => undefined): NetworkPlan => planned((d) => {
  d.sites.phoenix = { asn: 65020, prefixes: ['10.40.0.0/16'], linkPrefixes: ['172.22.255.0/24'], reachPrefixes: ['172.22.254.0/24'], routers: { 'phx-1': { publicIp: '203.0.113.44', vlans: '1400-1599' } } };
  d.sites.ashburn.reachPrefixes = ['172.21.0.0/24'];
  d.clouds['azure-arizona'] = { provider: 'azure', region: 'westus3', prefixes: ['10.98.0.0/16'] };
  const { paths } = d.links.azure.primary;
  Object.assign(d.links.azure, { resilience: 'basic', primary: { kind: 'express-route', globalReach: true, paths: [paths[0]] } });
  const primary = { kind: 'express-route', globalReach: true, paths: [{ router: 'phx-1', location: 'Phoenix', serviceProvider: 'Megaport' }] };
  d.links.west = { site: 'phoenix', cloud: 'azure-arizona', resilience: 'basic', fallback: { kind: 'vpn' }, primary };
  change(d);
});

const both = joined();
const [reach] = (both.links.find(({ name }) => name === 'azure')!.primary as Draft).expressRoute.globalReach;

const reachesIn = (plan: NetworkPlan, props: Partial<AzureHybridNetworkProps> = {}) =>
  Object.values(build(plan, props).template.resource.azurerm_express_route_circuit_connection ?? {});

describe('Global Reach to a circuit of another stack', () => {
  test('joins the circuit to the peering that was given, with its key', () => {
    expect(reach.bundle).toBe(OWN);
    expect(reachesIn(both, { reachPeers: { [reach.id]: { peeringId: PEERING, authorizationKey: 'key' } } })).toMatchObject([
      { peer_peering_id: PEERING, authorization_key: 'key', address_prefix_ipv4: expect.stringMatching(/\/29$/) },
    ]);
  });

  test('asks for the peering once both circuits are up', () => {
    expect(problemOf(() => build(both))).toMatchObject({ code: 'azure-reach-peer', message: expect.stringContaining('"azure-arizona"') });
  });

  test('waits while the other circuit is on order in the plan', () => {
    const waiting = joined((d) => { d.links.west.primary.phase = 'order'; });
    expect(reachesIn(waiting)).toEqual([]);
    expect(build(waiting).network.liveCircuits.has(OWN)).toBe(true);
  });

  test('waits while the own circuit is on order', () => {
    expect(reachesIn(joined((d) => { d.links.azure.primary.phase = 'order'; }))).toEqual([]);
  });

  test('waits while the other stack has the circuit in onOrder, and is told so', () => {
    expect(reachesIn(both, { reachPeers: { [reach.id]: 'not-up' } })).toEqual([]);
  });

  test('needs nothing in the stack of the other circuit, where it does not start', () => {
    expect(reachesIn(both, { cloud: 'azure-arizona' })).toEqual([]);
  });
});

describe('Global Reach to a circuit that its own cloud is a guest of', () => {
  const WEST = 'west-phx-1-phoenix-1';

  /** The network of `azure` is on the circuit of `west` too. */
  const plan = joined((d) => {
    d.links.guest = { site: 'phoenix', cloud: 'azure-virginia', primary: { kind: 'shared', circuitsOf: 'west', roundTripTime: '60 ms' } };
    d.workloads.guest = { kind: 'telemetry', from: 'phoenix', to: 'azure-virginia', rate: '10 Mbps' };
  });

  /** Both networks in one stack: the connections that the guest makes. */
  function reaches(authorization?: string, onOrder: readonly string[] = [], reachPeers: (owner: AzureHybridNetwork) => AzureHybridNetworkProps['reachPeers'] = () => ({})) {
    const stack = newStack();
    const owner = new AzureHybridNetwork(stack, 'owner', { plan, cloud: 'azure-arizona', onOrder, authorizations: ['guest', 'reach'] });
    const existingCircuits = owner.sharedCircuits('guest', authorization);
    new AzureHybridNetwork(stack, 'guest', { plan, cloud: 'azure-virginia', onOrder, existingCircuits, reachPeers: reachPeers(owner) ?? {} });
    return Object.values((JSON.parse(Testing.synth(stack)) as Template).resource.azurerm_express_route_circuit_connection ?? {});
  }

  test('joins it by what the guest knows, within a subscription', () => {
    expect(reach).toMatchObject({ bundle: OWN, peerBundle: WEST });
    const [row] = reaches();
    expect(row).toMatchObject({ peer_peering_id: expect.stringContaining(`owner_peering-${WEST}`) });
    expect(row).not.toHaveProperty('authorization_key');
  });

  test('asks for an authorization of its own where the circuit is in another subscription', () => {
    expect(problemOf(() => reaches('guest'))).toMatchObject({ code: 'azure-reach-peer', message: expect.stringContaining('"azure-arizona"') });
    const own = reaches('guest', [], ({ liveCircuits, authorizations }) => (
      { [reach.id]: { peeringId: liveCircuits.get(WEST)!.peeringId, authorizationKey: authorizations.get(`${WEST}/reach`)!.authorizationKey } }));
    expect(own).toMatchObject([{ authorization_key: expect.stringContaining(`owner_authorization-${WEST}-reach`) }]);
  });

  test('waits while the circuit is in onOrder of both', () => {
    expect(reaches(undefined, [WEST])).toEqual([]);
  });
});

describe('Global Reach between circuits of one cloud in a subscription of their own', () => {
  test('needs no key, though their gateway does', () => {
    const plan = joined((d) => { d.links.west.cloud = 'azure-virginia'; delete d.clouds['azure-arizona']; });
    const stack = newStack();
    const circuitProvider = new AzurermProvider(stack, 'hub', { alias: 'hub', subscriptionId: '2', features: [{}] });
    const made = new AzureHybridNetwork(stack, 'azure', { plan, cloud: 'azure-virginia', circuitProvider, circuitResourceGroupName: 'circuits' });
    expect([...made.liveCircuits.values()].map(({ connectionKey }) => connectionKey !== undefined)).toEqual([true, true]);
    expect([...made.globalReach.values()].map(({ authorizationKeyInput }) => authorizationKeyInput)).toEqual([undefined]);
  });
});
