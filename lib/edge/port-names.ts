import type { Platform, RouterConfiguration } from './model';

/** How a platform names what it has: suggestions, until the site names its ports. */
export interface PortNames {
  /** Towards the site. */
  readonly lan: string;
  /** Towards the internet. */
  readonly wan: string;
  /** A port of a speed, from 1. */
  readonly port: (ordinal: number, speedMbps: number) => string;
  /** An aggregate, from 1. */
  readonly aggregate: (ordinal: number) => string;
}

const bySpeed = (mbps: number, names: readonly [string, string, string, string]): string =>
  (mbps >= 400_000 ? names[3] : mbps >= 100_000 ? names[2] : mbps >= 10_000 ? names[1] : names[0]);

/** Names of ports and aggregates on each platform. */
export const PORT_NAMES: Readonly<Record<Platform, PortNames>> = {
  'frr': { lan: 'eth0', wan: 'eth1', port: (ordinal) => `eth${ordinal + 1}`, aggregate: (ordinal) => `bond${ordinal}` },
  'ios-xe': {
    lan: 'TenGigabitEthernet0/1/0',
    wan: 'TenGigabitEthernet0/1/1',
    port: (ordinal, mbps) => `${bySpeed(mbps, ['GigabitEthernet', 'TenGigabitEthernet', 'HundredGigE', 'FourHundredGigE'])}0/0/${ordinal}`,
    aggregate: (ordinal) => `Port-channel${ordinal}`,
  },
  'junos': {
    lan: 'xe-0/1/0',
    wan: 'xe-0/1/1',
    port: (ordinal, mbps) => `${bySpeed(mbps, ['ge', 'xe', 'et', 'et'])}-0/0/${ordinal}`,
    aggregate: (ordinal) => `ae${ordinal}`,
  },
  'fortios': { lan: 'port1', wan: 'port2', port: (ordinal) => `port${ordinal + 2}`, aggregate: (ordinal) => `lag${ordinal}` },
};

/** What of a router has a name that nothing else on it may have: the site's side, the internet's, ports and aggregates. */
export const namedInterfaces = ({ lan, wan, ports, bundles }: RouterConfiguration): readonly { readonly id: string; readonly name: string }[] =>
  [lan, ...(wan ? [wan] : []), ...ports, ...bundles.filter(({ aggregated }) => aggregated)];
