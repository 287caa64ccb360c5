export * from './cdktf';
export * from './output';
export * from './property-shape';
export * from './provider-version';
export * from './reference';
export * from './resolved';
export * from './secret-variable';
export * from './short-name';
