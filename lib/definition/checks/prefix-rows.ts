import type { DefinitionPath } from '../../errors';
import { parsePrefix, type PrefixFault, type Range } from '../ipv4';
import type { CloudDefinition } from '../schema';
import type { View } from '../view';

/** A prefix of a definition. */
export interface PrefixRow {
  /** As it is written. */
  readonly text: string;
  /** Where. */
  readonly path: DefinitionPath;
  /** `sites` or `clouds`. */
  readonly section: 'sites' | 'clouds';
  /** The name of the site or cloud. */
  readonly owner: string;
  /** Whether addresses of links are taken from it. */
  readonly forLinks: boolean;
  /** Whether it is announced over public virtual interfaces. */
  readonly isPublic: boolean;
  /** Whether it is a virtual hub's. */
  readonly forHub: boolean;
}

/** A prefix that is one. */
export interface RangeRow extends PrefixRow {
  /** Its addresses. */
  readonly range: Range;
}

/** A text that is no prefix. */
export interface FaultRow extends PrefixRow {
  /** Why. */
  readonly fault: PrefixFault;
}

/** Every prefix of the sound sites and clouds, in the order of the definition. */
export function prefixRows({ sites, clouds }: View): readonly (RangeRow | FaultRow)[] {
  return [
    ...[...sites.sound].flatMap(([name, site]) => [
      ...rows('sites', name, 'prefixes', site.prefixes),
      ...rows('sites', name, 'linkPrefixes', site.linkPrefixes ?? []),
      ...rows('sites', name, 'publicPrefixes', site.publicPrefixes ?? []),
      ...rows('sites', name, 'reachPrefixes', site.reachPrefixes ?? []),
    ]),
    ...[...clouds.sound].flatMap(([name, cloud]) => [
      ...rows('clouds', name, 'prefixes', cloud.prefixes),
      ...rows('clouds', name, 'gatewayPrefixes', (cloud.provider === 'google' && cloud.gatewayPrefixes) || []),
      ...hubRows(name, cloud),
    ]),
  ];
}

/** Every text that is a prefix. */
export const rangeRows = (view: View): readonly RangeRow[] => prefixRows(view).filter((row): row is RangeRow => 'range' in row);

function rows(section: 'sites' | 'clouds', owner: string, field: string, texts: readonly string[]): readonly (RangeRow | FaultRow)[] {
  return texts.map((text, index) => {
    const parsed = parsePrefix(text);
    const row = {
      text,
      path: [section, owner, field, index],
      section,
      owner,
      forLinks: field === 'linkPrefixes' || field === 'reachPrefixes',
      isPublic: field === 'publicPrefixes',
      forHub: false,
    };
    return 'first' in parsed ? { ...row, range: parsed } : { ...row, fault: parsed };
  });
}

/** The prefix of a virtual hub: one, in place of a list. */
const hubRows = (name: string, cloud: CloudDefinition): readonly (RangeRow | FaultRow)[] =>
  (cloud.provider === 'azure' && cloud.hubPrefix !== undefined
    ? rows('clouds', name, 'prefixes', [cloud.hubPrefix]).map((row) => ({ ...row, path: ['clouds', name, 'hubPrefix'], forHub: true }))
    : []);
