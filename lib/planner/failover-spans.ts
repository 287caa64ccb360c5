import type { FailoverWindow } from './network-plan';
import type { BfdTimers, BgpTimers } from '../catalog/timers';

/** When a failure is seen and traffic has another way: figures are absent where they are not known. */
export type Span = Pick<FailoverWindow, 'detection' | 'fromMs' | 'toMs' | 'because'>;

/** What routers need once they saw a loss: 50 to 130 ms measured with FRR, and room for a busy one. */
const REACTION_MS = 400;

/** BFD sends after 75 to 100 % of its interval, so the last packet may be that much older: RFC 5880, 6.8.7. */
const SHORTEST = 0.75;

/**
 * An end that sees silence says so in its next packet, and a session of BFD that is not up sends one a second: RFC 5880, 6.8.3. Its message of
 * BGP may be held up, because what the other end acknowledges does not arrive.
 */
const TOLD_MS = 1_000;

/** Routers count hold times in seconds. */
const SECOND_MS = 1_000;

/** As many packets of BFD missed as it allows. */
export const byBfd = ({ intervalMs, multiplier }: BfdTimers): Span => ({
  detection: 'bfd',
  fromMs: (multiplier - 1) * intervalMs * SHORTEST,
  toMs: multiplier * intervalMs + REACTION_MS,
  because: `BFD of ${intervalMs} ms x ${multiplier}`,
});

/** Silence one way: the end that hears nothing sees it, and the one that sends into it has to be told. */
export const toldBy = (span: Span): Span => ({ ...span, toMs: span.toMs! + TOLD_MS });

/** The same by hold times: the end that sends into it still gets one keepalive, and holds the session from then on. */
export const heldBy = (span: Span, { keepaliveSeconds }: BgpTimers): Span => ({ ...span, toMs: span.toMs! + keepaliveSeconds * 1_000 });

/** A router that ended tunnels too is gone, and tunnels take over: the cloud may send into its until it holds their sessions no longer. */
export const heldAtCloud = (timers: BgpTimers): Span =>
  ({ ...byHoldTime(timers), fromMs: 0, because: `the cloud may send into tunnels of the router that died for their hold time of ${timers.holdSeconds} s` });

/**
 * Ends that run BFD each in its own way: the slower interval is that of both, and each misses as many packets as the other tells it: RFC 5880,
 * 6.8.4. Traffic of both directions is back when the slower one saw it; of one direction, when the end that sends it did.
 */
export function unequalBfd(one: BfdTimers, two: BfdTimers, directions: 'all' | 'any'): Span {
  const intervalMs = Math.max(one.intervalMs, two.intervalMs);
  const [fast, slow] = [one.multiplier, two.multiplier].sort((a, b) => a - b).map((multiplier) => byBfd({ intervalMs, multiplier })) as [Span, Span];
  return directions === 'all' ? slow : { ...slow, fromMs: fast.fromMs! };
}

/** Silence for as long as a session is held. */
export const byHoldTime = ({ keepaliveSeconds, holdSeconds }: BgpTimers): Span => ({
  detection: 'hold-time',
  fromMs: (holdSeconds - keepaliveSeconds) * 1_000 - SECOND_MS,
  toMs: holdSeconds * 1_000 + SECOND_MS + REACTION_MS,
  because: `hold time of ${holdSeconds} s, without BFD`,
});

/** As late as this, or sooner: dead peer detection may take the tunnel down, and its session with it. */
export const orSooner = (span: Span): Span => ({ ...span, fromMs: 0, because: `${span.because}, or dead peer detection before it` });

/** BFD where it counts, else the hold time. */
export const eitherOf = (bfd: BfdTimers, where: string, timers: BgpTimers): Span => {
  const [fast, slow] = [byBfd(bfd), byHoldTime(timers)];
  return { ...slow, fromMs: fast.fromMs!, because: `${fast.because} ${where}, or a hold time of ${timers.holdSeconds} s` };
};

/** The port itself. */
export const BY_CARRIER: Span = { detection: 'carrier', fromMs: 0, toMs: REACTION_MS, because: 'the carrier of the port' };

/** Routers of a service provider, which nobody here sets. */
export const byProvider: Span = { detection: 'provider', because: 'the routers of the service provider, whose timers are its own' };
