import { EMPTY_LOCK, type NetworkPlan, planNetwork } from '../../lib/planner';
import { type Draft, network } from '../networks';

/** A kind of link that no example has, or not like this. */
export interface DefinedKind {
  /** What it is. */
  readonly title: string;
  /** An example, and what is changed in it. */
  readonly network: Parameters<typeof network>;
}

const encrypted = (title: string, change: (definition: Draft) => void): DefinedKind => ({ title, network: ['google-encrypted', change] });

const partner = (title: string, change: (definition: Draft) => void): DefinedKind => ({ title, network: ['google-partner', change] });

const withPartnerEncryption = (layer: 2 | 3) => (definition: Draft): void => {
  definition.clouds.google.gatewayPrefixes = ['10.216.0.0/20'];
  Object.values<Draft>(definition.sites.offenbach.routers).forEach((router, i) => { router.tunnelIp = `10.40.255.${i + 1}`; });
  Object.assign(definition.links.google.primary, { layer, encryption: 'ipsec' });
};

/** A second site with circuits of its own to the same kind of cloud, joined by Global Reach. */
const reached = (definition: Draft): void => {
  const { paths } = definition.links.azure.primary;
  definition.sites.ashburn.reachPrefixes = ['172.21.0.0/24'];
  definition.sites.phoenix = { asn: 65020, prefixes: ['10.40.0.0/16'], linkPrefixes: ['172.22.255.0/24'], reachPrefixes: ['172.22.254.0/24'], routers: { 'phx-1': { publicIp: '203.0.113.44' } } };
  definition.clouds['azure-arizona'] = { provider: 'azure', region: 'westus3', prefixes: ['10.98.0.0/16'] };
  Object.assign(definition.links.azure, { resilience: 'basic', primary: { kind: 'express-route', globalReach: true, paths: [paths[0]] } });
  const primary = { kind: 'express-route', globalReach: true, paths: [{ router: 'phx-1', location: 'Phoenix', serviceProvider: 'Megaport' }] };
  definition.links.west = { site: 'phoenix', cloud: 'azure-arizona', resilience: 'basic', fallback: { kind: 'vpn' }, primary };
};

/** A branch that reaches the virtual hub over the internet. */
const withBranch = (definition: Draft): void => {
  const [cloud] = Object.keys(definition.clouds);
  definition.sites.branch = { asn: 65030, prefixes: ['10.200.0.0/20'], routers: { 'branch-1': { publicIp: '192.0.2.30', internet: '1 Gbps' } } };
  definition.links.branch = { site: 'branch', cloud, primary: { kind: 'vpn' } };
};

/** Kinds of links beyond those of the examples. */
export const DEFINED_KINDS: readonly DefinedKind[] = [
  encrypted('encrypted circuits without a VPN over the internet', (definition) => { delete definition.links.google.fallback; definition.links.google.resilience = 'high'; }),
  encrypted('encrypted circuits, one of which is on order', (definition) => { definition.links.google.primary.paths[0].phase = 'order'; }),
  encrypted('encrypted circuits, both from one router', (definition) => { definition.links.google.primary.paths[1].router = 'edge-1'; definition.links.google.resilience = 'basic'; }),
  encrypted('encrypted circuits of more than one attachment', (definition) => { definition.workloads.logs = { kind: 'telemetry', from: 'chicago', to: 'google', rate: '14 Gbps', flows: 4_096, survive: { dedicated: 'suspend' } }; }),
  encrypted('encrypted circuits of sites that reach each other', (definition) => { definition.clouds.google.siteToSite = true; withBranch(definition); }),
  partner('circuits of a partner who speaks BGP', (definition) => { definition.links.google.primary.layer = 3; }),
  partner('encrypted circuits of a partner at layer 2', withPartnerEncryption(2)),
  partner('encrypted circuits of a partner at layer 3', withPartnerEncryption(3)),
  { title: 'ports of ExpressRoute Direct with one tag', network: ['azure-direct', (definition) => { definition.links.azure.primary.encapsulation = 'dot1q'; }] },
  {
    title: 'ports of ExpressRoute Direct with several circuits',
    network: ['azure-direct', (definition) => {
      definition.workloads.logs = { kind: 'telemetry', from: 'ashburn', to: 'virginia', rate: '22 Gbps', flows: 4_096, survive: { dedicated: 'suspend' } };
    }],
  },
  { title: 'circuits that Global Reach joins', network: ['ashburn', reached] },
  { title: 'a virtual hub that joins a branch and a site', network: ['azure-virtual-wan', withBranch] },
  {
    title: 'Cross-Cloud Interconnect to Azure',
    network: ['google-cross-cloud', (definition) => {
      definition.clouds.aws = { provider: 'azure', region: 'eastus', prefixes: ['10.61.0.0/16'] };
      for (const path of definition.cloudLinks['aws-google'].paths) path.remoteLocation = 'azure-equinix-ashburn-dc2';
    }],
  },
  { title: 'Cross-Cloud Interconnect on order', network: ['google-cross-cloud', (definition) => { definition.cloudLinks['aws-google'].phase = 'order'; }] },
];

/** The plan of a kind, with a further change. */
export function kindPlan({ network: [example, change] }: DefinedKind, more: (definition: Draft) => void = () => undefined): NetworkPlan {
  return planNetwork(network(example, (definition) => {
    change!(definition);
    more(definition);
  }), { lock: EMPTY_LOCK, outages: false });
}

/** The same by its title, with a further change. */
export const planOfKind = (title: string, more?: (definition: Draft) => void): NetworkPlan =>
  kindPlan(DEFINED_KINDS.find((kind) => kind.title === title)!, more);
