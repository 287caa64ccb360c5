import { example, resources, scratch, templates } from './support';
import { buildAws } from '../../examples/google-cross-cloud/aws';
import { buildTerraform } from '../../examples/google-cross-cloud/terraform';
import { hybridNetworkRules } from '../../lib/aws/rules';
import { findings, type Template } from '../aws/rule-pack-network';

interface Interface { readonly vlan: number; readonly asn: string; readonly amazon: string; readonly customer: string }

const folder = example('google-cross-cloud');

function awsTemplate(): { readonly Resources: Record<string, { readonly Type: string; readonly Properties: Record<string, unknown> }> } {
  const outdir = scratch();
  buildAws(folder, outdir).synth();
  return JSON.parse(templates(outdir)['CrossCloudAws.template.json']!) as ReturnType<typeof awsTemplate>;
}

function googleStack(): string {
  const outdir = scratch();
  buildTerraform(folder, outdir).synth();
  return templates(outdir)['stacks/google-cross-cloud/cdk.tf.json']!;
}

const aws = awsTemplate();
const google = googleStack();
const ofType = (type: string) => Object.values(aws.Resources).filter(({ Type }) => Type === `AWS::DirectConnect::${type}`).map(({ Properties }) => Properties);

test('the end of AWS has a LAG for each connection of Google, of as many links, at the location of the port', () => {
  const connections = resources(google, 'google_compute_interconnect');
  const lags = ofType('Lag');
  expect(lags.map(({ Location, ConnectionsBandwidth }) => [Location, ConnectionsBandwidth])).toEqual(connections.map(() => ['EqDC2', '10Gbps']));
  expect(ofType('Connection')).toHaveLength(connections.reduce((sum, row) => sum + Number(row.requested_link_count), 0));
});

test('both ends of every session agree on VLAN id, addresses and ASNs', () => {
  const interfaces = ofType('TransitVirtualInterface').map(({ Vlan, BgpPeers }): Interface => {
    const [peer] = BgpPeers as [{ Asn: string; AmazonAddress: string; CustomerAddress: string }];
    return { vlan: Number(Vlan), asn: peer.Asn, amazon: peer.AmazonAddress, customer: peer.CustomerAddress };
  });
  const attachments = resources(google, 'google_compute_interconnect_attachment');
  expect(interfaces.map(({ vlan }) => vlan).sort()).toEqual(attachments.map(({ vlan_tag8021q: vlan }) => vlan as number).sort());
  for (const { candidate_subnets: [subnet], vlan_tag8021q: vlan } of attachments as { candidate_subnets: [string]; vlan_tag8021q: number }[]) {
    const [base, length] = subnet.split('/') as [string, string];
    const host = (n: number) => base.replace(/\d+$/, (last) => String(Number(last) + n));
    expect(interfaces.find((row) => row.vlan === vlan)).toEqual({ vlan, asn: '64620', amazon: `${host(2)}/${length}`, customer: `${host(1)}/${length}` });
  }
  expect(ofType('DirectConnectGateway')).toMatchObject([{ AmazonSideAsn: '64513' }]);
  expect(new Set(resources(google, 'google_compute_router_peer').map(({ peer_asn: asn }) => asn))).toEqual(new Set([64_513]));
});

test('the end of AWS promises no more than one location does there', () => {
  expect(ofType('ResiliencyGroup')).toMatchObject([{ IntendedResiliencyModel: 'basic-resiliency' }]);
});

test('the rules for templates of AWS find nothing in it', () => {
  expect(findings(hybridNetworkRules({ includeDefaultRules: false }), [aws as unknown as Template])).toEqual([[]]);
}, 60_000);
