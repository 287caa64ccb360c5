import { z } from 'zod';
import { kept } from './parts';
import { dataSize, growth, months, percentage } from '../text';

/** What a workload keeps after each kind of failure. */
export const survive = z.strictObject({
  /**
   * When a location, circuit, device or router is lost.
   * @default "full"
   */
  location: kept.optional(),
  /**
   * When every dedicated circuit of the link is lost, and the fallback carries what it can.
   * @default "slower"
   */
  dedicated: kept.optional(),
});

/** Rules for every link and workload. */
export const policy = z.strictObject({
  /**
   * Capacity above the requirement, in the normal state.
   * @default "30%"
   */
  headroom: percentage.optional(),
  /**
   * The most that a link is used in the long run: the 95th percentile of 5-minute samples over a week, wire rate.
   * @default "70%"
   */
  utilizationLimit: percentage.optional(),
  /**
   * The most that what is left after one failure is used.
   * @default "90%"
   */
  failureUtilizationLimit: percentage.optional(),
  /**
   * Compound growth of every workload that does not state its own, from `asOf`.
   * @default "30%/year"
   */
  growth: growth.optional(),
  /**
   * How long what is bought must hold, counted from `inService`.
   * @default "18 months"
   */
  horizon: months.optional(),
  /**
   * What must survive, in each cloud's own meaning.
   * @default "high"
   */
  resilience: z.enum(['basic', 'high', 'maximum']).optional(),
  /** What the hosts' TCP can do, for the advice on parallel connections. */
  transport: z.strictObject({
    /**
     * The largest window of one connection.
     * @default "64 MiB"
     */
    window: dataSize.optional(),
    /**
     * Packets lost on the way.
     * @default "0.0001%"
     */
    loss: percentage.optional(),
  }).optional(),
  /** What a workload keeps after a failure, unless it says otherwise. */
  survive: survive.optional(),
});
