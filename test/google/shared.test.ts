import { GoogleProvider } from '@cdktf/provider-google/lib/provider';
import { TerraformStack, Testing } from 'cdktf';
import { problemsOf } from './fixture';
import { definition, type Loose, planOf } from './topologies';
import { GoogleHybridNetwork, type GoogleHybridNetworkProps } from '../../lib/google';
import type { NetworkPlan } from '../../lib/planner/network-plan';

const FIRST = 'google-edge-1-iad-zone1-1-1';

/** A link with connections, and `dev` on them, to a network of another project and region. */
const pooled = (primary: Loose = {}, change: (definition: Loose) => void = () => undefined): NetworkPlan => planOf(definition(primary, (d) => {
  d.clouds.dev = { provider: 'google', project: 'ashburn-dev', region: 'us-central1', asn: 64_620, prefixes: ['10.150.0.0/16'] };
  d.links.dev = { site: 'ashburn', cloud: 'dev', primary: { kind: 'shared', circuitsOf: 'google', rateLimit: '2 Gbps' } };
  d.workloads.dev = { kind: 'telemetry', from: 'ashburn', to: 'dev', rate: '100 Mbps' };
  change(d);
}));

type Props = Partial<GoogleHybridNetworkProps>;

interface Built {
  readonly owner: GoogleHybridNetwork;
  readonly guest: GoogleHybridNetwork;
  readonly all: (type: string) => Loose[];
}

const given = (owner: GoogleHybridNetwork): Props => ({ interconnects: owner.sharedCircuits('dev') });

/** Both networks in one stack, the second with connections of the first. */
function build(plan: NetworkPlan, ofOwner: Props = {}, ofGuest: (owner: GoogleHybridNetwork) => Props = given): Built {
  const stack = new TerraformStack(Testing.app(), 'hybrid');
  new GoogleProvider(stack, 'google', { project: 'ashburn-ai' });
  const network = { kind: 'new' } as const;
  const owner = new GoogleHybridNetwork(stack, 'owner', { plan, cloud: 'google', network, customerName: 'Ashburn AI', ...ofOwner });
  const guest = new GoogleHybridNetwork(stack, 'guest', { plan, cloud: 'dev', network, ...ofGuest(owner) });
  const { resource } = JSON.parse(Testing.synth(stack)) as { resource: Record<string, Record<string, Loose>> };
  return { owner, guest, all: (type) => Object.values(resource[`google_compute_${type}`] ?? {}) };
}

const told = (make: () => unknown) => problemsOf(make).map(({ code, message, fix }) => `${code}: ${message} -> ${fix}`);

describe('a network with the connections of another', () => {
  const { all, owner, guest } = build(pooled({ macsec: { keys: 'ports' } }));

  test('orders none of its own, nor a group of them', () => {
    expect([owner.interconnects.size, guest.interconnects.size]).toEqual([2, 0]);
    expect([owner.interconnectGroups.size, guest.interconnectGroups.size]).toEqual([1, 0]);
    expect(all('interconnect').every(({ macsec_enabled: macsec }) => macsec)).toBe(true);
  });

  test('has attachments on them in its own project and region, as large as its limit', () => {
    expect([...guest.attachments.keys()]).toEqual(['dev-edge-1-iad-zone1-1-1-1', 'dev-edge-2-iad-zone2-5467-1-1']);
    const own = all('interconnect_attachment').filter(({ project }) => project === 'ashburn-dev');
    expect(own).toHaveLength(2);
    expect(own[0]).toMatchObject({
      name: 'ashburn-ai-dev-edge-1-iad-zone1-1-1-1',
      region: 'us-central1',
      bandwidth: 'BPS_2G',
      interconnect: expect.stringMatching(/^\$\{google_compute_interconnect\.owner_/),
      router: expect.stringMatching(/^\$\{google_compute_router\.guest_/),
    });
    expect(guest.attachmentGroups.size).toBe(1);
  });

  test('has Cloud Routers and sessions of its own', () => {
    expect(all('router').map(({ name, region, bgp }) => [name, region, bgp.asn])).toContainEqual(['ashburn-ai-dev-interconnect', 'us-central1', 64_620]);
    expect([...guest.routerPeers.keys()]).toEqual(['dev-edge-1-iad-zone1-1-1-1-bgp', 'dev-edge-2-iad-zone2-5467-1-1-bgp']);
  });

  test('takes connections of another stack by their self links', () => {
    const plan = pooled();
    const links = Object.fromEntries([...owner.interconnects.keys()].map((id) => [id, `projects/ashburn-ai/global/interconnects/${id}`]));
    const other = build(plan, {}, () => ({ interconnects: links }));
    expect(other.all('interconnect_attachment').filter(({ project }) => project === 'ashburn-dev').map(({ interconnect }) => interconnect)).toEqual(Object.values(links));
  });

  test('has nothing on connections that are on order', () => {
    const waiting = build(pooled({ phase: 'order' }), {}, () => ({}));
    expect([waiting.guest.attachments.size, waiting.guest.interconnects.size, waiting.owner.interconnects.size]).toEqual([0, 0, 2]);
  });

  test('gets those that exist already, as their owner does', () => {
    const link = 'projects/carrier/global/interconnects/first';
    const { guest: other, all: rows } = build(pooled(), { interconnects: { [FIRST]: link } });
    expect(other.attachments.size).toBe(2);
    expect(rows('interconnect_attachment').filter(({ interconnect }) => interconnect === link)).toHaveLength(2);
  });
});

describe('it is refused', () => {
  test('to build a network without the connections that it takes', () => {
    expect(told(() => build(pooled(), {}, () => ({})))[0]).toBe(
      `google-shared-circuits: the link takes the circuits of "google", and interconnects has no "${FIRST}" -> `
      + 'pass interconnects: owner.sharedCircuits("dev"), where owner is the construct of the cloud of "google", or their self links as text');
  });

  test('to ask for circuits for a link that takes none', () => {
    const { owner, guest } = build(pooled());
    expect(told(() => owner.sharedCircuits('google'))).toEqual(['google-no-guest: no link "google" takes circuits of this construct -> name dev']);
    expect(told(() => guest.sharedCircuits('dev'))).toEqual(['google-no-guest: no link "dev" takes circuits of this construct -> write a link of kind: shared into the definition']);
  });

  test('to have one VLAN id for attachments of two links on a connection', () => {
    const plan: Loose = structuredClone(pooled());
    const [own, other] = ['google', 'dev'].map((name) => plan.links.find((link: Loose) => link.name === name).primary.paths[0].bundles[0].attachments[0]);
    other.vlan = own.vlan;
    expect(told(() => build(plan as NetworkPlan))[0]).toMatch(/^google-vlan-twice: two attachments of ".*" have the VLAN id/);
  });

  test('to have more attachments of all links together than a connection takes, unless the quota was raised', () => {
    expect(told(() => build(pooled(), { quotas: { attachments: 1 } }))[0]).toMatch(/^google-attachments: ".*" has 2 VLAN attachments of all links that take it, and a connection takes 1/);
    const raised = { quotas: { attachments: 2 } };
    expect(() => build(pooled(), raised, (owner) => ({ ...given(owner), ...raised }))).not.toThrow();
  });
});
