export { fillRouters, previewRouters, type EdgeValues } from './fill';
export { frrDaemonFiles, linuxInterface } from './frr';
export type * from './model';
export { type Filled, isPlaceholder, type Placeholder, placeholderKey, type PlaceholderKind, placeholdersIn, type SecretReference, type Text } from './placeholder';
export { renderRouter, RENDERERS } from './render';
export type { RenderedFile, Renderer } from './renderer';
export { routersOf } from './routers';
export { type MacsecKeys, Secrets, secretVariable } from './secrets';
export type { RouterFacts, SiteFacts } from './site-facts';
