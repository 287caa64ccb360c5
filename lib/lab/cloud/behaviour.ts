/** Timers of a BGP session, in seconds. */
export interface BgpTimers {
  /** Between two messages. */
  readonly keepalive: number;
  /** Without a message until the session is down. */
  readonly hold: number;
}

/** Bidirectional forwarding detection. */
export interface BfdTimers {
  /** Between two packets, in milliseconds. */
  readonly intervalMs: number;
  /** Packets that may be missed. */
  readonly multiplier: number;
}

/** What a cloud does that no template says. */
export interface Behaviour {
  /** Timers on dedicated circuits. */
  readonly circuit: BgpTimers;
  /** Timers in tunnels. */
  readonly tunnel: BgpTimers;
  /** BFD on dedicated circuits where the template says nothing of it; absent where it is off then. */
  readonly bfd?: BfdTimers;
  /** Preference of what comes over dedicated circuits, and over tunnels; absent where the MED decides. */
  readonly preference?: { readonly circuit: number; readonly tunnel: number };
}

/**
 * Defaults of Direct Connect and AWS Site-to-Site VPN: hold 90 s, BFD 300 ms x 3 on the side of AWS always on; a transit gateway and a
 * virtual private gateway prefer what a Direct Connect gateway propagates to what a VPN does.
 *
 * @see https://docs.aws.amazon.com/directconnect/latest/UserGuide/bgp-specific-settings.html
 * @see https://docs.aws.amazon.com/vpn/latest/s2svpn/vpn-route-priority.html
 */
export const AWS: Behaviour = {
  circuit: { keepalive: 30, hold: 90 },
  tunnel: { keepalive: 10, hold: 30 },
  bfd: { intervalMs: 300, multiplier: 3 },
  preference: { circuit: 200, tunnel: 100 },
};

/**
 * Defaults of ExpressRoute and VPN Gateway: 60 and 180 s, BFD 300 ms x 3 on by default on private peerings; a circuit is preferred to a VPN
 * for the same prefix.
 *
 * @see https://learn.microsoft.com/azure/expressroute/expressroute-bfd
 * @see https://learn.microsoft.com/azure/vpn-gateway/vpn-gateway-bgp-overview
 */
export const AZURE: Behaviour = {
  circuit: { keepalive: 60, hold: 180 },
  tunnel: { keepalive: 60, hold: 180 },
  bfd: { intervalMs: 300, multiplier: 3 },
  preference: { circuit: 200, tunnel: 100 },
};

/**
 * Defaults of a Cloud Router: 20 and 60 s; no BFD unless the session asks for it; the MED decides.
 *
 * @see https://cloud.google.com/network-connectivity/docs/router/concepts/bfd
 */
export const GOOGLE: Behaviour = {
  circuit: { keepalive: 20, hold: 60 },
  tunnel: { keepalive: 20, hold: 60 },
};
