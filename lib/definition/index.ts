export { defineHybridNetwork } from './define';
export type { HybridNetworkDefinition, TypedCloudLink, TypedLink, TypedSite, TypedWorkload } from './define';
export * from './hybrid-network';
export { definitionJsonSchema } from './json-schema';
export { loadHybridNetwork, parseHybridNetwork } from './load';
export type { ParseOptions } from './load';
export type {
  CatalogDefinition, CloudDefinition, CloudLinkDefinition, Definition, Kept, LinkDefinition,
  PolicyDefinition, RouterDefinition, SiteDefinition, WorkloadDefinition,
} from './schema';
export type { DateText, MonthsText, TimeOfDayText, VlanRangeText } from './text';
