export * from './catalog';
export * from './definition';
export { HybridNetworkError, type DefinitionPath, type Problem } from './errors';
export * from './planner';
export * from './report';
export * from './units';
