import * as path from 'node:path';
import { buildAws as twoRegions } from '../../examples/aws-two-regions/aws';
import { buildTerraform as azureExisting } from '../../examples/azure-existing/terraform';
import { buildTerraform as azureShared } from '../../examples/azure-shared/terraform';
import { buildAws as crossCloudAws } from '../../examples/google-cross-cloud/aws';
import { buildTerraform as googleEncrypted } from '../../examples/google-encrypted/terraform';
import { buildTerraform as googlePartner } from '../../examples/google-partner/terraform';
import { buildTerraform as googleShared } from '../../examples/google-shared/terraform';
import { labOf, labText, runLab, templatesIn } from '../../lib/lab';
import type { LabOptions } from '../../lib/lab';
import { actionsOf, lostBy } from '../../lib/lab/scenarios';
import { examplePlan } from '../edge/fixture';
import { example, scratch } from '../examples/support';

type Build = (folder: string, outdir: string) => { synth(): unknown };

/** What the lab of an example is made of: its apps write into a folder of their own. */
function optionsOf(name: string, build: Build, output: 'cdk.out' | 'cdktf.out'): LabOptions {
  const folder = scratch();
  build(example(name), path.join(folder, output)).synth();
  const plan = examplePlan(name);
  return { plan, templates: templatesIn(folder, plan) };
}

const TWO_REGIONS = optionsOf('aws-two-regions', twoRegions, 'cdk.out');
const AZURE_SHARED = optionsOf('azure-shared', azureShared, 'cdktf.out');

test.each([
  ['two regions on one Direct Connect gateway', TWO_REGIONS],
  ['three virtual networks of one stack on one pair of circuits', AZURE_SHARED],
  ['three networks of one stack on one pair of connections', optionsOf('google-shared', googleShared, 'cdktf.out')],
  ['a circuit that exists beside one that is made', optionsOf('azure-existing', azureExisting, 'cdktf.out')],
])('both ends agree with %s', (_what, options) => {
  expect(labOf(options)).toMatchObject({ differences: [], faults: [] });
});

describe('a network that takes the circuits of another', () => {
  const { spec } = labOf(TWO_REGIONS);

  test('stands behind the same router of its cloud', () => {
    const joined = spec.wires.filter(({ a, b }) => b.node === 'virginia-dx' && a.node.endsWith('-hub')).map(({ a, b }) => [a.node, b.name]);
    expect(joined).toEqual([['virginia-hub', 'hub0'], ['oregon-hub', 'hub1']]);
  });

  test('is announced there as its own template says', () => {
    const bgpd = spec.nodes.find(({ name }) => name === 'virginia-dx')!.daemons.bgpd!;
    expect(bgpd.match(/^ {2}network .*$/gm)).toEqual(['  network 10.100.0.0/16', '  network 10.101.0.0/16']);
  });

  test('goes over the sessions of the other on circuits, and over its own tunnels', () => {
    const rows = spec.sessions.filter(({ guests }) => guests.includes('west')).map(({ link, kind }) => `${link} ${kind}`);
    expect(new Set(rows)).toEqual(new Set(['east dedicated']));
    expect(spec.sessions.filter(({ link }) => link === 'west').map(({ kind }) => kind)).toEqual(['vpn', 'vpn', 'vpn', 'vpn']);
    expect(spec.links.map(({ name }) => name)).toEqual(['east', 'west']);
  });

  test('is missed where its template announces nothing', () => {
    const template = JSON.parse(JSON.stringify(TWO_REGIONS.templates.oregon)) as { Resources: Record<string, { Type: string; Properties: object }> };
    Object.values(template.Resources).find(({ Type }) => Type === 'AWS::DirectConnect::DirectConnectGatewayAssociation')!.Properties = {};
    const { differences } = labOf({ ...TWO_REGIONS, templates: { ...TWO_REGIONS.templates, oregon: template as never } });
    expect(differences.map(({ message }) => message)).toEqual(['the template of virginia announces 10.100.0.0/16, and the plan says 10.100.0.0/16, 10.101.0.0/16']);
  });

  test('is left out with the cloud that has its circuits', () => {
    expect(labOf({ ...AZURE_SHARED, templates: { iowa: AZURE_SHARED.templates.iowa! } }).spec.nodes.map(({ name }) => name)).not.toContain('iowa-hub');
  });
});

test('what joins two clouds has no router of a site, and leaves nothing to try', async () => {
  const options = optionsOf('google-cross-cloud', crossCloudAws, 'cdk.out');
  expect(labOf(options)).toMatchObject({ differences: [], faults: [], spec: { links: [], sessions: [] } });
  const { report } = await runLab(options);
  expect(report).toMatchObject({ verdict: 'inconclusive', failure: 'no link joins a site with a cloud: there is no router to try' });
  expect(labText(report)).toContain('did not run to its end: no link joins a site');
});

describe('tunnels on encrypted circuits', () => {
  const { spec, differences, faults } = labOf(optionsOf('google-encrypted', googleEncrypted, 'cdktf.out'));
  const circuit = 'google-edge-1-ord-zone1-7-1-1-bgp';
  const tunnels = spec.sessions.filter(({ over }) => over === circuit);

  test('agree at both ends', () => {
    expect({ differences, faults }).toEqual({ differences: [], faults: [] });
  });

  test('are what traffic takes, and the circuits under them announce their ends alone', () => {
    expect(new Set(tunnels.map(({ kind }) => kind))).toEqual(new Set(['dedicated']));
    expect(spec.sessions.find(({ id }) => id === circuit)).toMatchObject({ kind: 'underlay', exchanges: { site: ['10.50.255.1/32'], cloud: ['10.216.6.64/26'] } });
    expect(spec.nodes.find(({ name }) => name === 'google-cr0')!.daemons.bgpd).toContain('ip prefix-list OWN-0 seq 5 permit 10.216.6.64/26\n');
  });

  test('end behind the router that has the circuits, which counts what is not encrypted', () => {
    const ends = spec.charons.filter(({ side, tunnel }) => side === 'cloud' && tunnels.some(({ id }) => id === tunnel)).map(({ node }) => node);
    expect(new Set(spec.wires.filter(({ a }) => ends.includes(a.node)).map(({ b }) => b.node))).toEqual(new Set(['google-cr0']));
    expect(spec.nodes.find(({ name }) => name === 'google-cr0')!.nft).toContain('counter name clear drop');
  });

  test('are lost with their circuit', () => {
    const using = new Map([['google', { toCloud: tunnels[0]!.id, toSite: tunnels[1]!.id }]]);
    expect(actionsOf(spec, 'asymmetric', using)).toEqual([{ kind: 'silent', session: circuit, direction: 'to-site' }]);
    const actions = actionsOf(spec, 'carrier', using);
    expect(actions).toEqual([{ kind: 'carrier', session: circuit }]);
    expect([...lostBy(spec, actions)].sort()).toEqual([circuit, ...tunnels.map(({ id }) => id)].sort());
  });
});

test('a session that Google makes on a circuit of a partner is there without BFD, as long as the template has not taken it over', () => {
  const { spec, differences } = labOf(optionsOf('google-partner', googlePartner, 'cdktf.out'));
  expect(differences).toEqual([]);
  expect(spec.sessions.filter(({ kind }) => kind === 'dedicated').map(({ id, bfd, speaker }) => [id, bfd, speaker])).toEqual([
    ['google-core-1-frankfurt-zone1-1-1-bgp', false, 'google-cr1'], ['google-core-2-frankfurt-zone2-1-1-bgp', false, 'google-cr1'],
  ]);
});
