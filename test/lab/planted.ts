import type { Json, RouterFiles, ScenarioKind } from '../../lib/lab';

/** A mistake that somebody makes, and what the lab has to say of it. */
export interface Planted {
  /** In a sentence. */
  readonly fault: string;
  /** The clouds that are enough to show it. */
  readonly clouds: readonly string[];
  /** The scenarios that are enough to show it; none where it is seen before. */
  readonly scenarios: readonly ScenarioKind[];
  /** Changes what routers are started with. */
  readonly router?: (files: RouterFiles) => RouterFiles;
  /** Changes a template. */
  readonly template?: (template: Draft) => void;
  /** The check or scenario that has to fail. */
  readonly where: string;
  /** What it has to name. */
  readonly names: RegExp;
}

// eslint-disable-next-line @typescript-eslint/no-explicit-any
type Draft = any;

const AWS = ['aws-virginia'];
const AZURE = ['azure-virginia'];
const GOOGLE = ['google-virginia'];

const bgpd = (change: (text: string) => string) => (files: RouterFiles): RouterFiles =>
  ({ ...files, daemons: { ...files.daemons, bgpd: changed(files.daemons.bgpd!, change) } });

/** A fault that changes nothing would pass for a lab that sees nothing. */
function changed(text: string, change: (text: string) => string): string {
  const result = change(text);
  if (result === text) throw new Error('the planted fault changes nothing');
  return result;
}

const only = (router: string, change: (files: RouterFiles) => RouterFiles) => (files: RouterFiles): RouterFiles =>
  (files.router.name === router ? change(files) : files);

const resourcesOf = (template: Draft, type: string): Draft[] => Object.values<Draft>(template.Resources ?? {}).filter((row) => row.Type === type);
const blocksOf = (template: Draft, type: string): Draft[] => Object.values<Draft>(template.resource?.[type] ?? {});

/** The mistakes. */
export const PLANTED: readonly Planted[] = [
  {
    fault: 'the routers prefer the VPN',
    clouds: AWS,
    scenarios: [],
    where: 'paths',
    names: /aws to the cloud should go over a dedicated circuit: it goes over aws-vpn-/,
    router: bgpd((text) => text.replace(/set local-preference 100\b/g, 'set local-preference 300')),
  },
  {
    fault: 'the cloud prefers the VPN',
    clouds: GOOGLE,
    scenarios: [],
    where: 'paths',
    names: /google to the site should go over a dedicated circuit: it goes over google-vpn-/,
    template: (template) => { for (const policy of blocksOf(template, 'google_compute_router_route_policy')) policy.terms[0].actions[0].expression = 'med.set(10)'; },
  },
  {
    fault: 'a router runs no BFD',
    clouds: AWS,
    scenarios: [],
    where: 'converged',
    names: /aws-edge-1-\S+ .* the router runs no BFD on it/,
    router: only('edge-1', bgpd((text) => text.replace(/^ neighbor 172\.20\.\S+ bfd.*\n/gm, ''))),
  },
  {
    fault: 'the template of a cloud asks for no BFD',
    clouds: GOOGLE,
    scenarios: [],
    where: 'ends-agree',
    names: /BFD of google-edge-\S+ is 1000 ms x 5 at edge-\d, and absent in the template/,
    template: (template) => { for (const peer of blocksOf(template, 'google_compute_router_peer')) delete peer.bfd; },
  },
  {
    fault: 'a prefix list of a router is too wide',
    clouds: AWS,
    scenarios: [],
    where: 'prefixes-normal',
    names: /aws-virginia has 10\.6\d\.0\.0\/16.*, which ashburn may not announce/,
    router: bgpd((text) => text.replace(/^ip prefix-list (aws\S*-out) seq 10 permit .*$/m, '$&\nip prefix-list $1 seq 5 permit 0.0.0.0/0 le 32')),
  },
  {
    fault: "a cloud's template announces a prefix too many",
    clouds: AWS,
    scenarios: [],
    where: 'ends-agree',
    names: /announces 10\.64\.0\.0\/16, 10\.65\.0\.0\/16, 10\.70\.0\.0\/16, and the plan says/,
    template: (template) => { resourcesOf(template, 'AWS::DirectConnect::DirectConnectGatewayAssociation')[0].Properties.AllowedPrefixesToDirectConnectGateway.push('10.70.0.0/16'); },
  },
  {
    fault: 'a route map is undefined',
    clouds: AWS,
    scenarios: [],
    where: 'references',
    names: /refers to the route map aws-missing-in, which is not defined/,
    router: only('edge-1', bgpd((text) => text.replace(/route-map aws-dedicated\S* in$/m, 'route-map aws-missing-in in'))),
  },
  {
    fault: 'segments are not clamped',
    clouds: AWS,
    scenarios: ['dedicated'],
    where: 'segments',
    names: /ask for larger TCP segments than the tunnel carries: MSS is not clamped/,
    router: (files) => ({ ...files, nft: changed(files.nft!, (text) => text.replace(/^.*maxseg.*\n/gm, '')) }),
  },
  {
    fault: 'an address inside a tunnel is wrong in the template',
    clouds: AWS,
    scenarios: [],
    where: 'ends-agree',
    names: /address of aws-vpn-edge-1-1-1 is 169\.254\.51\.8\d at edge-1, and 169\.254\.99\.\d+ in the template/,
    template: (template) => { resourcesOf(template, 'AWS::EC2::VPNConnection')[0].Properties.VpnTunnelOptionsSpecifications[0].TunnelInsideCidr = '169.254.99.0/30'; },
  },
  {
    fault: 'the key of a tunnel is another at the router',
    clouds: AWS,
    scenarios: [],
    where: 'converged',
    names: /aws-vpn-edge-1-1-1 .* IKE: received AUTHENTICATION_FAILED/,
    router: only('edge-1', (files) => ({ ...files, swanctl: { ...files.swanctl, 'aws-vpn-edge-1-1-1': changed(files.swanctl['aws-vpn-edge-1-1-1']!, (text) => text.replace(/secret = ".*"/, 'secret = "another"')) } })),
  },
  {
    fault: "a session's BGP key is another in the template",
    clouds: AWS,
    scenarios: [],
    where: 'ends-agree',
    names: /the secret with the BGP key of aws-edge-1-eqdc2-1-1-bgp is ashburn_ai_bgp_aws_edge_1_eqdc2_1_1 at edge-1, and ashburn_ai_bgp_other/,
    template: (template) => { resourcesOf(template, 'AWS::DirectConnect::TransitVirtualInterface')[0].Properties.BgpPeers[0].AuthKey = '{{resolve:secretsmanager:ashburn-ai/bgp/other:SecretString:::}}'; },
  },
  {
    fault: "the site's ASN is wrong in the template",
    clouds: AWS,
    scenarios: [],
    where: 'ends-agree',
    names: /the ASN of the site of aws-vpn-edge-1-1-1 is 65010 at edge-1, and 65011 in the template/,
    template: (template) => { resourcesOf(template, 'AWS::EC2::CustomerGateway')[0].Properties.BgpAsn = 65011; },
  },
  {
    fault: "the cloud's ASN is wrong at a router",
    clouds: AWS,
    scenarios: [],
    where: 'converged',
    names: /aws-edge-1-eqdc2-1-1-bgp .* is (?:Active|Idle|Connect|OpenSent).*Peer AS/,
    router: only('edge-1', bgpd((text) => text.replace('remote-as 64513', 'remote-as 64599'))),
  },
  {
    fault: 'two tunnels of a connection are swapped in the template',
    clouds: AWS,
    scenarios: [],
    where: 'ends-agree',
    names: /address of aws-vpn-edge-1-1-1 is 169\.254\.51\.8\d at edge-1, and 169\.254\.41\.\d+ in the template/,
    template: (template) => { resourcesOf(template, 'AWS::EC2::VPNConnection')[0].Properties.VpnTunnelOptionsSpecifications.reverse(); },
  },
  {
    fault: 'a VLAN id is wrong in the template',
    clouds: AWS,
    scenarios: [],
    where: 'ends-agree',
    names: /the VLAN id of aws-edge-1-eqdc2-1-1-bgp is 1137 at edge-1, and 1138 in the template/,
    template: (template) => { resourcesOf(template, 'AWS::DirectConnect::TransitVirtualInterface')[0].Properties.Vlan = 1138; },
  },
  {
    fault: 'the template takes ciphers that the router does not offer',
    clouds: AWS,
    scenarios: [],
    where: 'converged',
    names: /aws-vpn-edge-1-1-1 .* IKE: received NO_PROPOSAL_CHOSEN/,
    template: (template) => { resourcesOf(template, 'AWS::EC2::VPNConnection')[0].Properties.VpnTunnelOptionsSpecifications[0].Phase1DHGroupNumbers = [{ Value: 14 }]; },
  },
  {
    fault: 'the MTU is another in the template',
    clouds: AWS,
    scenarios: [],
    where: 'ends-agree',
    names: /the MTU of aws-edge-1-eqdc2-1-1-bgp is 1500 at edge-1, and 8500 in the template/,
    template: (template) => { resourcesOf(template, 'AWS::DirectConnect::TransitVirtualInterface')[0].Properties.Mtu = 8500; },
  },
  {
    fault: 'no gateway is connected to a circuit',
    clouds: AZURE,
    scenarios: [],
    where: 'ends-agree',
    names: /the template of azure-virginia announces nothing, and the plan says 10\.96\.0\.0\/16/,
    template: (template) => {
      const connections = template.resource.azurerm_virtual_network_gateway_connection;
      for (const [name, row] of Object.entries<Draft>(connections)) if (row.type === 'ExpressRoute') delete connections[name];
    },
  },
  {
    fault: 'users may leave to the internet in clear while a circuit loses its carrier',
    clouds: AWS,
    scenarios: ['carrier'],
    where: 'clear-text',
    names: /packets of users were on the internet in clear: 10\.16\.0\.10 > 10\.64\.0\.10/,
    router: (files) => ({
      ...files,
      nft: changed(files.nft!, (text) => text.replace(/^.*oifname .* drop.*\n/gm, '')),
      daemons: { ...files.daemons, zebra: changed(files.daemons.zebra!, (text) => text.replace(/^no zebra nexthop kernel enable\n/m, '')) },
    }),
  },
];

/** A template with a fault in it. */
export function withFault(template: Json, { template: change }: Planted): Json {
  if (change === undefined) return template;
  const draft = JSON.parse(JSON.stringify(template)) as Draft;
  change(draft);
  if (JSON.stringify(draft) === JSON.stringify(template)) throw new Error('the planted fault changes nothing');
  return draft as Json;
}
