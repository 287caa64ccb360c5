import { associate, att, connection, lag, ref, virtualInterface, vpn, type Change, type Json } from './rule-pack-network';

/** Mistakes that a rule finds, each planted in the sound network, and changes like them that it lets pass. */
export interface RuleCases {
  readonly mistakes: Readonly<Record<string, Change>>;
  readonly passes: Readonly<Record<string, Change>>;
}

const P1 = 'Interface1.BgpPeers.0';
const T1 = 'Vpn1.VpnTunnelOptionsSpecifications.0';
const NO_VPN: Change = { Vpn1: undefined, Vpn2: undefined, Router1: undefined, Router2: undefined, TunnelAlarm: undefined };
const GATEWAY_2 = { Gateway2: { Type: 'AWS::DirectConnect::DirectConnectGateway', Properties: { DirectConnectGatewayName: 'second', AmazonSideAsn: '64514' } } };
const VIRTUAL = { Virtual: { Type: 'AWS::EC2::VPNGateway', Properties: { Type: 'ipsec.1', AmazonSideAsn: 64515 } } };

/** A VPN connection of the virtual private gateway instead of the transit gateway. */
const onVirtual: Change = { ...VIRTUAL, 'Vpn1.TransitGatewayId': undefined, 'Vpn1.VpnGatewayId': ref('Virtual') };

const members = (count: number, speed = '10Gbps', other: Change = {}): Change => ({
  ...Object.fromEntries(Array.from({ length: count }, (_, index) => [`Member${index}`, connection('Lag3', 'EqDC2', speed)])),
  'Lag3': lag('EqDC2'),
  'Lag3.ConnectionsBandwidth': speed,
  ...other,
});

const interfaces = (count: number): Change => Object.fromEntries(
  Array.from({ length: count }, (_, index) => [`Extra${index}`, virtualInterface('Lag1', 2000 + index, 9 + 4 * index)]),
);

const route = (attachment: Json) => ({ Type: 'AWS::EC2::TransitGatewayRoute', Properties: { DestinationCidrBlock: '10.16.0.0/13', TransitGatewayAttachmentId: attachment } });

const interconnect = (gateway: Json) => ({ Type: 'AWS::Interconnect::Connection', Properties: { AttachPoint: { DirectConnectGateway: gateway }, Bandwidth: '10Gbps' } });

const each = (name: string, value: Json | undefined): Change => Object.fromEntries([0, 1].flatMap((index) => [1, 2].map((vpnNumber) => [
  `Vpn${vpnNumber}.VpnTunnelOptionsSpecifications.${index}.${name}`, value,
])));

const prefixes = (count: number): Json => Array.from({ length: count }, (_, index) => (index === 0 ? '10.64.0.0/16' : `10.65.${index}.0/24`));

/** The cases of each rule. */
export const CASES: Readonly<Record<string, RuleCases>> = {
  // ---- ports
  HAN_PORT_SPEED: {
    mistakes: {
      'a connection of 7 Gbps': { 'Connection1.Bandwidth': '7Gbps', 'Connection1.LagId': 'dxlag-0a1b2c3d' },
      'a LAG of 25 Gbps': { 'Lag3': lag('EqDC2'), 'Lag3.ConnectionsBandwidth': '25Gbps' },
    },
    passes: { 'a LAG of 400 Gbps': { 'Lag3': lag('EqDC2'), 'Lag3.ConnectionsBandwidth': '400Gbps' } },
  },
  HAN_PORT_NOT_RETAINED: {
    mistakes: {
      'a connection without a deletion policy': { 'Connection1/DeletionPolicy': undefined },
      'a LAG that is deleted when it is replaced': { 'Lag1/UpdateReplacePolicy': 'Delete' },
    },
    passes: { 'a LAG kept except on create': { 'Lag1/DeletionPolicy': 'RetainExceptOnCreate' } },
  },
  HAN_LAG_MEMBER_DIFFERS: {
    mistakes: { 'another speed': { 'Connection1.Bandwidth': '100Gbps' }, 'another location': { 'Connection1.Location': 'EqDC5' } },
    passes: { 'a LAG of another stack': { 'Connection1.Bandwidth': '100Gbps', 'Connection1.LagId': { 'Fn::ImportValue': 'Lag1' } } },
  },
  HAN_LAG_TOO_LARGE: {
    mistakes: { 'five connections': members(5), 'three of 100 Gbps': members(3, '100Gbps') },
    passes: { 'four connections': members(4), 'two of 400 Gbps': members(2, '400Gbps') },
  },
  HAN_LAG_MINIMUM_LINKS: {
    mistakes: { 'one link': { 'Lag1.MinimumLinks': 1 } },
    passes: { 'no link': { 'Lag1.MinimumLinks': 0 }, 'a parameter': { 'Lag1.MinimumLinks': ref('Given') } },
  },
  HAN_MACSEC_HALF: {
    mistakes: { 'only the LAG': { 'Connection1.RequestMACSec': undefined }, 'only the connections': { 'Lag1.RequestMACSec': false } },
    passes: { neither: { 'Lag1.RequestMACSec': false, 'Connection1.RequestMACSec': false, 'Connection2.RequestMACSec': undefined } },
  },
  HAN_MACSEC_SPEED: {
    mistakes: { '1 Gbps': members(1, '1Gbps') },
    passes: { '1 Gbps without': members(1, '1Gbps', { 'Lag3.RequestMACSec': false, 'Member0.RequestMACSec': false }) },
  },
  HAN_ONE_LOCATION: {
    mistakes: {
      'two LAGs': { ...NO_VPN, 'Lag2.Location': 'EqDC2', 'Connection3.Location': 'EqDC2', 'Connection4.Location': 'EqDC2' },
      'one LAG': { ...NO_VPN, Lag2: undefined, Connection3: undefined, Connection4: undefined, Interface2: undefined },
    },
    passes: {
      'with a VPN': { Lag2: undefined, Connection3: undefined, Connection4: undefined, Interface2: undefined },
      'two locations': NO_VPN,
      'a location that the deployment knows': { ...NO_VPN, 'Lag2.Location': 'EqDC2', 'Connection3.Location': ref('Given'), 'Connection4.Location': 'EqDC2' },
      'declared as basic': {
        ...NO_VPN,
        Lag2: undefined,
        Connection3: undefined,
        Connection4: undefined,
        Interface2: undefined,
        Resiliency: { Type: 'AWS::DirectConnect::ResiliencyGroup', Properties: { ResiliencyGroupName: 'a', IntendedResiliencyModel: 'basic-resiliency' } },
      },
    },
  },
  // ---- virtual interfaces
  HAN_TRANSIT_INTERFACE_MTU: {
    mistakes: { '9001': { ...NO_VPN, 'Interface1.Mtu': 9001 }, '9000 as text': { 'Interface1.Mtu': '9000' } },
    passes: { '8500': { ...NO_VPN, 'Interface1.Mtu': 8500 }, 'none given': { 'Interface1.Mtu': undefined } },
  },
  HAN_PRIVATE_INTERFACE_MTU: {
    mistakes: { 8500: { ...NO_VPN, 'Private': virtualInterface('Lag1', 1, 9, 'Private'), 'Private.Mtu': 8500, 'Private.DirectConnectGatewayId': undefined } },
    passes: { 9001: { ...NO_VPN, 'Private': virtualInterface('Lag1', 1, 9, 'Private'), 'Private.Mtu': 9001, 'Private.DirectConnectGatewayId': undefined } },
  },
  HAN_JUMBO_WITH_VPN: { mistakes: { 8500: { 'Interface1.Mtu': 8500 } }, passes: { 1500: { 'Interface1.Mtu': '1500' } } },
  HAN_INTERFACE_VLAN: {
    mistakes: { '0': { 'Interface1.Vlan': 0 }, '4095': { 'Interface1.Vlan': 4095 }, '4095 as text': { 'Interface1.Vlan': '4095' } },
    passes: { '1': { 'Interface1.Vlan': 1 }, '4094': { 'Interface1.Vlan': 4094 }, '4094 as text': { 'Interface1.Vlan': '4094' } },
  },
  HAN_INTERFACE_VLAN_TWICE: {
    mistakes: { 'on one LAG': { 'Interface2.ConnectionId': ref('Lag1') } },
    passes: { 'another id': { 'Interface2.ConnectionId': ref('Lag1'), 'Interface2.Vlan': 1001 } },
  },
  HAN_INTERFACE_ON_CONNECTION: {
    mistakes: { 'by Ref': { 'Interface1.ConnectionId': ref('Connection1') }, 'by its id': { 'Interface1.ConnectionId': att('Connection1', 'ConnectionId') } },
    passes: { 'one that exists': { 'Interface1.ConnectionId': 'dxcon-0a1b2c3d' }, 'the id of a LAG': { 'Interface1.ConnectionId': att('Lag1', 'LagId') } },
  },
  HAN_TRANSIT_INTERFACES: { mistakes: { five: interfaces(4) }, passes: { four: interfaces(3) } },
  HAN_PEER_ADDRESS_HALF: {
    mistakes: { 'no address of the router': { [`${P1}.CustomerAddress`]: undefined }, 'no address of Amazon': { [`${P1}.AmazonAddress`]: undefined } },
    passes: { neither: { [`${P1}.CustomerAddress`]: undefined, [`${P1}.AmazonAddress`]: undefined } },
  },
  HAN_PEER_SUBNET: {
    mistakes: {
      'the same address': { [`${P1}.CustomerAddress`]: '172.20.255.1/30' },
      'another mask': { [`${P1}.CustomerAddress`]: '172.20.255.2/29' },
      'another network': { [`${P1}.CustomerAddress`]: '172.20.254.2/30' },
    },
    passes: { 'a /31': { [`${P1}.AmazonAddress`]: '172.20.255.0/31', [`${P1}.CustomerAddress`]: '172.20.255.1/31' } },
  },
  HAN_PEER_ADDRESS_IPV6: {
    mistakes: { 'chosen addresses': { [`${P1}.AddressFamily`]: 'ipv6' } },
    passes: { none: { 'Interface1.BgpPeers': [{ AddressFamily: 'ipv6', Asn: '65010' }] } },
  },
  HAN_BGP_KEY_IN_CLEAR: {
    mistakes: { 'text': { [`${P1}.AuthKey`]: 'a-key-in-clear' }, 'a parameter that shows it': { [`${P1}.AuthKey`]: ref('Open') } },
    passes: { 'a parameter that hides it': { [`${P1}.AuthKey`]: ref('Key') }, 'made by Amazon': { [`${P1}.AuthKey`]: undefined } },
  },
  HAN_CUSTOMER_ASN: {
    mistakes: {
      'the same': { [`${P1}.Asn`]: '64513' },
      'the same as a number': { [`${P1}.Asn`]: 64513 },
      'the default': { [`${P1}.Asn`]: '64512', 'Gateway.AmazonSideAsn': undefined, 'Transit.AmazonSideAsn': 64514 },
    },
    passes: { 'another one': { [`${P1}.Asn`]: '65011' } },
  },
  HAN_SITELINK_ALONE: {
    mistakes: { 'one of two': { 'Interface1.EnableSiteLink': true, 'Interface2.EnableSiteLink': false } },
    passes: { both: { 'Interface1.EnableSiteLink': true, 'Interface2.EnableSiteLink': 'true' }, unknown: { 'Interface1.EnableSiteLink': true, 'Interface2.EnableSiteLink': ref('Given') } },
  },
  // ---- gateways
  HAN_GATEWAY_ASN_EQUAL: {
    mistakes: {
      'the same': { 'Gateway.AmazonSideAsn': '64512' },
      'the default of both': { 'Gateway.AmazonSideAsn': undefined, 'Transit.AmazonSideAsn': undefined },
      'the default of the Direct Connect gateway': { 'Gateway.AmazonSideAsn': undefined },
      'the default of the transit gateway': { 'Gateway.AmazonSideAsn': '64512', 'Transit.AmazonSideAsn': undefined },
    },
    passes: { 'another default': { 'Transit.AmazonSideAsn': undefined } },
  },
  HAN_GATEWAY_ASN_RANGE: {
    mistakes: { '65535': { 'Transit.AmazonSideAsn': 65535 }, 'a public one': { 'Gateway.AmazonSideAsn': '3356' } },
    passes: { '65534': { 'Transit.AmazonSideAsn': 65534 }, 'a long one': { 'Gateway.AmazonSideAsn': '4200000000' } },
  },
  HAN_ASSOCIATION_PREFIXES: {
    mistakes: { none: { 'Association.AllowedPrefixesToDirectConnectGateway': undefined }, 201: { 'Association.AllowedPrefixesToDirectConnectGateway': prefixes(201) } },
    passes: {
      '200': { 'Association.AllowedPrefixesToDirectConnectGateway': prefixes(200) },
      'none for a virtual private gateway': { ...VIRTUAL, ...GATEWAY_2, 'Second': associate('Gateway2', 'Virtual'), 'Second.AllowedPrefixesToDirectConnectGateway': undefined },
    },
  },
  HAN_ASSOCIATION_PREFIX_FORM: {
    mistakes: {
      'a length of 99': { 'Association.AllowedPrefixesToDirectConnectGateway': ['10.64.0.0/16', '10.65.0.0/99'] },
      'an IPv6 length of 65': { 'Association.AllowedPrefixesToDirectConnectGateway': ['10.64.0.0/16', '2001:db8::/65'] },
    },
    passes: { 'an IPv6 length of 64': { 'Association.AllowedPrefixesToDirectConnectGateway': ['10.64.0.0/16', '2001:db8::/64'] } },
  },
  HAN_ASSOCIATION_AGGREGATE: {
    mistakes: { 'a /8': { 'Association.AllowedPrefixesToDirectConnectGateway': ['10.0.0.0/8'] }, 'a /15': { 'Association.AllowedPrefixesToDirectConnectGateway': ['10.64.0.0/15'] } },
    passes: { 'a /8 without a VPN': { ...NO_VPN, 'Association.AllowedPrefixesToDirectConnectGateway': ['10.0.0.0/8'] } },
  },
  HAN_VPC_NOT_ALLOWED: {
    mistakes: { 'a part of what is allowed': { 'Vpc.CidrBlock': '10.64.16.0/20' }, 'a prefix that is not': { 'Vpc.CidrBlock': '10.70.0.0/16' } },
    passes: {
      'allowed second': { 'Association.AllowedPrefixesToDirectConnectGateway': ['10.65.0.0/16', '10.64.0.0/16'] },
      'without a VPN': { ...NO_VPN, 'Vpc.CidrBlock': '10.64.16.0/20' },
      'an unknown prefix beside': { 'Vpc.CidrBlock': '10.70.0.0/16', 'Association.AllowedPrefixesToDirectConnectGateway': ['10.64.0.0/16', ref('Given')] },
    },
  },
  HAN_DIRECT_CONNECT_GATEWAY_MIXED: {
    mistakes: {
      'a virtual private gateway': { ...VIRTUAL, Second: associate('Gateway', 'Virtual', '10.64.0.0/16') },
      'a private virtual interface': { Private: virtualInterface('Lag1', 1, 9, 'Private') },
    },
    passes: { 'a second gateway': { ...VIRTUAL, ...GATEWAY_2, Second: associate('Gateway2', 'Virtual', '10.64.0.0/16') } },
  },
  HAN_DIRECT_CONNECT_GATEWAYS: {
    mistakes: { 'two on one transit gateway': { ...GATEWAY_2, Second: associate('Gateway2', 'Transit', '10.64.0.0/16') } },
    passes: {
      'a second transit gateway': {
        Transit2: { Type: 'AWS::EC2::TransitGateway', Properties: { AmazonSideAsn: 64520 } },
        Second: associate('Gateway', 'Transit2', '10.65.0.0/16'),
      },
      'two on one virtual private gateway': {
        ...VIRTUAL,
        ...GATEWAY_2,
        Gateway3: { Type: 'AWS::DirectConnect::DirectConnectGateway', Properties: { DirectConnectGatewayName: 'third', AmazonSideAsn: '64516' } },
        Second: associate('Gateway2', 'Virtual', '10.64.0.0/16'),
        Third: associate('Gateway3', 'Virtual', '10.64.0.0/16'),
      },
    },
  },
  HAN_INTERCONNECT_SHARED: {
    mistakes: { 'the gateway of circuits': { Interconnect: interconnect(att('Gateway', 'DirectConnectGatewayId')) } },
    passes: { 'a gateway of its own': { ...GATEWAY_2, Interconnect: interconnect(att('Gateway2', 'DirectConnectGatewayId')) } },
  },
  HAN_ROUTES_NOT_PROPAGATED: {
    mistakes: { disabled: { 'Transit.DefaultRouteTablePropagation': 'disable' } },
    passes: {
      'propagated by hand': {
        'Transit.DefaultRouteTablePropagation': 'disable',
        'Propagation': { Type: 'AWS::EC2::TransitGatewayRouteTablePropagation', Properties: { TransitGatewayAttachmentId: ref('Given'), TransitGatewayRouteTableId: ref('Given') } },
      },
    },
  },
  HAN_VPC_ATTACHMENT_ONE_ZONE: {
    mistakes: { 'one subnet': { 'Attachment.SubnetIds': ['subnet-0a1b2c3d'] } },
    passes: { 'a second one added': { 'Attachment.SubnetIds': ['subnet-0a1b2c3d'], 'Attachment.AddSubnetIds': ['subnet-4e5f6071'] } },
  },
  // ---- VPN
  HAN_VPN_ECMP_OFF: { mistakes: { disabled: { 'Transit.VpnEcmpSupport': 'disable' } }, passes: { 'not given': { 'Transit.VpnEcmpSupport': undefined }, 'without a VPN': { ...NO_VPN, 'Transit.VpnEcmpSupport': 'disable' } } },
  HAN_VPN_ECMP_ASN: {
    mistakes: { 'two ASNs': { 'Router2.BgpAsn': 65011 } },
    passes: {
      'a third router with another one': { Router3: { Type: 'AWS::EC2::CustomerGateway', Properties: { Type: 'ipsec.1', IpAddress: '192.0.2.1', BgpAsn: 65020 } }, Vpn3: vpn('Router3', 14) },
      'circuits of two sites': { 'Router2.BgpAsn': 65011, 'Interface2.BgpPeers.0.Asn': '65011' },
      'a branch': { 'Router2.BgpAsn': 65011, 'Vpn2.TunnelBandwidth': 'standard' },
    },
  },
  HAN_VPN_STATIC_ROUTES: {
    mistakes: { 'static routes': { 'Vpn1.StaticRoutesOnly': true } },
    passes: { 'without circuits': { 'Vpn1.StaticRoutesOnly': true, 'Interface1': undefined, 'Interface2': undefined, 'Association': undefined } },
  },
  HAN_STATIC_ROUTE_TO_VPN: {
    mistakes: {
      'by a custom resource': { Lookup: { Type: 'Custom::Lookup', Properties: { ServiceToken: ref('Given') } }, Route: route(att('Lookup', 'VpnAttachmentId')) },
      'by an import': { Route: route({ 'Fn::ImportValue': 'hub-vpn-attachment' }) },
    },
    passes: { 'to a VPC': { Route: route(ref('Attachment')) } },
  },
  HAN_VPN_ONE_TUNNEL: {
    mistakes: { 'options of one': { 'Vpn1.VpnTunnelOptionsSpecifications': [(vpn('Router1', 10).Properties.VpnTunnelOptionsSpecifications as readonly Json[])[0]!] } },
    passes: { 'options of both': { Vpn1: vpn('Router1', 20) } },
  },
  HAN_VPN_LARGE_TUNNELS: {
    mistakes: { 'on a virtual private gateway': onVirtual, 'accelerated': { 'Vpn1.EnableAcceleration': true } },
    passes: { 'standard tunnels, accelerated': { 'Vpn1.EnableAcceleration': true, 'Vpn1.TunnelBandwidth': 'standard' }, 'not accelerated': { 'Vpn1.EnableAcceleration': false } },
  },
  HAN_VPN_ACCELERATION: {
    mistakes: { 'on a virtual private gateway': { ...onVirtual, 'Vpn1.TunnelBandwidth': 'standard', 'Vpn1.EnableAcceleration': true } },
    passes: { 'not accelerated': { ...onVirtual, 'Vpn1.TunnelBandwidth': 'standard', 'Vpn1.EnableAcceleration': false } },
  },
  HAN_VPN_SHARES_FATE: {
    mistakes: {
      'private addresses alone': {
        'Vpn1.OutsideIpAddressType': 'PrivateIpv4',
        'Vpn1.TransportTransitGatewayAttachmentId': 'tgw-attach-0a1b2c3d',
        'Vpn2.OutsideIpAddressType': 'PrivateIpv4',
        'Vpn2.TransportTransitGatewayAttachmentId': 'tgw-attach-0a1b2c3d',
      },
    },
    passes: { 'one over the internet': { 'Vpn1.OutsideIpAddressType': 'PrivateIpv4', 'Vpn1.TransportTransitGatewayAttachmentId': 'tgw-attach-0a1b2c3d' } },
  },
  HAN_PRIVATE_IP_VPN_TRANSPORT: {
    mistakes: { none: { 'Vpn1.OutsideIpAddressType': 'PrivateIpv4' } },
    passes: { given: { 'Vpn1.OutsideIpAddressType': 'PrivateIpv4', 'Vpn1.TransportTransitGatewayAttachmentId': ref('Given') } },
  },
  HAN_VPN_CONCENTRATOR_AS_FALLBACK: {
    mistakes: {
      'for all sites': {
        'Vpn2': undefined,
        'Vpn1.VpnConcentratorId': ref('Given'),
        'Vpn1.TransitGatewayId': undefined,
        'Vpn1.TunnelBandwidth': undefined,
      },
    },
    passes: { 'for branches': { 'Vpn1.VpnConcentratorId': ref('Given'), 'Vpn1.TransitGatewayId': undefined, 'Vpn1.TunnelBandwidth': undefined } },
  },
  HAN_CUSTOMER_GATEWAY_ASN: {
    mistakes: {
      'too large': { 'Router1.BgpAsn': 4200000001, 'Router2.BgpAsn': 4200000001 },
      "Amazon's own": { 'Router1.BgpAsn': 7224, 'Router2.BgpAsn': 7224 },
      'both': { 'Router1.BgpAsnExtended': 4200000001 },
    },
    passes: { 'extended': { 'Router1.BgpAsn': undefined, 'Router1.BgpAsnExtended': 4200000001 }, 'a public one': { 'Router1.BgpAsn': 2147483647, 'Router2.BgpAsn': 2147483647 } },
  },
  // ---- tunnels
  HAN_TUNNEL_DEFAULTS: {
    mistakes: { 'no options': { 'Vpn1.VpnTunnelOptionsSpecifications': undefined } },
    passes: { 'options of the deployment': { 'Vpn1.VpnTunnelOptionsSpecifications': { 'Fn::If': ['Condition', [], []] } } },
  },
  HAN_TUNNEL_IKE_VERSION: {
    mistakes: { 'both': { [`${T1}.IKEVersions`]: [{ Value: 'ikev1' }, { Value: 'ikev2' }] }, 'not said': { [`${T1}.IKEVersions`]: undefined } },
    passes: { 'the second': each('IKEVersions', [{ Value: 'ikev2' }]) },
  },
  HAN_TUNNEL_ENCRYPTION: {
    mistakes: { 'AES-128 in phase 1': { [`${T1}.Phase1EncryptionAlgorithms.0.Value`]: 'AES128' }, 'not said in phase 2': { [`${T1}.Phase2EncryptionAlgorithms`]: undefined } },
    passes: { 'AES-256 in both': each('Phase1EncryptionAlgorithms', [{ Value: 'AES256' }]) },
  },
  HAN_TUNNEL_INTEGRITY: {
    mistakes: { 'SHA-1 in phase 2': { [`${T1}.Phase2IntegrityAlgorithms.1.Value`]: 'SHA1' }, 'not said in phase 1': { [`${T1}.Phase1IntegrityAlgorithms`]: undefined } },
    passes: { 'SHA-2 in both': each('Phase1IntegrityAlgorithms', [{ Value: 'SHA2-512' }]) },
  },
  HAN_TUNNEL_DH_GROUP: {
    mistakes: { 'group 14': { [`${T1}.Phase1DHGroupNumbers.0.Value`]: 14 }, 'group 2 as text': { [`${T1}.Phase2DHGroupNumbers.0.Value`]: '2' }, 'not said': { [`${T1}.Phase2DHGroupNumbers`]: undefined } },
    passes: { 'group 15': each('Phase1DHGroupNumbers', [{ Value: 15 }]) },
  },
  HAN_TUNNEL_INSIDE_CIDR: {
    mistakes: {
      'reserved': { [`${T1}.TunnelInsideCidr`]: '169.254.5.0/30' },
      'of metadata': { [`${T1}.TunnelInsideCidr`]: '169.254.169.252/30' },
      'not link-local': { [`${T1}.TunnelInsideCidr`]: '10.0.20.0/30' },
      'a /29': { [`${T1}.TunnelInsideCidr`]: '169.254.20.0/29' },
    },
    passes: { 'the next one': { [`${T1}.TunnelInsideCidr`]: '169.254.5.4/30' }, 'chosen by AWS': { [`${T1}.TunnelInsideCidr`]: undefined } },
  },
  HAN_TUNNEL_INSIDE_CIDR_TWICE: {
    mistakes: {
      'of one connection': { [`${T1}.TunnelInsideCidr`]: '169.254.10.4/30' },
      'of one router': { Vpn3: vpn('Router1', 10) },
    },
    passes: { 'of two routers': { [`${T1}.TunnelInsideCidr`]: '169.254.12.0/30' } },
  },
  HAN_PRE_SHARED_KEY_IN_CLEAR: {
    mistakes: { 'text': { [`${T1}.PreSharedKey`]: 'a_key_in_clear' }, 'a parameter that shows it': { [`${T1}.PreSharedKey`]: ref('Open') } },
    passes: { 'a secret': { [`${T1}.PreSharedKey`]: '{{resolve:secretsmanager:key}}' }, 'made by AWS': { [`${T1}.PreSharedKey`]: undefined } },
  },
  HAN_TUNNEL_LIFETIMES: {
    mistakes: { 'equal': { [`${T1}.Phase1LifetimeSeconds`]: 3600 }, 'the default': { [`${T1}.Phase1LifetimeSeconds`]: 3600, [`${T1}.Phase2LifetimeSeconds`]: undefined } },
    passes: { shorter: { [`${T1}.Phase1LifetimeSeconds`]: 3600, [`${T1}.Phase2LifetimeSeconds`]: 1800 } },
  },
  HAN_TUNNEL_DEAD_PEER: { mistakes: { none: { [`${T1}.DPDTimeoutAction`]: 'none' } }, passes: { clear: { [`${T1}.DPDTimeoutAction`]: 'clear' } } },
  HAN_TUNNEL_BGP_LOG: {
    mistakes: { 'IKE alone': { [`${T1}.LogOptions.CloudwatchLogOptions.BgpLogEnabled`]: undefined } },
    passes: { 'no log at all': { [`${T1}.LogOptions`]: undefined } },
  },
  // ---- alarms
  HAN_ALARM_TUNNEL_DATA: {
    mistakes: {
      'bytes in': { 'TunnelAlarm.MetricName': 'TunnelDataIn' },
      'bytes out in an expression': {
        'TunnelAlarm.MetricName': undefined,
        'TunnelAlarm.Namespace': undefined,
        'TunnelAlarm.Dimensions': undefined,
        'TunnelAlarm.Metrics': [{ Id: 'm1', MetricStat: { Metric: { Namespace: 'AWS/VPN', MetricName: 'TunnelDataOut' }, Period: 300, Stat: 'Sum' } }],
      },
    },
    passes: { 'bytes of another service': { 'TunnelAlarm.Namespace': 'Mine', 'TunnelAlarm.MetricName': 'TunnelDataIn' } },
  },
  HAN_ALARM_ON_ARN: {
    mistakes: { 'by Ref': { 'PortAlarm.Dimensions.0.Value': ref('Connection1') }, 'by an ARN': { 'PortAlarm.Dimensions.0.Value': att('Lag1', 'LagArn') } },
    passes: { 'by a parameter': { 'PortAlarm.Dimensions.0.Value': ref('Given') } },
  },
};
