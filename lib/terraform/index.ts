export * from './cdktf';
export * from './secret-variable';
