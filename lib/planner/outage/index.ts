export type * from './demand';
export { outageOf, outagesOf } from './outage';
export { outageWeek, type OutageWeek } from './week';
