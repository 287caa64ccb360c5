/** A type of CloudFormation that the constructs make, and what of it CloudFormation replaces when it changes. */
export interface Replacement {
  /** Properties of which another value replaces the resource; a dot leads into a property of a property. */
  readonly replacing: readonly string[];
  /** Properties that do so for some values only. */
  readonly sometimes?: readonly string[];
}

/**
 * When and where the table was read: `createOnlyProperties` and `conditionalCreateOnlyProperties` of the resource schemas of us-east-1, as cfn-lint
 * 1.51.0 holds them, together with `causesReplacement` of the specification in aws-cdk 2.1148.1. Where the two differ, a property of either is
 * here: of `AWS::EC2::VPNConnection` the schema of today updates gateways and tunnel options in place, and the specification still replaces.
 */
export const READ = { date: '2026-11-21', schemas: 'cfn-lint 1.51.0', specification: 'aws-cdk 2.1148.1' } as const;

/** Every type that a template of the constructs can hold; `Custom::` stands for all custom resources. */
export const REPLACEMENTS: Readonly<Record<string, Replacement>> = {
  'AWS::DirectConnect::Connection': { replacing: ['Bandwidth', 'Location', 'ProviderName', 'RequestMACSec'] },
  'AWS::DirectConnect::DirectConnectGateway': { replacing: ['AmazonSideAsn'] },
  'AWS::DirectConnect::DirectConnectGatewayAssociation': {
    replacing: ['AcceptDirectConnectGatewayAssociationProposalRoleArn', 'AssociatedGatewayId', 'DirectConnectGatewayId'],
  },
  'AWS::DirectConnect::Lag': { replacing: ['ConnectionsBandwidth', 'Location', 'ProviderName', 'RequestMACSec'] },
  'AWS::DirectConnect::PrivateVirtualInterface': { replacing: ['AllocatePrivateVirtualInterfaceRoleArn', 'DirectConnectGatewayId', 'VirtualGatewayId', 'Vlan'] },
  'AWS::DirectConnect::PublicVirtualInterface': { replacing: ['AllocatePublicVirtualInterfaceRoleArn', 'RouteFilterPrefixes', 'Vlan'] },
  'AWS::DirectConnect::ResiliencyGroup': { replacing: ['IntendedResiliencyModel'] },
  'AWS::DirectConnect::TransitVirtualInterface': { replacing: ['AllocateTransitVirtualInterfaceRoleArn', 'DirectConnectGatewayId', 'Vlan'] },
  'AWS::EC2::CustomerGateway': { replacing: ['BgpAsn', 'BgpAsnExtended', 'CertificateArn', 'DeviceName', 'IpAddress', 'Type'] },
  'AWS::EC2::Route': { replacing: ['DestinationCidrBlock', 'DestinationIpv6CidrBlock', 'DestinationPrefixListId', 'RouteTableId'] },
  'AWS::EC2::RouteTable': { replacing: ['VpcId'] },
  'AWS::EC2::SecurityGroup': { replacing: ['GroupDescription', 'GroupName', 'VpcId'] },
  'AWS::EC2::Subnet': {
    replacing: [
      'AvailabilityZone', 'AvailabilityZoneId', 'CidrBlock', 'Ipv4IpamPoolId', 'Ipv4NetmaskLength', 'Ipv6IpamPoolId', 'Ipv6Native', 'Ipv6NetmaskLength',
      'OutpostArn', 'VpcId',
    ],
    sometimes: ['Ipv6CidrBlock'],
  },
  'AWS::EC2::SubnetRouteTableAssociation': { replacing: ['RouteTableId', 'SubnetId'] },
  'AWS::EC2::TransitGateway': { replacing: ['AmazonSideAsn', 'MulticastSupport'] },
  'AWS::EC2::TransitGatewayVpcAttachment': { replacing: ['SubnetIds', 'TransitGatewayId', 'VpcId'] },
  'AWS::EC2::VPC': { replacing: ['CidrBlock', 'Ipv4IpamPoolId', 'Ipv4NetmaskLength', 'VpcEncryptionControl'], sometimes: ['InstanceTenancy'] },
  'AWS::EC2::VPCEndpoint': {
    replacing: [
      'DnsOptions.PrivateDnsPreference', 'DnsOptions.PrivateDnsSpecifiedDomains', 'ResourceConfigurationArn', 'ServiceName', 'ServiceNetworkArn', 'ServiceRegion',
      'VpcEndpointType', 'VpcId',
    ],
  },
  'AWS::EC2::VPCGatewayAttachment': { replacing: ['VpcId'] },
  'AWS::EC2::VPNConnection': {
    replacing: [
      'CustomerGatewayId', 'EnableAcceleration', 'LocalIpv4NetworkCidr', 'LocalIpv6NetworkCidr', 'OutsideIpAddressType', 'PreSharedKeyStorage',
      'RemoteIpv4NetworkCidr', 'RemoteIpv6NetworkCidr', 'StaticRoutesOnly', 'TransitGatewayId', 'TransportTransitGatewayAttachmentId', 'TunnelInsideIpVersion',
      'Type', 'VpnConcentratorId', 'VpnGatewayId', 'VpnTunnelOptionsSpecifications',
    ],
  },
  'AWS::EC2::VPNGateway': { replacing: ['AmazonSideAsn', 'Type'] },
  'AWS::EC2::VPNGatewayRoutePropagation': { replacing: [] },
  'AWS::IAM::Role': { replacing: ['Path', 'RoleName'] },
  'AWS::Interconnect::Connection': { replacing: ['ActivationKey', 'AttachPoint', 'EnvironmentId', 'RemoteAccount'] },
  'AWS::Lambda::Function': { replacing: ['FunctionName', 'PackageType', 'TenancyConfig'], sometimes: ['DurableConfig'] },
  'AWS::Logs::LogGroup': { replacing: ['LogGroupName'] },
  'Custom::': { replacing: ['ServiceToken'] },
};

/**
 * What growth changes of resources in use, as `type property`: CloudFormation updates all of it in place.
 * `test/aws/growth.test.ts` finds exactly these, and `docs/aws.md` says what AWS does then.
 */
export const IN_PLACE: readonly string[] = [
  'AWS::DirectConnect::DirectConnectGatewayAssociation AllowedPrefixesToDirectConnectGateway',
  'AWS::DirectConnect::ResiliencyGroup ConnectionArns',
  'AWS::DirectConnect::TransitVirtualInterface EnableSiteLink',
  'AWS::DirectConnect::TransitVirtualInterface Mtu',
  'AWS::DirectConnect::TransitVirtualInterface RateLimit',
  'AWS::EC2::SecurityGroup SecurityGroupIngress',
  'AWS::EC2::VPNConnection TunnelBandwidth',
  'AWS::IAM::Role Policies',
  'AWS::Interconnect::Connection Bandwidth',
  'Custom::DirectConnectMacsec Members',
];

/**
 * What replaces resources of a type.
 *
 * @throws Error when the table has no such type: then it is to be added, with its source, here and in `docs/aws.md`
 */
export function replacementOf(type: string): Replacement {
  const row = REPLACEMENTS[type.startsWith('Custom::') ? 'Custom::' : type];
  if (!row) throw new Error(`the table of replacements has no ${type}`);
  return row;
}
