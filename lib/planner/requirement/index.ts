export * from './types';
export { requirementOf } from './requirement';
export { sustainedOf } from './sustained';
export { type Week, weekOf } from './week';
