import * as path from 'node:path';
import { OUTPUTS, PLAN, TEMPLATES } from './fixture';
import { templatesIn } from '../../lib/lab';
import { cloudSide } from '../../lib/lab/cloud';
import type { CloudSide } from '../../lib/lab/cloud';

const side = (name: string): CloudSide => cloudSide(PLAN, PLAN.clouds.find((cloud) => cloud.name === name)!, TEMPLATES[name]!);

const sessions = (name: string) => PLAN.links.filter(({ cloud }) => cloud === name).flatMap(({ primary, fallback }) => [
  ...(primary.kind === 'vpn' ? [] : primary.paths.flatMap(({ bundles }) => bundles.flatMap(({ attachments }) => attachments.flatMap((row) => row.sessions.map(({ id }) => id))))),
  ...(fallback?.connections.flatMap(({ tunnels }) => tunnels.map(({ id }) => id)) ?? []),
]);

test('finds the template of each cloud where the CLIs write it', () => {
  expect(Object.keys(templatesIn(OUTPUTS, PLAN))).toEqual(['aws-virginia', 'azure-virginia', 'google-virginia']);
});

test('finds none in a folder without any', () => {
  expect(templatesIn(path.join(OUTPUTS, 'cdk.out'), PLAN)).toEqual({});
});

test.each(['aws-virginia', 'azure-virginia', 'google-virginia'])('reads every session of %s out of its template, under the id of the plan', (name) => {
  const found = side(name).speakers.flatMap(({ circuits, tunnels }) => [...circuits, ...tunnels].map(({ id }) => id));
  expect(found.sort()).toEqual(sessions(name).sort());
});

test('reads of AWS the ASNs of both gateways, what is announced, and that BFD always runs', () => {
  const [dx, vpn] = side('aws-virginia').speakers;
  expect(dx).toMatchObject({ name: 'dx', asn: 64513, announces: ['10.64.0.0/16', '10.65.0.0/16'], preference: 200 });
  expect(vpn).toMatchObject({ name: 'vpn', asn: 64512, preference: 100 });
  expect(dx!.circuits[0]).toMatchObject({
    id: 'aws-edge-1-eqdc2-1-1-bgp',
    vlan: 1137,
    mtu: 1500,
    cloudAddress: '172.20.255.122/30',
    routerAddress: '172.20.255.121',
    peerAsn: 65010,
    secret: 'ashburn_ai_bgp_aws_edge_1_eqdc2_1_1',
    bfd: { intervalMs: 300, multiplier: 3 },
  });
});

test('reads of a tunnel of AWS its addresses, its router and its ciphers in the words of strongSwan', () => {
  const [tunnel] = side('aws-virginia').speakers[1]!.tunnels;
  expect(tunnel).toMatchObject({
    id: 'aws-vpn-edge-1-1-1',
    cloudAddress: '169.254.51.85/30',
    routerAddress: '169.254.51.86',
    routerPublicIp: '203.0.113.10',
    peerAsn: 65010,
    secret: 'ashburn_ai_vpn_aws_vpn_edge_1_1_1',
  });
  expect(tunnel!.ikeProposals).toContain('aes256gcm16-prfsha384-ecp384');
  expect(tunnel!.espProposals).toEqual(['aes256gcm16-ecp256', 'aes256gcm16-ecp384', 'aes256gcm16-ecp521']);
});

test('reads of Azure both links of a circuit, and both instances of the VPN gateway', () => {
  const [er, first, second] = side('azure-virginia').speakers;
  expect(er).toMatchObject({ name: 'er', asn: 12076, announces: ['10.96.0.0/16'] });
  expect(er!.circuits.slice(0, 2).map(({ id, vlan, cloudAddress }) => [id, vlan, cloudAddress])).toEqual([
    ['azure-edge-1-washington-dc-1-1-primary', 1052, '172.20.255.18/30'], ['azure-edge-1-washington-dc-1-1-secondary', 1052, '172.20.255.66/30'],
  ]);
  expect([first, second].map((row) => row!.tunnels.map(({ cloudAddress, routerAddress, outside }) => [cloudAddress, routerAddress, outside]))).toEqual([
    [['169.254.22.81', '169.254.22.83', 'instance-0'], ['169.254.22.129', '169.254.22.131', 'instance-0']],
    [['169.254.22.82', '169.254.22.83', 'instance-1'], ['169.254.22.130', '169.254.22.131', 'instance-1']],
  ]);
  expect(first!.tunnels[0]).toMatchObject({ ikeProposals: ['aes256-sha384-ecp384'], espProposals: ['aes256gcm16-ecp384'] });
});

test('reads of Google Cloud the MED that each session announces and that an import policy gives', () => {
  const [interconnect, vpn] = side('google-virginia').speakers;
  expect(side('google-virginia').choice).toBe('med');
  expect(interconnect!.circuits[0]).toMatchObject({ advertisedMed: 100, bfd: { intervalMs: 1000, multiplier: 5 }, mtu: 1460 });
  expect(interconnect!.circuits[0]).not.toHaveProperty('receivedMed');
  expect(vpn!.tunnels[0]).toMatchObject({ advertisedMed: 10200, receivedMed: 10200 });
});
