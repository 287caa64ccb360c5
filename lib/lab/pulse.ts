import { monotonicMs } from './exec';

/** How often it beats. */
const EVERY_MS = 20;

/** Beats that are remembered: five minutes and more. */
const KEPT = 1_000;

/**
 * Notices when this process stands still, because the machine has no time for it: routers have the same priority, and stand still as well. A
 * measurement in that time says nothing.
 */
export class Pulse {
  private pauses: { readonly atMs: number; readonly ms: number }[] = [];
  private last = monotonicMs();

  /** Starts to beat. */
  start(): void {
    this.last = monotonicMs();
    setInterval(() => this.beat(monotonicMs()), EVERY_MS).unref();
  }

  /** One beat. */
  beat(nowMs: number): void {
    const ms = nowMs - this.last - EVERY_MS;
    if (ms > EVERY_MS) this.pauses = [...this.pauses.slice(1 - KEPT), { atMs: nowMs, ms }];
    this.last = nowMs;
  }

  /** The longest pause that ended in a time, in milliseconds. */
  longest(fromMs: number, toMs: number): number {
    return Math.max(0, ...this.pauses.filter(({ atMs }) => atMs >= fromMs && atMs <= toMs).map(({ ms }) => ms));
  }
}
