import type { BundlePlan, PathPlan } from '../planner/network-plan';

/** Whether a bundle is up: its path is live, and it is not among those that growth added since. */
export const isUp = ({ phase }: Pick<PathPlan, 'phase'>, { id }: Pick<BundlePlan, 'id'>, onOrder: readonly string[]): boolean => phase === 'live' && !onOrder.includes(id);
