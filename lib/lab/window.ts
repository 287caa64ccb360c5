import type { Action, Detection, LabSession } from './spec';

/** When traffic comes back after a cut, in milliseconds after the last packet that arrived. */
export interface Window {
  /** Not before this; 0 where the other end may see it at once. */
  readonly fromMs: number;
  /** Not after this. */
  readonly toMs: number;
  /** What decides it. */
  readonly because: string;
}

/** What daemons and the kernel need once the loss is seen: 50 to 130 ms measured, and room for a busy machine. */
export const REACTION_MS = 400;

/**
 * When traffic of a link comes back: the loss is seen by carrier, by BFD after `multiplier` packets, or when the hold time ends, which runs
 * from the last keepalive that arrived.
 *
 * @param session what the traffic took
 * @param inside how the site sees its own router go
 */
export function windowOf(action: Action, session: LabSession, inside: Detection): Window {
  if (action.kind === 'carrier') return { fromMs: 0, toMs: REACTION_MS, because: 'carrier' };
  // The cloud sees the carrier go, or a tunnel fall silent; the site has a switch in between, and sees its router fall silent.
  if (action.kind === 'router') return { ...together([silence(inside), ...(session.kind === 'vpn' ? [silence(session)] : [])])!, fromMs: 0 };
  return silence(session);
}

function silence({ bfd, timers: { hold, keepalive } }: Detection): Window {
  if (bfd !== undefined) {
    const { intervalMs, multiplier } = bfd;
    return { fromMs: (multiplier - 1) * intervalMs * SHORTEST, toMs: multiplier * intervalMs + REACTION_MS, because: `BFD ${intervalMs} ms x ${multiplier}` };
  }
  return { fromMs: (hold - keepalive) * 1000 - SECOND, toMs: hold * 1000 + SECOND + REACTION_MS, because: `hold time ${hold} s` };
}

/** BFD sends after 75 to 100 % of its interval (RFC 5880, 6.8.7), so that the last packet may be that much older. */
const SHORTEST = 0.75;

/** Daemons count hold times in seconds. */
const SECOND = 1_000;

/** The window of several cuts at once: the slowest decides. */
export function together(windows: readonly Window[]): Window | undefined {
  const [slowest] = [...windows].sort((one, other) => other.toMs - one.toMs);
  return slowest && { ...slowest, fromMs: Math.min(...windows.map(({ fromMs }) => fromMs)) };
}
