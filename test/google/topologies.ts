import { GoogleProvider } from '@cdktf/provider-google/lib/provider';
import { TerraformStack, Testing } from 'cdktf';
import { defineHybridNetwork, type Definition } from '../../lib/definition';
import type { HybridNetwork } from '../../lib/definition/hybrid-network';
import { GoogleHybridNetwork, type GoogleHybridNetworkProps } from '../../lib/google';
import { EMPTY_LOCK, planNetwork } from '../../lib/planner';
import type { NetworkLock, NetworkPlan } from '../../lib/planner/network-plan';

/** Data that a test may change in any way. */
// eslint-disable-next-line @typescript-eslint/no-explicit-any
export type Loose = any;

/** Both availability domains of Ashburn, in two buildings. */
export const ASHBURN = [{ router: 'edge-1', location: 'iad-zone1-1' }, { router: 'edge-2', location: 'iad-zone2-5467' }];

/** Both availability domains of New York, in a region of their own. */
export const NEW_YORK = [
  { router: 'edge-1', location: 'lga-zone1-16', region: 'us-east1' },
  { router: 'edge-2', location: 'lga-zone2-9', region: 'us-east1' },
];

/** Both availability domains of Ashburn through two partners. */
export const PARTNERS = [
  { router: 'edge-1', location: 'Ashburn', serviceProvider: 'Megaport', availabilityDomain: 1 },
  { router: 'edge-2', location: 'Ashburn', serviceProvider: 'Equinix', availabilityDomain: 2 },
];

/** A definition with one site, one cloud of Google and one link between them. */
export function definition(primary: Loose, change: (definition: Loose) => void = () => undefined): Definition {
  const made: Loose = {
    name: 'ashburn-ai',
    asOf: '2026-12-01',
    inService: '2027-06-01',
    sites: {
      ashburn: {
        asn: 65_010,
        prefixes: ['10.10.0.0/16'],
        routers: {
          'edge-1': { building: 'Hall A', publicIp: '203.0.113.10', tunnelIp: '10.10.255.1', internet: '10 Gbps' },
          'edge-2': { building: 'Hall B', publicIp: '198.51.100.10', tunnelIp: '10.10.255.2', internet: '10 Gbps' },
        },
      },
    },
    clouds: { google: { provider: 'google', project: 'ashburn-ai', region: 'us-east4', asn: 64_600, prefixes: ['10.128.0.0/16'] } },
    links: { google: { site: 'ashburn', cloud: 'google', primary: { kind: 'dedicated-interconnect', roundTripTime: '2 ms', paths: ASHBURN, ...primary }, fallback: { kind: 'vpn' } } },
    workloads: {
      datasets: {
        kind: 'dataset-transfer',
        from: 'ashburn',
        to: 'google',
        volume: '6 TB',
        window: { days: ['mon', 'tue', 'wed', 'thu', 'fri'], start: '20:00', duration: '8 h' },
        flows: 256,
        growth: '0%/year',
      },
    },
  };
  change(made);
  return made;
}

/** Maximum resilience in a second region. */
export const inTwoRegions = (made: Loose): void => {
  made.links.google.resilience = 'maximum';
  made.clouds.google.otherRegions = ['us-east1'];
};

/** Encryption with IPsec takes addresses for the gateways. */
export const withGatewayAddresses = (made: Loose): void => {
  made.clouds.google.gatewayPrefixes = ['10.200.0.0/20'];
};

/** A second site, so that there is another one to reach. */
export const withAnnex = (made: Loose): void => {
  made.sites.annex = { asn: 65_020, prefixes: ['10.20.0.0/16'], routers: { 'annex-1': { publicIp: '192.0.2.20', internet: '1 Gbps' } } };
  made.links.annex = { site: 'annex', cloud: 'google', primary: { kind: 'vpn' } };
  made.workloads.copies = { kind: 'telemetry', from: 'annex', to: 'google', rate: '100 Mbps' };
};

/** The network of a definition. */
export const networkOf = (made: Definition): HybridNetwork => defineHybridNetwork(made as Loose);

/** The plan of a definition. */
export const planOf = (made: Definition, lock: NetworkLock = EMPTY_LOCK): NetworkPlan => planNetwork(networkOf(made), { lock });

/** Every topology, by name. */
export const TOPOLOGIES: Readonly<Record<string, Definition>> = {
  'basic': definition({ paths: [ASHBURN[0]] }, (made) => { made.links.google.resilience = 'basic'; }),
  'high': definition({}),
  'maximum': definition({ paths: [...ASHBURN, ...NEW_YORK] }, inTwoRegions),
  'single-region': definition({ singleRegion: true }, (made) => { made.links.google.resilience = 'maximum'; }),
  'partner': definition({ kind: 'partner-interconnect', paths: PARTNERS }),
  'encrypted': definition({ encryption: 'ipsec' }, withGatewayAddresses),
  'site-to-site': definition({}, (made) => {
    withAnnex(made);
    made.clouds.google.siteToSite = true;
  }),
  'macsec': definition({ macsec: { keys: 'ashburn-macsec' } }),
  '400-gbps': definition({ fastestPort: '400 Gbps', paths: [{ router: 'edge-1', location: 'cmh-zone1-2377' }, { router: 'edge-2', location: 'cmh-zone2-2377' }] }, (made) => {
    made.workloads.datasets.volume = '600 TB';
    made.workloads.datasets.flows = 4_000;
    made.workloads.datasets.survive = { dedicated: 'suspend' };
    for (const router of ['edge-1', 'edge-2']) made.sites.ashburn.routers[router].ports = { '400G': 4 };
  }),
  'ordered': definition({ phase: 'order' }),
};

/** A stack with a plan built into it. */
export function construct(plan: NetworkPlan, props: Partial<GoogleHybridNetworkProps> = {}, cloud = 'google', isOrdered = true): GoogleHybridNetwork {
  const stack = new TerraformStack(Testing.app(), 'google');
  new GoogleProvider(stack, 'google', { project: 'ashburn-ai', region: 'us-east4' });
  return new GoogleHybridNetwork(stack, 'Hybrid', { plan, cloud, network: { kind: 'new' }, ...(isOrdered && { customerName: 'Ashburn AI' }), ...props });
}

/** A stack as Terraform reads it. */
export const written = (made: GoogleHybridNetwork): Loose => JSON.parse(Testing.synth(TerraformStack.of(made)));

/** Resources of one type (`compute_router`), by name without that of the network. */
export const rowsOf = (made: GoogleHybridNetwork, type: string): Readonly<Record<string, Loose>> =>
  Object.fromEntries(Object.values<Loose>(written(made).resource[`google_${type}`] ?? {}).map((row) => [String(row.name).replace(/^ashburn-ai-/, ''), row]));

/**
 * A stack in lines that a reader compares: a resource each, references by the id of what they refer to, no versions and no hashes, and
 * without the project, which all have.
 */
export function lines(made: GoogleHybridNetwork): readonly string[] {
  const { resource, output } = written(made);
  const plain = (value: unknown): string => JSON.stringify(value)
    .replace(/\$\{google_\w+?\.Hybrid_([\w-]+?)_[0-9A-F]{8}\.(\w+)\}/g, '<$1 $2>')
    .replace(/google_(\w+)\.Hybrid_([\w-]+?)_[0-9A-F]{8}/g, '$1 $2');
  const rows = Object.entries<Loose>(resource).flatMap(([type, ofType]) =>
    Object.values<Loose>(ofType).map(({ name, project: _, ...row }) => `${type.replace(/^google_(compute_)?/, '')} ${String(name).replace(/^ashburn-ai-/, '')}: ${plain(row)}`));
  return [...rows, ...Object.entries<Loose>(output).map(([name, { value, sensitive }]) => `output ${name}${sensitive ? ' (sensitive)' : ''}: ${plain(value)}`)];
}
