export { EMPTY_LOCK, readLock, writeLock } from './lock-file';
export type * from './network-plan';
export { planNetwork, type PlanOptions } from './plan';
