import type { Sample } from '../samples';

/** Microsoft's sample for a circuit on an MX, as `set` commands. */
export const EXPRESS_ROUTE: Sample = {
  title: 'an ExpressRoute circuit on Junos',
  source: 'https://learn.microsoft.com/azure/expressroute/expressroute-config-samples-routing',
  statements: [
    'set interfaces * vlan-tagging',
    'set interfaces * unit * vlan-id *',
    'set interfaces * unit * family inet address *',
    'set routing-options autonomous-system *',
    { sample: 'set protocols bgp group * peer-as 12076', ours: 'set protocols bgp group * neighbor * peer-as 12076', because: 'said of each neighbour' },
    {
      sample: 'set policy-options policy-statement * term * from route-filter * exact',
      ours: 'set policy-options policy-statement * term * from route-filter-list *',
      because: 'the prefixes stand in a list',
    },
    'set policy-options policy-statement * term * then accept',
    { sample: 'set policy-options prefix-list * *', ours: 'set policy-options route-filter-list * * exact', because: 'a list that says how long a prefix may be' },
    { sample: 'set protocols bgp group * import *', ours: 'set protocols bgp group * neighbor * import *', because: 'said of each neighbour' },
    { sample: 'set protocols bgp group * export *', ours: 'set protocols bgp group * neighbor * export *', because: 'said of each neighbour' },
    { sample: 'set protocols bgp group * bfd-liveness-detection minimum-interval 300', ours: 'set protocols bgp group * neighbor * bfd-liveness-detection minimum-interval 300', because: 'said of each neighbour' },
    { sample: 'set protocols bgp group * bfd-liveness-detection multiplier 3', ours: 'set protocols bgp group * neighbor * bfd-liveness-detection multiplier 3', because: 'said of each neighbour' },
    { sample: 'set security macsec connectivity-association * cipher-suite gcm-aes-xpn-128', ours: 'set security macsec connectivity-association * cipher-suite gcm-aes-256', because: 'keys of 256 bits, without extended numbers at 10 Gbps' },
    'set security macsec connectivity-association * security-mode static-cak',
    'set security macsec connectivity-association * pre-shared-key ckn *',
    'set security macsec connectivity-association * pre-shared-key cak *',
    'set security macsec interfaces * connectivity-association *',
  ],
};

const NAT = 'IKE finds out by itself whether addresses are translated';
const STRONGER = 'AWS was told to take nothing weaker';

/** The sample of AWS for an SRX. */
export const AWS_VPN: Sample = {
  title: 'a VPN to AWS on an SRX',
  source: 'https://github.com/awsdocs/amazon-vpc-network-administrator-guide/blob/master/doc_source/juniper-srx.md',
  statements: [
    'set security ike proposal * authentication-method pre-shared-keys',
    { sample: 'set security ike proposal * authentication-algorithm sha1', ours: undefined, because: 'GCM needs none' },
    { sample: 'set security ike proposal * encryption-algorithm aes-128-cbc', ours: 'set security ike proposal * encryption-algorithm aes-256-gcm', because: STRONGER },
    'set security ike proposal * lifetime-seconds 28800',
    { sample: 'set security ike proposal * dh-group group2', ours: 'set security ike proposal * dh-group group20', because: STRONGER },
    { sample: 'set security ike policy * mode main', ours: 'set security ike gateway * version v2-only', because: 'IKEv2 has no modes' },
    'set security ike policy * proposals *',
    'set security ike policy * pre-shared-key ascii-text *',
    'set security ike gateway * ike-policy *',
    'set security ike gateway * external-interface *',
    'set security ike gateway * address *',
    { sample: 'set security ike gateway * no-nat-traversal', ours: undefined, because: NAT },
    'set security ipsec proposal * protocol esp',
    { sample: 'set security ipsec proposal * authentication-algorithm hmac-sha1-96', ours: undefined, because: 'GCM needs none' },
    { sample: 'set security ipsec proposal * encryption-algorithm aes-128-cbc', ours: 'set security ipsec proposal * encryption-algorithm aes-256-gcm', because: STRONGER },
    'set security ipsec proposal * lifetime-seconds 3600',
    { sample: 'set security ipsec policy * perfect-forward-secrecy keys group2', ours: 'set security ipsec policy * perfect-forward-secrecy keys group20', because: STRONGER },
    'set security ipsec policy * proposals *',
    'set security ipsec vpn * bind-interface st0.*',
    'set security ipsec vpn * ike gateway *',
    'set security ipsec vpn * ike ipsec-policy *',
    'set security ipsec vpn * df-bit clear',
    { sample: 'set security ike gateway * dead-peer-detection', ours: 'set security ike gateway * dead-peer-detection interval 10', because: 'sooner than the 30 s of AWS' },
    { sample: 'set interfaces st0.* family inet address *', ours: 'set interfaces st0 unit * family inet address *', because: 'the same in other words' },
    { sample: 'set interfaces st0.* family inet mtu 1436', ours: 'set interfaces st0 unit * family inet mtu 1446', because: 'GCM leaves more' },
    { sample: 'set security zones security-zone trust interfaces st0.*', ours: 'set security zones security-zone clouds interfaces st0.* host-inbound-traffic protocols bgp', because: 'clouds have a zone of their own' },
    { sample: 'set security zones security-zone untrust host-inbound-traffic system-services ike', ours: 'set security zones security-zone internet interfaces * host-inbound-traffic system-services ike', because: 'said of the interface' },
    { sample: 'set security flow tcp-mss ipsec-vpn mss 1387', ours: 'set security flow tcp-mss ipsec-vpn mss 1350', because: 'the smallest of all clouds' },
    { sample: 'set policy-options policy-statement * term * from route-filter * exact', ours: 'set policy-options policy-statement * term * from route-filter-list *', because: 'the prefixes stand in a list' },
    'set policy-options policy-statement * term * then accept',
    'set policy-options policy-statement * term * then reject',
    'set protocols bgp group * type external',
    'set protocols bgp group * neighbor * export *',
    'set protocols bgp group * neighbor * peer-as *',
    'set protocols bgp group * neighbor * hold-time 30',
    { sample: 'set protocols bgp group * neighbor * local-as *', ours: 'set routing-options autonomous-system *', because: 'the router has one ASN' },
  ],
};
