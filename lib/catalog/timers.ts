import type { Provider, Source } from './catalog';
import { unverified, verified } from './rows';

/** Timers of a BGP session, in seconds. */
export interface BgpTimers {
  /** Between two keepalives. */
  readonly keepaliveSeconds: number;
  /** Of silence, until the session is down. */
  readonly holdSeconds: number;
}

/** Bidirectional forwarding detection. */
export interface BfdTimers {
  /** Between two packets, in milliseconds. */
  readonly intervalMs: number;
  /** Packets that may be missed. */
  readonly multiplier: number;
}

/** How a cloud sees that a path is gone, and how long it takes itself. */
export interface CloudTimers {
  /** BFD on circuits as the cloud runs it: the slower of both ends decides. */
  readonly bfd: BfdTimers;
  /** On circuits, what both ends come to; BFD is faster, and this is what is left where it does not run. */
  readonly dedicated: BgpTimers;
  /** In tunnels, what both ends come to: no cloud has BFD in them. */
  readonly vpn: BgpTimers;
  /** Whether what speaks BGP has the port itself, and sees that its carrier is lost. */
  readonly seesCarrier: boolean;
  /** What the cloud may need inside of itself after its routers saw a circuit go, in seconds; absent where none is published. */
  readonly insideSeconds?: number;
  /** Where that was read. */
  readonly sources: readonly Source[];
}

const aws: CloudTimers = {
  bfd: { intervalMs: 300, multiplier: 3 },
  // 30 and 90 s, and whatever is lower down to 1 and 3 s
  dedicated: { keepaliveSeconds: 10, holdSeconds: 30 },
  vpn: { keepaliveSeconds: 10, holdSeconds: 30 },
  seesCarrier: true,
  sources: [
    verified('https://docs.aws.amazon.com/directconnect/latest/UserGuide/bgp-specific-settings.html', '2026-11-21'),
    // those of tunnels stand in the configurations that AWS writes for routers, and on no page
    unverified('https://docs.aws.amazon.com/vpn/latest/s2svpn/VPNTunnels.html', '2026-11-21'),
  ],
};

const azure: CloudTimers = {
  bfd: { intervalMs: 300, multiplier: 3 },
  // Microsoft's routers have 60 and 180 s, and take what is lower down to 3 and 10 s
  dedicated: { keepaliveSeconds: 10, holdSeconds: 30 },
  // "Azure VPN Gateways use fixed timer values", and devices should have the same: those with lower ones reset sessions
  vpn: { keepaliveSeconds: 60, holdSeconds: 180 },
  seesCarrier: true,
  // "the overall connection convergence will take up to a minute", between the gateway of the network and Microsoft's routers
  insideSeconds: 60,
  sources: [
    verified('https://learn.microsoft.com/azure/expressroute/expressroute-bfd', '2026-11-21'),
    verified('https://learn.microsoft.com/azure/vpn-gateway/vpn-gateway-vpn-faq', '2026-11-21'),
  ],
};

const google: CloudTimers = {
  bfd: { intervalMs: 1_000, multiplier: 5 },
  // a Cloud Router sends every 20 s, holds three times as long, and advises the same at the other end
  dedicated: { keepaliveSeconds: 20, holdSeconds: 60 },
  vpn: { keepaliveSeconds: 20, holdSeconds: 60 },
  // BFD is what detects "link down events": in 5 s, and without it the hold time does in 60
  seesCarrier: false,
  sources: [
    verified('https://docs.cloud.google.com/network-connectivity/docs/router/concepts/bfd', '2026-11-21'),
    verified('https://docs.cloud.google.com/network-connectivity/docs/router/how-to/managing-bgp-timers', '2026-11-21'),
  ],
};

const TIMERS: Readonly<Record<Provider, CloudTimers>> = { aws, azure, google };

/** How a cloud sees that a path is gone. */
export const cloudTimers = ({ provider }: { readonly provider: Provider }): CloudTimers => TIMERS[provider];

/** BFD between the routers of a site, and its core: every 300 ms, three of which may be missed. */
export const SITE_BFD: BfdTimers = { intervalMs: 300, multiplier: 3 };
