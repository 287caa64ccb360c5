import { AzurermProvider } from '@cdktf/provider-azurerm/lib/provider';
import { Testing } from 'cdktf';
import { newStack, type Template } from './fixture';
import { inHub, planned } from './support';
import { AzureHybridNetwork, type AzureHybridNetworkProps } from '../../lib/azure';
import { HybridNetworkError } from '../../lib/errors';
import type { NetworkPlan } from '../../lib/planner';
import type { Draft } from '../networks';

const FIRST = 'azure-edge-1-washington-dc-1';

/** A link with circuits, and `dev` on them, to another network. */
const pooled = (change: (definition: Draft) => void = () => undefined): NetworkPlan => planned((d) => {
  d.clouds.dev = { provider: 'azure', region: 'centralus', prefixes: ['10.98.0.0/16'] };
  d.links.dev = { site: 'ashburn', cloud: 'dev', primary: { kind: 'shared', circuitsOf: 'azure' } };
  d.workloads.stream.rate = '400 Mbps';
  d.workloads.dev = { kind: 'telemetry', from: 'ashburn', to: 'dev', rate: '100 Mbps' };
  change(d);
});

interface Built {
  readonly template: Template;
  readonly owner: AzureHybridNetwork;
  readonly guest: AzureHybridNetwork;
}

type Props = Partial<AzureHybridNetworkProps>;

/** Both networks in one stack, the second with circuits of the first. */
function build(plan: NetworkPlan, ofOwner: Props = {}, ofGuest: (owner: AzureHybridNetwork) => Props = given): Built {
  const stack = newStack();
  const owner = new AzureHybridNetwork(stack, 'owner', { plan, cloud: 'azure-virginia', ...ofOwner });
  const guest = new AzureHybridNetwork(stack, 'guest', { plan, cloud: 'dev', ...ofGuest(owner) });
  return { owner, guest, template: JSON.parse(Testing.synth(stack)) as Template };
}

const given = (owner: AzureHybridNetwork) => ({ existingCircuits: owner.sharedCircuits('dev') });

const all = ({ resource }: Template, type: string) => Object.values(resource[`azurerm_${type}`] ?? {});
const connections = (template: Template) => all(template, 'virtual_network_gateway_connection').filter(({ type }) => type === 'ExpressRoute');

function toldOf(make: () => unknown): readonly string[] {
  try {
    make();
  } catch (error) {
    if (HybridNetworkError.is(error)) return error.problems.map(({ code, message, fix }) => `${code}: ${message} -> ${fix}`);
    throw error;
  }
  return [];
}

describe('a network with the circuits of another', () => {
  const { template, owner, guest } = build(pooled());

  test('makes no circuit and no peering of its own, but a gateway', () => {
    expect([guest.circuits.size, guest.peerings.size, guest.ports.size]).toEqual([0, 0, 0]);
    expect([owner.circuits.size, owner.peerings.size]).toEqual([2, 2]);
    expect(all(template, 'virtual_network_gateway').filter(({ type }) => type === 'ExpressRoute').map(({ location }) => location).sort()).toEqual(['centralus', 'eastus']);
    expect(guest.expressRouteGateway).toBeDefined();
  });

  test('is connected with each circuit once its peering is there, by a name of its own', () => {
    const own = connections(template).filter(({ name }) => name.startsWith('ashburn-ai-dev-'));
    expect(own).toHaveLength(2);
    expect(own[0]).toMatchObject({
      name: 'ashburn-ai-dev-edge-1-washington-dc-1',
      express_route_circuit_id: expect.stringMatching(/^\$\{azurerm_express_route_circuit\.owner_.*\.id\}$/),
      depends_on: [expect.stringMatching(/^azurerm_express_route_circuit_peering\.owner_/)],
    });
    expect(own[0]).not.toHaveProperty('authorization_key');
    expect(connections(template).map(({ name }) => name)).toHaveLength(4);
    expect(new Set(connections(template).map(({ name }) => name)).size).toBe(4);
    expect([...guest.liveCircuits.keys()]).toEqual([...owner.liveCircuits.keys()]);
  });

  test('has the key of an authorization where it is in another subscription', () => {
    const stack = newStack();
    const plan = pooled();
    const host = new AzureHybridNetwork(stack, 'owner', { plan, cloud: 'azure-virginia', authorizations: ['dev'] });
    const provider = new AzurermProvider(stack, 'other', { alias: 'other', subscriptionId: '2', features: [{}] });
    new AzureHybridNetwork(stack, 'guest', { plan, cloud: 'dev', provider, existingCircuits: host.sharedCircuits('dev', 'dev') });
    const own = connections(JSON.parse(Testing.synth(stack)) as Template).filter(({ provider: name }) => name === 'azurerm.other');
    expect(own.map((row) => row.authorization_key)).toEqual([FIRST, 'azure-edge-2-washington-dc2-1']
      .map((id) => expect.stringContaining(`{azurerm_express_route_circuit_authorization.owner_authorization-${id}-dev`)));
  });

  test('is warned of where circuits are made in another subscription and no authorization was named', () => {
    const made = (authorization?: string) => {
      const stack = newStack();
      const circuitProvider = new AzurermProvider(stack, 'hub', { alias: 'hub', subscriptionId: '2', features: [{}] });
      const host = new AzureHybridNetwork(stack, 'owner', {
        plan: pooled(), cloud: 'azure-virginia', circuitProvider, circuitResourceGroupName: 'circuits', authorizations: ['dev'],
      });
      const keys = Object.values(host.sharedCircuits('dev', authorization)).map(({ authorizationKey }) => authorizationKey !== undefined);
      return { keys, told: host.node.metadata.map(({ data }) => data as string) };
    };
    expect(made()).toEqual({ keys: [false, false], told: [expect.stringContaining('name "dev" in authorizations and write sharedCircuits("dev", "dev")')] });
    expect(made('dev')).toEqual({ keys: [true, true], told: [] });
    expect(owner.node.metadata).toEqual([]);
  });

  test('does not get the key by which circuits that exist are connected to the gateway of their owner', () => {
    const ids = [...owner.liveCircuits.keys()];
    const circuitId = '/subscriptions/2/resourceGroups/r/providers/Microsoft.Network/expressRouteCircuits/c';
    const existingCircuits = Object.fromEntries(ids.map((id) => [id, { circuitId: `${circuitId}-${id}`, authorizationKey: '00000000-0000-4000-8000-000000000000' }]));
    const { template: of } = build(pooled(), { existingCircuits });
    const keyed = connections(of).map(({ location, authorization_key: key }) => [location, key !== undefined]).sort();
    expect(keyed).toEqual([['centralus', false], ['centralus', false], ['eastus', true], ['eastus', true]]);
  });

  test('waits for nothing of another stack but the circuit itself', () => {
    const { template: alone } = (() => {
      const stack = newStack();
      const existingCircuits = Object.fromEntries([...owner.liveCircuits.keys()].map((id) => [id, { circuitId: `/subscriptions/0/expressRouteCircuits/${id}` }]));
      new AzureHybridNetwork(stack, 'guest', { plan: pooled(), cloud: 'dev', existingCircuits });
      return { template: JSON.parse(Testing.synth(stack)) as Template };
    })();
    expect(connections(alone).map(({ express_route_circuit_id: id, depends_on: after }) => [id, after])[0]).toEqual([`/subscriptions/0/expressRouteCircuits/${FIRST}`, undefined]);
  });

  test('may be a virtual hub, which takes the peering', () => {
    const hub = build(pooled((d) => { inHub({ clouds: { 'azure-virginia': d.clouds.dev } }); }));
    expect(all(hub.template, 'express_route_connection').map(({ name, express_route_circuit_peering_id: id }) => [name, id])[0]).toEqual([
      'ashburn-ai-dev-edge-1-washington-dc-1', expect.stringMatching(/^\$\{azurerm_express_route_circuit_peering\.owner_/),
    ]);
  });

  test('has nothing on circuits that are on order', () => {
    const plan = pooled((d) => { d.links.azure.primary.phase = 'order'; });
    const { guest: waiting, owner: ordering } = build(plan, {}, () => ({}));
    expect([waiting.liveCircuits.size, waiting.expressRouteGateway]).toEqual([0, undefined]);
    expect(ordering.circuits.size).toBe(2);
    expect(ordering.sharedCircuits('dev')).toEqual({});
  });

  test('may take some of them, while others are on order', () => {
    const { guest: some } = build(pooled(), { onOrder: [FIRST] }, (host) => ({ ...given(host), onOrder: [FIRST] }));
    expect([...some.liveCircuits.keys()]).toEqual(['azure-edge-2-washington-dc2-1']);
  });
});

describe('it is refused', () => {
  test('to build a network without the circuits that it takes', () => {
    expect(toldOf(() => build(pooled(), {}, () => ({})))[0]).toBe(
      `azure-shared-circuits: the link takes the circuits of "azure", and existingCircuits has no "${FIRST}" -> `
      + 'pass existingCircuits: owner.sharedCircuits("dev"), where owner is the construct of the cloud of "azure", or its ids as text; list in onOrder what is not up yet');
  });

  test('to ask for circuits for a link that takes none', () => {
    const { owner, guest } = build(pooled());
    expect(toldOf(() => owner.sharedCircuits('azure'))).toEqual(['azure-no-guest: no link "azure" takes circuits of this construct -> name dev']);
    expect(toldOf(() => guest.sharedCircuits('dev'))).toEqual(['azure-no-guest: no link "dev" takes circuits of this construct -> write a link of kind: shared into the definition']);
  });

  test('to ask for an authorization that was not made', () => {
    const { owner } = build(pooled());
    expect(toldOf(() => owner.sharedCircuits('dev', 'dev'))[0]).toBe(`azure-no-authorization: the circuit "${FIRST}" has no authorization "dev" -> name it in authorizations of the construct that makes the circuit`);
  });

  test('to give more networks than a circuit takes an authorization, each guest counted once', () => {
    const names = (count: number) => ['dev', ...Array.from({ length: count }, (_, i) => `spoke-${i}`)];
    expect(toldOf(() => build(pooled(), { authorizations: names(8) }))).toEqual([]);
    expect(toldOf(() => build(pooled(), { authorizations: names(9) }))[0]).toMatch(/^azure-linked: ".*" has 11 virtual networks and connections of Global Reach, and a standard circuit/);
  });
});
