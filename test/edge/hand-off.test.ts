import { ashburn, examplePlan, unlocked } from './fixture';
import { handOffSheets } from '../../lib/edge';

const sheets = handOffSheets(ashburn());
const sheet = (name: string, all = sheets) => all.find((row) => row.name === name)?.markdown ?? '';

test('is one sheet for each link whose paths are all live', () => {
  expect(sheets.map(({ name }) => name)).toEqual(['aws-live.md', 'azure-live.md', 'google-live.md']);
});

test('holds what is ordered, cabled and configured', () => {
  expect(sheet('aws-live.md')).toContain('| aws-edge-1-eqdc2-1 | aws/direct-connect/10G | 2 x 10 Gbps | EqDC2 | Equinix Ashburn campus | none | MACsec, must-encrypt, gcm-aes-256, keys ashburn-macsec, by a switch in front of edge-1 |');
  expect(sheet('aws-live.md')).toContain('| Equinix DC6 | edge-1 | eth2 | EqDC2, Equinix Ashburn campus | 10000 | aws-edge-1-eqdc2-1/1, in bond1 with LACP |');
  expect(sheet('aws-live.md')).toContain(
    '| aws-edge-1-eqdc2-1-1-bgp | edge-1 | 1137 | 1500 | 172.20.255.121/30 | 172.20.255.122 | 65010 | 64513 | 300 ms x 3 | ashburn-ai/bgp/aws-edge-1-eqdc2-1-1 |');
  expect(sheet('azure-live.md')).toContain('| azure-vpn-edge-1-1-2 | edge-1 | 203.0.113.10 | known after the deployment | UDP 500, ESP | 1400 | 1350 | 169.254.22.83/29 | 169.254.22.82 | 65010 | 65515 | ashburn-ai/vpn/azure-vpn-edge-1-1 |');
});

test('says of addresses that the cloud gives that they may be others', () => {
  expect(sheet('google-live.md')).toContain('169.254.114.10/29, unless the deployment says other');
});

test('counts both ports of an ExpressRoute circuit', () => {
  expect(sheet('azure-live.md')).toContain('| azure-edge-1-washington-dc-1 | azure/express-route/10G | 2 x 10 Gbps |');
});

test('says how long failures take, and what is inside the cloud', () => {
  expect(sheet('azure-live.md')).toContain('0.5 s to 1.3 s, and up to 60 s inside the cloud');
});

test('has a sheet for each phase where a link is in both, and no session in that of the order', () => {
  const mixed = handOffSheets(ashburn((definition) => { definition.links.aws.primary.paths[0].phase = 'order'; }));
  expect(mixed.map(({ name }) => name)).toEqual(['aws-order.md', 'aws-live.md', 'azure-live.md', 'google-live.md']);
  const order = sheet('aws-order.md', mixed);
  expect(order).toContain('letter of authorization');
  expect(order).toContain('aws-edge-1-eqdc2-1');
  expect(order).not.toContain('aws-edge-2-csva1-1 |');
  expect(order).not.toContain('VLANs and BGP sessions');
  expect(order).toContain('aws-vpn-edge-1-1-1');
  expect(sheet('aws-live.md', mixed)).not.toContain('| aws-edge-1-eqdc2-1-1-bgp |');
});

test('the port that a path on order is cabled to is the one it has later', () => {
  const port = (markdown: string) => /\| (eth\d+) \| iad-zone1-1/.exec(markdown)?.[1];
  const order = handOffSheets(ashburn((definition) => { definition.links.google.primary.paths[0].phase = 'order'; }));
  expect(port(sheet('google-order.md', order))).toBe(port(sheet('google-live.md')));
});

test.each([['aws-hosted', 'Make the connections, each with a VLAN id of your choice'], ['aws-basic', 'LOA-CFA']])('the order of %s has its own steps', (name, words) => {
  const plan = examplePlan(name);
  const ordered = { ...plan, links: plan.links.map((link) => (link.primary.kind === 'vpn' ? link : { ...link, primary: { ...link.primary, paths: link.primary.paths.map((path) => ({ ...path, phase: 'order' as const })) } })) };
  expect(handOffSheets(ordered)[0]!.markdown).toContain(words);
});

test('a link that is a VPN has its tunnels and no circuits', () => {
  const [only] = handOffSheets(examplePlan('small-lab'));
  expect(only!.markdown).toContain('## Tunnels\n');
  expect(only!.markdown).not.toContain('Cross-connects');
});

test('the order of circuits of a service provider says what the provider asks for', () => {
  const order = sheet('azure-order.md', handOffSheets(ashburn((definition) => { for (const path of definition.links.azure.primary.paths) path.phase = 'order'; })));
  expect(order).toContain('| azure-edge-1-washington-dc-1-1-primary | Equinix | edge-1 | eth4 | 1052 | 1500 | 10000 |');
  expect(order).toContain('| eth4 | port of Equinix, for Washington DC, Equinix Ashburn campus | 10000 | azure-edge-1-washington-dc-1-primary/1 |');
  expect(sheet('azure-live.md')).not.toContain('What the service provider is told');
});

test('circuits on one port of a service provider are one cross-connect', () => {
  const shared = unlocked((definition) => {
    definition.sites.ashburn.routers['edge-1'].interfaces = { 'azure-edge-1-washington-dc-1': ['et1', 'et2'], 'azure-edge-1-washington-dc-2': ['et1', 'et2'] };
  });
  const rows = sheet('azure-live.md', handOffSheets(shared)).split('\n').filter((line) => /\| et\d \|.* port of/.test(line));
  expect(rows.map((row) => row.replace(/.*\| (et\d) \|.*Ashburn campus \|/, '$1'))).toEqual([
    'et1 20000 | azure-edge-1-washington-dc-1, azure-edge-1-washington-dc-2 |', 'et2 20000 | azure-edge-1-washington-dc-1, azure-edge-1-washington-dc-2 |',
  ]);
});

test('says of tunnels behind a translation of addresses what fits and what is let through', () => {
  const behind = ashburn((definition) => { definition.sites.ashburn.routers['edge-1'].wan = { localAddress: '192.168.1.2' }; });
  const markdown = sheet('aws-live.md', handOffSheets(behind));
  expect(markdown).toContain('| aws-vpn-edge-1-1-1 | edge-1 | 203.0.113.10, translated to 192.168.1.2 | known after the deployment | UDP 500 and 4500 | 1438 | 1398 |');
  expect(markdown).toContain('| aws-vpn-edge-2-1-1 | edge-2 | 198.51.100.10 | known after the deployment | UDP 500, ESP | 1446 | 1406 |');
});

test('says times, limits and preference of the sessions, those that are told the same in one row', () => {
  expect(sheet('aws-live.md')).toMatch(/\| aws-edge-1-eqdc2-1-1-bgp, [^|]*aws-edge-2[^|]*\| 10 s, 30 s \| 100 \| 200 \| 100 \| none \| 7224:7300 \|/);
  expect(sheet('aws-live.md')).toMatch(/\| aws-vpn-edge-1-1-1, [^|]*\| 10 s, 30 s \| 100 \| 100 \| 10200 \| 2 \| none \|/);
});

test('has a step and rows for the core, from which the routers have what they announce', () => {
  const markdown = sheet('google-live.md', handOffSheets(ashburn((definition) => { delete definition.sites.ashburn.routers['edge-2'].lan; })));
  expect(markdown).toContain('without it no cloud learns anything');
  expect(markdown).toContain('| edge-1 | 10.16.0.2/29 | 10.16.0.1 | 65010 | 10 s, 30 s | 300 ms x 3 |');
  expect(markdown).toContain('| edge-2 | not in the definition | not in the definition | 65010 |');
  expect(markdown).toContain('- **It announces exactly:** 10.16.0.0/13, 172.20.0.0/17');
});

test('writes the sheet of the Ashburn example, readable', () => {
  expect(sheet('google-live.md')).toMatchSnapshot();
});
