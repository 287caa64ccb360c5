import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { IPolicyValidationPlugin } from 'aws-cdk-lib';

/** A value in a template. */
export type Json = string | number | boolean | null | readonly Json[] | { readonly [key: string]: Json };

/** What stands at a place of a template instead; `undefined` takes it out. */
export type Change = Readonly<Record<string, Json | undefined>>;

/** A resource of a template. */
export type Resource = { readonly Type: string; readonly Properties: { readonly [key: string]: Json }; readonly [attribute: string]: Json };

/** A template. */
export interface Template {
  readonly Parameters: Readonly<Record<string, Json>>;
  readonly Resources: Readonly<Record<string, Resource>>;
}

/** A finding of ours: the rule and the logical id that it names. */
export interface Finding {
  readonly rule: string;
  readonly resource: string | undefined;
  readonly text: string;
}

const KEPT = { DeletionPolicy: 'Retain', UpdateReplacePolicy: 'Retain' };

const values = (...list: Json[]) => list.map((Value) => ({ Value }));

export const ref = (Ref: string) => ({ Ref });

export const att = (resource: string, name: string) => ({ 'Fn::GetAtt': [resource, name] });

export const lag = (Location: string): Resource => ({
  Type: 'AWS::DirectConnect::Lag',
  Properties: { LagName: Location, ConnectionsBandwidth: '10Gbps', Location, RequestMACSec: true },
  ...KEPT,
});

export const connection = (lagName: string, Location: string, Bandwidth = '10Gbps'): Resource => ({
  Type: 'AWS::DirectConnect::Connection',
  Properties: { ConnectionName: lagName, Bandwidth, Location, LagId: ref(lagName), RequestMACSec: true },
  ...KEPT,
});

export const virtualInterface = (carrier: string, Vlan: number, octet: number, kind = 'Transit'): Resource => ({
  Type: `AWS::DirectConnect::${kind}VirtualInterface`,
  Properties: {
    VirtualInterfaceName: `${carrier}-${Vlan}`,
    ConnectionId: ref(carrier),
    DirectConnectGatewayId: att('Gateway', 'DirectConnectGatewayId'),
    Vlan,
    Mtu: 1500,
    BgpPeers: [{
      AddressFamily: 'ipv4',
      Asn: '65010',
      AmazonAddress: `172.20.255.${octet}/30`,
      CustomerAddress: `172.20.255.${octet + 1}/30`,
      AuthKey: '{{resolve:secretsmanager:bgp:SecretString:::}}',
    }],
  },
});

const customerGateway = (IpAddress: string): Resource => ({
  Type: 'AWS::EC2::CustomerGateway',
  Properties: { Type: 'ipsec.1', IpAddress, BgpAsn: 65010 },
});

const tunnel = (TunnelInsideCidr: string) => ({
  TunnelInsideCidr,
  PreSharedKey: ref('Key'),
  IKEVersions: values('ikev2'),
  Phase1EncryptionAlgorithms: values('AES256-GCM-16'),
  Phase2EncryptionAlgorithms: values('AES256', 'AES256-GCM-16'),
  Phase1IntegrityAlgorithms: values('SHA2-384'),
  Phase2IntegrityAlgorithms: values('SHA2-256', 'SHA2-512'),
  Phase1DHGroupNumbers: values(19, 20),
  Phase2DHGroupNumbers: values('21'),
  Phase1LifetimeSeconds: 28800,
  Phase2LifetimeSeconds: 3600,
  DPDTimeoutAction: 'restart',
  LogOptions: { CloudwatchLogOptions: { LogEnabled: true, BgpLogEnabled: true } },
});

export const vpn = (router: string, third: number): Resource => ({
  Type: 'AWS::EC2::VPNConnection',
  Properties: {
    Type: 'ipsec.1',
    CustomerGatewayId: ref(router),
    TransitGatewayId: ref('Transit'),
    StaticRoutesOnly: false,
    TunnelBandwidth: 'large',
    VpnTunnelOptionsSpecifications: [tunnel(`169.254.${third}.0/30`), tunnel(`169.254.${third}.4/30`)],
  },
});

export const associate = (gateway: string, target: string, ...prefixes: Json[]): Resource => ({
  Type: 'AWS::DirectConnect::DirectConnectGatewayAssociation',
  Properties: { DirectConnectGatewayId: ref(gateway), AssociatedGatewayId: ref(target), AllowedPrefixesToDirectConnectGateway: prefixes },
});

const alarm = (Namespace: string, MetricName: string, Name: string, Value: Json): Resource => ({
  Type: 'AWS::CloudWatch::Alarm',
  Properties: { Namespace, MetricName, Dimensions: [{ Name, Value }], ComparisonOperator: 'LessThanThreshold', EvaluationPeriods: 1, Threshold: 1 },
});

/** Two LAGs in two locations, two routers with a VPN, one VPC: nothing is wrong here. */
export const SOUND: Template = {
  Parameters: { Key: { Type: 'String', NoEcho: true }, Open: { Type: 'String' }, Given: { Type: 'String' } },
  Resources: {
    Lag1: lag('EqDC2'),
    Lag2: lag('CSVA1'),
    Connection1: connection('Lag1', 'EqDC2'),
    Connection2: connection('Lag1', 'EqDC2'),
    Connection3: connection('Lag2', 'CSVA1'),
    Connection4: connection('Lag2', 'CSVA1'),
    Interface1: virtualInterface('Lag1', 1000, 1),
    Interface2: virtualInterface('Lag2', 1000, 5),
    Gateway: { Type: 'AWS::DirectConnect::DirectConnectGateway', Properties: { DirectConnectGatewayName: 'hybrid', AmazonSideAsn: '64513' } },
    Transit: {
      Type: 'AWS::EC2::TransitGateway',
      Properties: { AmazonSideAsn: 64512, VpnEcmpSupport: 'enable', DefaultRouteTableAssociation: 'enable', DefaultRouteTablePropagation: 'enable' },
    },
    Association: associate('Gateway', 'Transit', '10.64.0.0/16'),
    Router1: customerGateway('203.0.113.10'),
    Router2: customerGateway('198.51.100.10'),
    Vpn1: vpn('Router1', 10),
    Vpn2: vpn('Router2', 12),
    Vpc: { Type: 'AWS::EC2::VPC', Properties: { CidrBlock: '10.64.0.0/16' } },
    Attachment: {
      Type: 'AWS::EC2::TransitGatewayVpcAttachment',
      Properties: { TransitGatewayId: ref('Transit'), VpcId: ref('Vpc'), SubnetIds: ['subnet-0a1b2c3d', 'subnet-4e5f6071'] },
    },
    TunnelAlarm: alarm('AWS/VPN', 'TunnelState', 'VpnId', ref('Vpn1')),
    PortAlarm: alarm('AWS/DX', 'ConnectionState', 'ConnectionId', att('Connection1', 'ConnectionId')),
  },
};

/**
 * The sound network with something else at some places: `Lag1.Location` is a property, `Lag1/DeletionPolicy` an attribute,
 * `Lag1` a resource, and `Interface1.BgpPeers.0.Asn` lies deeper.
 */
export function changed(change: Change, template: Template = SOUND): Template {
  return Object.entries(change).reduce<Json>((result, [place, value]) => {
    const [, id, attribute, property] = /^(\w+)(?:\/(\w+)|\.(.+))?$/.exec(place) ?? [];
    const path = ['Resources', id!, ...(attribute === undefined ? [] : [attribute]), ...(property === undefined ? [] : ['Properties', ...property.split('.')])];
    return put(result, path, value);
  }, template as unknown as Json) as unknown as Template;
}

function put(at: Json | undefined, [key, ...rest]: readonly string[], value: Json | undefined): Json {
  if (Array.isArray(at)) return at.map((item: Json, index) => (String(index) !== key ? item : rest.length > 0 ? put(item, rest, value) : value!));
  const { [key!]: inner, ...others } = (at ?? {}) as Record<string, Json>;
  const next = rest.length > 0 ? put(inner, rest, value) : value;
  return { ...others, ...(next !== undefined && { [key!]: next }) };
}

/** What a plugin finds in each template, by our rules. */
export function findings(plugin: IPolicyValidationPlugin, templates: readonly (Template | Json)[]): Finding[][] {
  const directory = mkdtempSync(join(tmpdir(), 'rules-'));
  const files = templates.map((template, index) => {
    const file = join(directory, `${index}.template.json`);
    writeFileSync(file, JSON.stringify(template));
    return file;
  });
  const { violations } = plugin.validate({
    templatePaths: files,
    stackTemplates: files.map((templatePath) => ({ stackConstructPath: 'Stack', templatePath, accountId: undefined, region: undefined })),
    appConstruct: undefined as never,
  });
  rmSync(directory, { recursive: true });
  const found = violations.flatMap(({ ruleName, description, violatingResources }) => violatingResources
    .map(({ resourceLogicalId, templatePath }) => ({ file: templatePath, rule: ruleName, resource: resourceLogicalId, text: description })));
  return files.map((file) => found.filter((finding) => finding.file === file && /^HAN_|^Guard/.test(finding.rule)).map(({ rule, resource, text }) => ({ rule, resource, text })));
}
