import { example, expectSoundPlan, inFolder, resources, reversedCopy, scratch, templates } from './support';
import { buildTerraform as crossCloud } from '../../examples/google-cross-cloud/terraform';
import { buildTerraform as encrypted } from '../../examples/google-encrypted/terraform';
import { buildTerraform as high } from '../../examples/google-high/terraform';
import { buildTerraform as maximum } from '../../examples/google-maximum/terraform';
import { buildTerraform as partner } from '../../examples/google-partner/terraform';
import { buildTerraform as shared } from '../../examples/google-shared/terraform';
import { buildTerraform as siteToSite } from '../../examples/google-site-to-site/terraform';

const EXAMPLES = {
  'google-cross-cloud': crossCloud,
  'google-encrypted': encrypted,
  'google-high': high,
  'google-maximum': maximum,
  'google-partner': partner,
  'google-shared': shared,
  'google-site-to-site': siteToSite,
} as const;
type Name = keyof typeof EXAMPLES;
const NAMES = Object.keys(EXAMPLES) as Name[];

function synthesize(name: Name, folder = example(name)): Record<string, string> {
  const outdir = scratch();
  EXAMPLES[name](folder, outdir).synth();
  return templates(outdir);
}

const written = Object.fromEntries(NAMES.map((name) => [name, synthesize(name)])) as Record<Name, Record<string, string>>;
const stackOf = (name: Name) => written[name][`stacks/${name}/cdk.tf.json`]!;

describe.each(NAMES)('%s', (name) => {
  test('keeps what was asked for, by the lock that is committed, and every claim of its plan holds', () => {
    expectSoundPlan(example(name));
  });

  test('writes one stack, with its state in storage of its own and no key as text', () => {
    expect(Object.keys(written[name])).toEqual([`stacks/${name}/cdk.tf.json`]);
    const { terraform, variable } = JSON.parse(stackOf(name)) as { terraform: { backend: object }; variable: Record<string, { sensitive: boolean }> };
    expect(Object.keys(terraform.backend)).toEqual(['gcs']);
    expect(Object.values(variable).every(({ sensitive }) => sensitive)).toBe(true);
    for (const { shared_secret: key } of resources(stackOf(name), 'google_compute_vpn_tunnel')) expect(key).toMatch(/^\$\{var\.\w+\}$/);
  });

  test('writes the same bytes from another folder, with the keys of the definition in another order', () => {
    const copy = reversedCopy(example(name));
    expect(inFolder(scratch(), () => synthesize(name, copy))).toEqual(written[name]);
  });
});

test('google-high orders ports with MACsec in both availability domains', () => {
  const ports = resources(stackOf('google-high'), 'google_compute_interconnect');
  expect(ports.map(({ location, macsec_enabled: macsec }) => [String(location).split('/').at(-1), macsec])).toEqual([['iad-zone1-1', true], ['iad-zone2-5467', true]]);
});

test('google-maximum has ordered New York, and runs Ashburn', () => {
  const regions = resources(stackOf('google-maximum'), 'google_compute_interconnect_attachment').map(({ region }) => region);
  expect([...new Set(regions)]).toEqual(['us-east4']);
  const places = resources(stackOf('google-maximum'), 'google_compute_interconnect').map(({ location }) => String(location).split('/').at(-1));
  expect([...new Set(places)].sort()).toEqual(['iad-zone1-1', 'iad-zone2-5467', 'lga-zone1-16', 'lga-zone2-9']);
});

test('google-partner orders nothing of Google but attachments, and puts out what to order them with', () => {
  expect(resources(stackOf('google-partner'), 'google_compute_interconnect')).toEqual([]);
  expect(resources(stackOf('google-partner'), 'google_compute_interconnect_attachment').map(({ type }) => type)).toEqual(['PARTNER', 'PARTNER']);
  expect(Object.keys((JSON.parse(stackOf('google-partner')) as { output: object }).output)).toContain('google_pairing_keys');
});

test('google-encrypted lets nothing but HA VPN onto its attachments', () => {
  expect(resources(stackOf('google-encrypted'), 'google_compute_interconnect_attachment').map(({ encryption }) => encryption)).toEqual(['IPSEC', 'IPSEC']);
});

test('google-site-to-site has a spoke for each link, rotates keys, and makes no network', () => {
  expect(resources(stackOf('google-site-to-site'), 'google_network_connectivity_spoke')).toHaveLength(2);
  expect(resources(stackOf('google-site-to-site'), 'google_compute_network')).toEqual([]);
  const tunnels = resources(stackOf('google-site-to-site'), 'google_compute_vpn_tunnel').map(({ name }) => String(name)).filter((name) => name.includes('google-vpn'));
  expect(tunnels.filter((name) => /-k2-\d$/.test(name))).toHaveLength(tunnels.length / 2);
});

test('google-shared orders two connections, and has attachments of three networks on them, each in its project and region', () => {
  expect(resources(stackOf('google-shared'), 'google_compute_interconnect').map(({ project }) => project)).toEqual(['ai-production', 'ai-production']);
  const attachments = resources(stackOf('google-shared'), 'google_compute_interconnect_attachment');
  expect(attachments.map(({ project, region, bandwidth }) => `${String(project)} ${String(region)} ${String(bandwidth)}`).sort()).toEqual([
    ...Array<string>(2).fill('ai-production us-central1 BPS_10G'), ...Array<string>(2).fill('ai-production us-east4 BPS_10G'), ...Array<string>(2).fill('ai-research us-east4 BPS_5G'),
  ]);
  expect(new Set(attachments.map(({ interconnect }) => interconnect)).size).toBe(2);
  expect(resources(stackOf('google-shared'), 'google_compute_interconnect_group')).toHaveLength(1);
  expect(resources(stackOf('google-shared'), 'google_compute_interconnect_attachment_group')).toHaveLength(3);
});

test('google-cross-cloud orders an equal pair of connections to AWS, and puts out what to order there', () => {
  const connections = resources(stackOf('google-cross-cloud'), 'google_compute_interconnect');
  expect(connections.map(({ location, remote_location: remote, requested_link_count: links, customer_name: customer }) =>
    [String(location).split('/').at(-1), String(remote).split('/').slice(-2).join('/'), links, customer])).toEqual([
    ['iad-zone1-1', 'interconnectRemoteLocations/aws-eqdc2', 3, undefined],
    ['iad-zone2-1', 'interconnectRemoteLocations/aws-eqdc2', 3, undefined],
  ]);
  const { output } = JSON.parse(stackOf('google-cross-cloud')) as { output: Record<string, { value: Record<string, Record<string, unknown>> }> };
  const ends = Object.values(output.google_remote_ends!.value);
  expect(ends.map(({ location, connections_bandwidth: speed, number_of_connections: count }) => [location, speed, count])).toEqual([['EqDC2', '10Gbps', 3], ['EqDC2', '10Gbps', 3]]);
  const interfaces = ends.flatMap(({ virtual_interfaces: rows }) => rows as Record<string, unknown>[]);
  const attachments = resources(stackOf('google-cross-cloud'), 'google_compute_interconnect_attachment');
  expect(interfaces.map(({ vlan }) => vlan)).toEqual(attachments.map(({ vlan_tag8021q: vlan }) => vlan));
  expect(new Set(interfaces.map(({ asn, amazon_side_asn: amazon }) => `${String(asn)} ${String(amazon)}`))).toEqual(new Set(['64620 64513']));
});
