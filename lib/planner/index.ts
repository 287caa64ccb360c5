export { adviseNetwork, type AdviceOptions } from './advice';
export type * from './advice-plan';
export { EMPTY_LOCK, readLock, writeLock } from './lock-file';
export type * from './network-plan';
export { planNetwork, type PlanOptions } from './plan';
export { type BrokenClaim, verifyPlan } from './verify';
