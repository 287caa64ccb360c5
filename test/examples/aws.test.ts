import { example, expectSoundPlan, inFolder, reversedCopy, scratch, templates } from './support';
import { buildAws as ashburn } from '../../examples/ashburn/aws';
import { buildAws as basic } from '../../examples/aws-basic/aws';
import { buildAws as existing } from '../../examples/aws-existing/aws';
import { buildAws as high } from '../../examples/aws-high/aws';
import { buildAws as hosted } from '../../examples/aws-hosted/aws';
import { buildAws as maximum } from '../../examples/aws-maximum/aws';
import { buildAws as multicloud } from '../../examples/aws-multicloud/aws';
import { buildAws as small } from '../../examples/aws-small/aws';
import { buildAws as twoAccounts } from '../../examples/aws-two-accounts/aws';
import { buildAws as twoRegions } from '../../examples/aws-two-regions/aws';
import { hybridNetworkRules } from '../../lib/aws/rules';
import { findings, type Template } from '../aws/rule-pack-network';

const EXAMPLES = { basic, existing, high, hosted, maximum, multicloud, small, 'two-accounts': twoAccounts, 'two-regions': twoRegions };

type Name = keyof typeof EXAMPLES;

interface Resource { readonly Type: string; readonly DependsOn?: readonly string[]; readonly Properties: Record<string, unknown> }

function synthesize(name: Name, folder = example(`aws-${name}`)): Record<string, string> {
  const outdir = scratch();
  EXAMPLES[name](folder, outdir).synth();
  return templates(outdir);
}

const written = Object.fromEntries(Object.keys(EXAMPLES).map((name) => [name, synthesize(name as Name)])) as Record<Name, Record<string, string>>;

const resourcesOf = (name: Name, stack?: string): readonly Resource[] =>
  Object.entries(written[name]).filter(([file]) => stack === undefined || file === `${stack}.template.json`)
    .flatMap(([, text]) => Object.values((JSON.parse(text) as { Resources: Record<string, Resource> }).Resources));

const propertiesOf = (name: Name, type: string, stack?: string) =>
  resourcesOf(name, stack).filter(({ Type }) => Type === type).map(({ Properties }) => Properties);

/** How many resources of each type a template has. */
const counts = (text: string) => {
  const types = Object.values((JSON.parse(text) as { Resources: Record<string, Resource> }).Resources).map(({ Type }) => Type).sort();
  return types.reduce<Record<string, number>>((sum, type) => ({ ...sum, [type]: (sum[type] ?? 0) + 1 }), {});
};

describe.each(Object.keys(EXAMPLES) as Name[])('aws-%s', (name) => {
  test('has a plan without errors, as its lock has it, whose claims hold', () => {
    expectSoundPlan(example(`aws-${name}`));
  });

  test('builds these resources', () => {
    expect(Object.fromEntries(Object.entries(written[name]).map(([file, text]) => [file, counts(text)]))).toMatchSnapshot();
  });

  test('writes the same bytes from another folder, with the keys of the definition in another order', () => {
    const copy = reversedCopy(example(`aws-${name}`));
    expect(inFolder(scratch(), () => synthesize(name, copy))).toEqual(written[name]);
  });
});

test('basic resilience has one LAG, and says so to AWS', () => {
  expect(propertiesOf('basic', 'AWS::DirectConnect::Lag')).toHaveLength(1);
  expect(propertiesOf('basic', 'AWS::DirectConnect::ResiliencyGroup')).toMatchObject([{ IntendedResiliencyModel: 'basic-resiliency' }]);
});

test('high resilience joins two sites over two locations each, with SiteLink and encrypted ports, as far as they are up', () => {
  expect(propertiesOf('high', 'AWS::DirectConnect::Lag').map(({ Location, RequestMACSec }) => [Location, RequestMACSec]))
    .toEqual([['EqDC2', true], ['CSVA1', true], ['165HS', true], ['CS32A', true]]);
  expect(propertiesOf('high', 'AWS::DirectConnect::TransitVirtualInterface').map(({ EnableSiteLink }) => EnableSiteLink)).toEqual([true, true]);
  expect(propertiesOf('high', 'Custom::DirectConnectMacsec').map(({ Mode, Secret }) => [Mode, Secret])).toEqual(Array(2).fill(['must_encrypt', 'aws-high/macsec']));
  expect(propertiesOf('high', 'AWS::DirectConnect::DirectConnectGateway')).toHaveLength(1);
});

test('maximum resilience has two LAGs at each of two locations, and interfaces on those that are up', () => {
  expect(propertiesOf('maximum', 'AWS::DirectConnect::Lag').map(({ Location }) => Location)).toEqual(['EqFA5', 'EqFA5', 'INX6', 'INX6']);
  expect(propertiesOf('maximum', 'AWS::DirectConnect::TransitVirtualInterface')).toHaveLength(2);
  expect(propertiesOf('maximum', 'AWS::DirectConnect::PublicVirtualInterface').map(({ RouteFilterPrefixes }) => RouteFilterPrefixes))
    .toEqual([['198.51.100.64/28'], ['198.51.100.64/28']]);
});

test('hosted connections are parameters, and carry one interface each', () => {
  const { Parameters } = JSON.parse(written.hosted['HostedAws.template.json']!) as { Parameters: Record<string, { AllowedPattern?: string }> };
  expect(Object.values(Parameters).filter(({ AllowedPattern }) => AllowedPattern?.startsWith('^dxcon-'))).toHaveLength(4);
  expect(propertiesOf('hosted', 'AWS::DirectConnect::TransitVirtualInterface')).toHaveLength(4);
  expect(propertiesOf('hosted', 'AWS::DirectConnect::Lag')).toEqual([]);
});

test('what exists is used and not made', () => {
  const types = resourcesOf('existing').map(({ Type }) => Type);
  expect(types).not.toContain('AWS::EC2::TransitGateway');
  expect(types).not.toContain('AWS::DirectConnect::DirectConnectGateway');
  expect(types).not.toContain('AWS::DirectConnect::DirectConnectGatewayAssociation');
  expect(types).not.toContain('AWS::EC2::VPC');
  expect(propertiesOf('existing', 'AWS::DirectConnect::Lag').map(({ Location }) => Location)).toEqual(['CSVA1']);
  expect(propertiesOf('existing', 'AWS::DirectConnect::TransitVirtualInterface')).toMatchObject([
    { ConnectionId: 'dxlag-ffabc123', DirectConnectGatewayId: '5f294f92-bafb-4011-916d-9b0bf5b4a11e' },
  ]);
});

test('two Regions share ports and a Direct Connect gateway, and have a transit gateway each', () => {
  expect(propertiesOf('two-regions', 'AWS::DirectConnect::DirectConnectGateway')).toHaveLength(1);
  expect(propertiesOf('two-regions', 'AWS::EC2::TransitGateway').map(({ AmazonSideAsn }) => AmazonSideAsn).sort()).toEqual([64570, 64572]);
  expect(propertiesOf('two-regions', 'AWS::DirectConnect::TransitVirtualInterface', 'TwoRegionsOregon')).toEqual([]);
  expect(propertiesOf('two-regions', 'AWS::DirectConnect::DirectConnectGatewayAssociation', 'TwoRegionsOregon')).toMatchObject([
    { AllowedPrefixesToDirectConnectGateway: ['10.101.0.0/16'] },
  ]);
});

test('the second account has interfaces of its own on the ports of the first, with a limit, and a gateway of its own', () => {
  expect(propertiesOf('two-accounts', 'AWS::DirectConnect::Lag', 'TwoAccountsResearch')).toEqual([]);
  expect(propertiesOf('two-accounts', 'AWS::DirectConnect::TransitVirtualInterface', 'TwoAccountsResearch').map(({ ConnectionId, RateLimit, AllocateTransitVirtualInterfaceRoleArn }) =>
    [ConnectionId, RateLimit, AllocateTransitVirtualInterfaceRoleArn])).toEqual([
    ['dxlag-fg1a2b3c', '1Gbps', 'arn:aws:iam::111111111111:role/AllocateVirtualInterfaces'],
    ['dxlag-fg4d5e6f', '1Gbps', 'arn:aws:iam::111111111111:role/AllocateVirtualInterfaces'],
  ]);
  expect(propertiesOf('two-accounts', 'AWS::DirectConnect::DirectConnectGateway')).toHaveLength(2);
});

test('the small case has private interfaces, and a virtual private gateway whose routes the VPC takes over', () => {
  expect(propertiesOf('small', 'AWS::DirectConnect::PrivateVirtualInterface')).toHaveLength(2);
  expect(propertiesOf('small', 'AWS::EC2::VPNGateway')).toHaveLength(1);
  expect(propertiesOf('small', 'AWS::EC2::VPNGatewayRoutePropagation')).toHaveLength(1);
  expect(propertiesOf('small', 'AWS::EC2::TransitGateway')).toEqual([]);
});

test('an interconnect to Google Cloud is ordered on a Direct Connect gateway that is there for it alone', () => {
  const { Resources: all } = JSON.parse(written.multicloud['MulticloudAws.template.json']!) as { Resources: Record<string, Resource> };
  const [gateway] = Object.keys(all).filter((id) => all[id]!.Type === 'AWS::DirectConnect::DirectConnectGateway');
  expect(propertiesOf('multicloud', 'AWS::Interconnect::Connection')).toEqual([expect.objectContaining({
    AttachPoint: { DirectConnectGateway: { 'Fn::GetAtt': [gateway, 'DirectConnectGatewayId'] } },
    Bandwidth: '5Gbps',
    EnvironmentId: 'mce-aws-gcp-iad',
    RemoteAccount: { Identifier: 'multicloud-lab' },
  })]);
  expect(propertiesOf('multicloud', 'AWS::DirectConnect::Lag')).toEqual([]);
});

test('the prefixes of AWS are announced to it, and those of Google Cloud and of the office are routed to the transit gateway', () => {
  expect(propertiesOf('multicloud', 'AWS::DirectConnect::DirectConnectGatewayAssociation')).toEqual([
    expect.objectContaining({ AllowedPrefixesToDirectConnectGateway: ['10.61.0.0/16'] }),
  ]);
  expect(propertiesOf('multicloud', 'AWS::EC2::Route').map(({ DestinationCidrBlock }) => DestinationCidrBlock).sort()).toEqual(['10.60.0.0/20', '10.62.0.0/16']);
});

test('our own rules find nothing in the templates of any example', () => {
  const outdir = scratch();
  ashburn(example('ashburn'), outdir).synth();
  const all = [templates(outdir), ...Object.values(written)].flatMap((files) => Object.entries(files));
  const found = findings(hybridNetworkRules({ includeDefaultRules: false }), all.map(([, text]) => JSON.parse(text) as Template));
  expect(all.flatMap(([file], index) => found[index]!.map(({ rule, resource }) => `${file}: ${rule} ${resource}`))).toEqual([]);
  expect(all).toHaveLength(12);
}, 120_000);
