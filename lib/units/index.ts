export * from './bandwidth';
export * from './data-size';
export * from './duration';
export * from './percentage';
export * from './time-zone';
