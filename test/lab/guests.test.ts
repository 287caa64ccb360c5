import * as path from 'node:path';
import { buildAws as twoRegions } from '../../examples/aws-two-regions/aws';
import { buildTerraform as azureExisting } from '../../examples/azure-existing/terraform';
import { buildTerraform as azureShared } from '../../examples/azure-shared/terraform';
import { buildAws as crossCloudAws } from '../../examples/google-cross-cloud/aws';
import { buildTerraform as googleShared } from '../../examples/google-shared/terraform';
import { labOf, labText, runLab, templatesIn } from '../../lib/lab';
import type { LabOptions } from '../../lib/lab';
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
