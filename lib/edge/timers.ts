import type { CloudPlan } from '../planner/network-plan';

/** Timers of a BGP session, in seconds. */
export interface Timers {
  /** Between two keepalives. */
  readonly keepaliveSeconds: number;
  /** Of silence, until the session is down. */
  readonly holdSeconds: number;
}

/** How a cloud sees that a session is gone, and how long it takes itself. */
export interface CloudTimers {
  /** On circuits; BFD is faster, and this is what is left where it does not run. */
  readonly dedicated: Timers;
  /** In tunnels, none of which has BFD. */
  readonly vpn: Timers;
  /** What the cloud may need inside of itself after its routers saw it, in seconds; absent where none is published. */
  readonly insideSeconds?: number;
  /** Where that was read. */
  readonly sources: readonly string[];
}

/** What both ends come to: the lower of what the router offers and of what the cloud keeps. */
const TIMERS: Readonly<Record<CloudPlan['provider'], CloudTimers>> = {
  aws: {
    // AWS keeps 30/90 s on a virtual interface and takes 1/3 s at the least
    dedicated: { keepaliveSeconds: 10, holdSeconds: 30 },
    vpn: { keepaliveSeconds: 10, holdSeconds: 30 },
    sources: [
      'https://docs.aws.amazon.com/directconnect/latest/UserGuide/bgp-specific-settings.html',
      'https://docs.aws.amazon.com/vpn/latest/s2svpn/VPNTunnels.html',
    ],
  },
  azure: {
    // Microsoft's routers keep 60/180 s and take 3/10 s at the least; a VPN gateway keeps to 60/180 s whatever it is offered
    dedicated: { keepaliveSeconds: 10, holdSeconds: 30 },
    vpn: { keepaliveSeconds: 60, holdSeconds: 180 },
    // "the overall connection convergence will take up to a minute", between the gateway of the network and Microsoft's routers
    insideSeconds: 60,
    sources: [
      'https://learn.microsoft.com/azure/expressroute/expressroute-bfd',
      'https://learn.microsoft.com/azure/vpn-gateway/vpn-gateway-bgp-overview',
    ],
  },
  google: {
    // A Cloud Router sends every 20 s, holds three times as long, and advises the same at the other end
    dedicated: { keepaliveSeconds: 20, holdSeconds: 60 },
    vpn: { keepaliveSeconds: 20, holdSeconds: 60 },
    sources: [
      'https://docs.cloud.google.com/network-connectivity/docs/router/concepts/bfd',
      'https://docs.cloud.google.com/network-connectivity/docs/router/how-to/managing-bgp-timers',
    ],
  },
};

/** How a cloud sees that a session is gone. */
export const cloudTimers = ({ provider }: Pick<CloudPlan, 'provider'>): CloudTimers => TIMERS[provider];

/** Bidirectional forwarding detection inside the site: every 300 ms, three of which may be missed, as on circuits. */
export const INSIDE_BFD = { intervalMs: 300, multiplier: 3 } as const;
