import { GoogleProvider } from '@cdktf/provider-google/lib/provider';
import { TerraformStack, TerraformVariable, Testing } from 'cdktf';
import { problemsOf } from './fixture';
import { construct, definition, type Loose, PARTNERS, planOf, TOPOLOGIES } from './topologies';
import { GoogleHybridNetwork } from '../../lib/google';
import type { DedicatedPlan, NetworkPlan } from '../../lib/planner/network-plan';

const high = planOf(TOPOLOGIES.high!);
const NETWORK = 'projects/ashburn-ai/global/networks/shared';
const CONNECTION = 'projects/ashburn-ai/global/interconnects/ours';
const bundlesOf = (plan: NetworkPlan) => (plan.links[0]!.primary as DedicatedPlan).paths.flatMap(({ bundles }) => bundles.map(({ id }) => id));
const told = (props: Loose, plan = high) => problemsOf(() => construct(plan, props)).map(({ code, message }) => `${code}: ${message}`);

describe('properties of another shape are refused before anything is built', () => {
  test.each<[property: string, given: unknown, told: string]>([
    ['network', 'new', 'network.kind is none of new, existing'],
    ['network', undefined, 'network.kind is none of new, existing'],
    ['network', null, 'network.kind is none of new, existing'],
    ['network', { kind: 'exsting', networkId: NETWORK }, 'network.kind is none of new, existing'],
    ['network', { kind: 'existing' }, 'network.networkId is no id of a network'],
    ['network', { kind: 'existing', networkId: 'shared' }, 'network.networkId is no id of a network'],
    ['network', { kind: 'existing', networkId: NETWORK, routing: 'GLOBAL' }, 'network.routing is not global or regional'],
    ['network', { kind: 'existing', networkId: NETWORK, mtu: '1460' }, 'network.mtu is no whole number'],
    ['network', { kind: 'existing', networkId: NETWORK, serviceProjects: ['training'] }, 'network.serviceProjects is unknown'],
    ['network', { kind: 'new', name: 'Our Network' }, 'network.name is no name of a resource'],
    ['network', { kind: 'new', bestPath: 'standart' }, 'network.bestPath is no value with fields'],
    ['network', { kind: 'new', bestPath: { alwaysCompareMed: true } }, 'network.bestPath.addRegionCostToMed is neither true nor false'],
    ['network', { kind: 'new', subnetworks: 'yes' }, 'network.subnetworks is neither true nor false'],
    ['network', { kind: 'new', serviceProjects: 'training' }, 'network.serviceProjects is no list'],
    ['cloud', undefined, 'cloud is no text'],
    ['customerName', '', 'customerName is no text'],
    ['nocContactEmail', 'noc', 'nocContactEmail is no address'],
    ['interconnectProject', 'Ports', 'interconnectProject is no id of a project'],
    ['interconnects', { x: 'ours' }, 'interconnects.x is no link of a connection'],
    ['onOrder', 'x', 'onOrder is no list'],
    ['routers', { 'vpn/us-east4': 7 }, 'routers.vpn/us-east4 is no name of a resource'],
    ['partnerPeers', { x: 'auto-ia-bgp-x' }, 'partnerPeers.x is no value with fields'],
    ['macsecKeys', { google: { name: 'a' } }, 'macsecKeys.google is no list'],
    ['macsecKeys', { google: [null] }, 'macsecKeys.google[0] is no value with fields'],
    ['macsecKeys', { google: [{ name: 'a', startTime: null }] }, 'macsecKeys.google[0].startTime is no text'],
    ['customLearnedRanges', { google: ['10.0.0.1/8'] }, 'customLearnedRanges.google[0] is no IPv4 prefix'],
    ['alsoAnnounce', '199.36.153.8/30', 'alsoAnnounce is no list'],
    ['alsoAnnounce', ['199.36.153.8'], 'alsoAnnounce[0] is no IPv4 prefix'],
    ['alsoAnnounce', ['300.0.0.0/8'], 'alsoAnnounce[0] is no IPv4 prefix'],
    ['announceSubnets', 'true', 'announceSubnets is neither true nor false'],
    ['labels', { Team: 'x' }, 'labels has the key "Team"'],
    ['labels', { team: 'The Network' }, 'labels.team is no value of a label'],
    ['labels', Object.fromEntries(Array.from({ length: 65 }, (_, i) => [`l${i}`, 'x'])), 'labels has more than 64 labels'],
    ['quotas', null, 'quotas is no value with fields'],
    ['quotas', { peers: 4 }, 'quotas.peers is unknown'],
    ['quotas', { dynamicPrefixes: -1 }, 'quotas.dynamicPrefixes is no whole number'],
  ])('%s: %j', (property, given, expected) => {
    expect(told({ [property]: given })).toEqual([expect.stringContaining(`google-property: ${expected}`)]);
  });

  test('a property that there is not, and no properties at all', () => {
    expect(told({ netwrok: { kind: 'new' } })).toEqual(['google-property: GoogleHybridNetwork has no property "netwrok"']);
    const stack = new TerraformStack(Testing.app(), 'google');
    expect(problemsOf(() => new GoogleHybridNetwork(stack, 'a', undefined as Loose))[0]!.message).toBe('GoogleHybridNetwork was given no properties');
  });

  test('all of them at once', () => {
    expect(told({ network: 'new', quotas: null, onOrder: 7 }).map((row) => row.split(' ')[1])).toEqual(['network.kind', 'onOrder', 'quotas']);
  });

  test('but what only Terraform knows is taken', () => {
    const stack = new TerraformStack(Testing.app(), 'google');
    new GoogleProvider(stack, 'google', { project: 'ashburn-ai', region: 'us-east4' });
    const text = new TerraformVariable(stack, 'given', { type: 'string' }).stringValue;
    const props = { customerName: text, interconnectProject: text, network: { kind: 'existing', networkId: text }, alsoAnnounce: [text] } as const;
    expect(() => new GoogleHybridNetwork(stack, 'Hybrid', { plan: high, cloud: 'google', ...props })).not.toThrow();
  });
});

describe('properties that name what is not there, or twice', () => {
  test('a connection for no bundle of the plan, which would leave the bundle to be ordered anew', () => {
    expect(told({ interconnects: { 'google-edge-1': CONNECTION } })).toEqual(['google-unknown-link: interconnects names "google-edge-1", and the cloud has no such link or part']);
    const partner = planOf(TOPOLOGIES.partner!);
    expect(told({ interconnects: { [bundlesOf(partner)[0]!]: CONNECTION } }, partner)[0]).toContain('interconnects names');
    expect(told({ onOrder: ['google-edge-1'] })[0]).toContain('onOrder names "google-edge-1"');
  });

  test('one connection for two bundles', () => {
    const [first, second] = bundlesOf(high);
    expect(told({ interconnects: { [first!]: CONNECTION, [second!]: CONNECTION } })).toEqual([expect.stringContaining('google-connection-twice')]);
  });

  test('a network of another project than that of the cloud', () => {
    expect(told({ network: { kind: 'existing', networkId: 'projects/other-project/global/networks/n' } })).toEqual([expect.stringContaining('google-network-project: network.networkId is in the project "other-project"')]);
  });

  test('a service project twice, or the host', () => {
    expect(told({ network: { kind: 'new', serviceProjects: ['training', 'training'] } })).toEqual(['google-property: network.serviceProjects has "training" twice']);
    expect(told({ network: { kind: 'new', serviceProjects: ['ashburn-ai'] } })[0]).toContain('google-service-project');
  });

  test('a range twice', () => {
    expect(told({ alsoAnnounce: ['10.128.0.0/16'] })).toEqual(['google-property: alsoAnnounce with the prefixes of the cloud has "10.128.0.0/16" twice']);
    expect(told({ customLearnedRanges: { google: ['172.20.0.0/16', '172.20.0.0/16'] } })[0]).toContain('has "172.20.0.0/16" twice');
  });

  test('ranges to learn from peers of a partner that are not ours to configure', () => {
    const customLearnedRanges = { google: ['172.20.0.0/16'] };
    expect(told({ customLearnedRanges }, planOf(TOPOLOGIES.partner!))).toEqual([expect.stringContaining('partnerPeers does not name it'), expect.stringContaining('google-learned-peer')]);
    const layer3 = planOf(definition({ kind: 'partner-interconnect', paths: PARTNERS, layer: 3 }));
    expect(told({ customLearnedRanges }, layer3)[0]).toContain('at layer 3 the partner speaks BGP');
  });

  test('a cloud that the stack has already', () => {
    const made = construct(high);
    const again = () => new GoogleHybridNetwork(TerraformStack.of(made), 'Again', { plan: high, cloud: 'google', network: { kind: 'new' }, customerName: 'Ashburn AI' });
    expect(problemsOf(again).map(({ code, message }) => [code, message.split(':')[0]])).toEqual([['google-built-twice', 'the stack has the cloud already, built by "google/Hybrid"']]);
  });
});

describe('MACsec keys are refused', () => {
  const macsec = planOf(TOPOLOGIES.macsec!);
  const keys = (...rows: readonly (readonly [string, string?])[]) => ({ macsecKeys: { google: rows.map(([name, startTime]) => ({ name, ...(startTime && { startTime }) })) } });

  test('where there is none of them, or more than a connection takes', () => {
    expect(told(keys(), macsec)).toEqual(['google-macsec-key: macsecKeys has 0 keys for the link']);
    const six = [1, 2, 3, 4, 5, 6].map((n) => [`k-${n}`, `2027-01-0${n}T00:00:00Z`] as const);
    expect(told(keys(...six), macsec)[0]).toContain('6 keys');
  });

  test('where two have one name, or one of several no time', () => {
    expect(told(keys(['a', '2027-01-01T00:00:00Z'], ['a', '2027-02-01T00:00:00Z']), macsec)).toEqual(['google-macsec-key: two MACsec keys are named "a"']);
    expect(told(keys(['a'], ['b', '2027-02-01T00:00:00Z']), macsec)[0]).toContain('"a" has no startTime');
  });

  test('where a time is none', () => {
    for (const time of ['2027', '2027-01-01', '2027-13-01T00:00:00Z', 'tomorrow']) expect(told(keys(['a', time]), macsec)[0]).toContain(`starts at "${time}"`);
  });

  test('where the first starts after the ports are in use, unless they are still on order', () => {
    const late = keys(['a', '2027-06-02T00:00:00Z']);
    expect(told(late, macsec)).toEqual([expect.stringContaining('google-macsec-start: the first MACsec key "a" starts at 2027-06-02T00:00:00Z, after 2027-06-01')]);
    expect(() => construct(macsec, keys(['a', '2027-05-01T00:00:00Z']))).not.toThrow();
    expect(() => construct(macsec, keys(['a']))).not.toThrow();
    expect(() => construct(planOf(definition({ macsec: { keys: 'k' }, phase: 'order' })), late)).not.toThrow();
  });
});
