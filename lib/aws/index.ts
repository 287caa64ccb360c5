export * from './aws-hybrid-network';
export * from './dedicated';
export * from './fallback';
export * from './gateway';
export * from './vpc';
