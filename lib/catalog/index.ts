export * from './additions';
export * from './built-in';
export * from './catalog';
export * from './partner';
