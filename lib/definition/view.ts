import { type PlainData, valueAt } from './plain-data';
import type { CatalogDefinition, CloudDefinition, CloudLinkDefinition, LinkDefinition, PolicyDefinition, SiteDefinition, WorkloadDefinition } from './schema';
import type { DefinitionPath } from '../errors';

/** The parts of one section of a definition, by name. */
export interface Section<T> {
  /** Every name that is written, also of parts whose shape is wrong; absent where the section cannot be read. */
  readonly declared?: readonly string[];
  /** The parts whose shape is right, in the order of the definition. */
  readonly sound: ReadonlyMap<string, T>;
  /** Whether every part is sound. */
  readonly complete: boolean;
}

/** What the checks see: every part whose shape is right, whatever is wrong elsewhere. */
export interface View {
  /** The sites. */
  readonly sites: Section<SiteDefinition>;
  /** The clouds. */
  readonly clouds: Section<CloudDefinition>;
  /** The links. */
  readonly links: Section<LinkDefinition>;
  /** The links between clouds. */
  readonly cloudLinks: Section<CloudLinkDefinition>;
  /** The workloads. */
  readonly workloads: Section<WorkloadDefinition>;
  /** Locations that the definition adds. */
  readonly locations: Section<NonNullable<CatalogDefinition['locations']>[string]>;
  /** Prices that the definition states. */
  readonly monthlyPrices: Section<number>;
  /** Regions of Google Cloud by the Region of AWS that the definition says they are joined to. */
  readonly interconnectPairs: Section<string>;
  /** Remote locations that the definition adds. */
  readonly remoteLocations: Section<NonNullable<CatalogDefinition['remoteLocations']>[string]>;
  /** The policy; absent where its shape is wrong. */
  readonly policy?: PolicyDefinition;
  /** The day of prices, where its shape is right. */
  readonly asOf?: string;
  /** The day of traffic, where its shape is right. */
  readonly inService?: string;
}

/** The view of data in which some places are known to be wrong. */
export function viewOf(data: PlainData | undefined, wrong: readonly DefinitionPath[]): View {
  const faults = new Faults(wrong);
  const policy = soundAt(data, ['policy'], faults) as PolicyDefinition | undefined;
  const asOf = soundAt(data, ['asOf'], faults) as string | undefined;
  const inService = soundAt(data, ['inService'], faults) as string | undefined;
  return {
    sites: section(data, ['sites'], faults),
    clouds: section(data, ['clouds'], faults),
    links: section(data, ['links'], faults),
    cloudLinks: section(data, ['cloudLinks'], faults),
    workloads: section(data, ['workloads'], faults),
    locations: section(data, ['catalog', 'locations'], faults),
    monthlyPrices: section(data, ['catalog', 'monthlyPrices'], faults),
    interconnectPairs: section(data, ['catalog', 'interconnectPairs'], faults),
    remoteLocations: section(data, ['catalog', 'remoteLocations'], faults),
    ...(faults.isSound(['policy']) && { policy: policy ?? {} }),
    ...(asOf !== undefined && { asOf }),
    ...(inService !== undefined && { inService }),
  };
}

/** The places that are wrong, for the question whether anything at, above or below another place is. */
class Faults {
  private readonly at = new Set<string>();
  private readonly atOrBelow = new Set<string>();

  constructor(wrong: readonly DefinitionPath[]) {
    for (const path of wrong) {
      this.at.add(JSON.stringify(path));
      for (let length = 0; length <= path.length; length++) this.atOrBelow.add(JSON.stringify(path.slice(0, length)));
    }
  }

  isSound(path: DefinitionPath): boolean {
    return !this.atOrBelow.has(JSON.stringify(path)) && this.isReadable(path);
  }

  isReadable(path: DefinitionPath): boolean {
    return [...path, ''].every((_, length) => !this.at.has(JSON.stringify(path.slice(0, length))));
  }
}

function section<T>(data: PlainData | undefined, path: DefinitionPath, faults: Faults): Section<T> {
  const parts = valueAt(data, path);
  if (!faults.isReadable(path)) return { sound: new Map(), complete: false };
  if (!isMapping(parts)) return { declared: [], sound: new Map(), complete: true };
  const declared = Object.keys(parts);
  const sound = declared.filter((name) => faults.isSound([...path, name]));
  return { declared, sound: new Map(sound.map((name) => [name, parts[name] as T])), complete: sound.length === declared.length };
}

function soundAt(data: PlainData | undefined, path: DefinitionPath, faults: Faults): PlainData | undefined {
  return faults.isSound(path) ? valueAt(data, path) : undefined;
}

const isMapping = (value: PlainData | undefined): value is { [key: string]: PlainData } => typeof value === 'object' && value !== null && !Array.isArray(value);
