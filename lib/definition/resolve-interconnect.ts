import type { Dedicated, Path } from './hybrid-network';
import type { LinkDefinition } from './schema';
import { type Catalog, partnerLocation } from '../catalog';
import { googleAttachmentsMbps } from '../catalog/google';
import { Bandwidth } from '../units';

type DedicatedDefinition = Extract<LinkDefinition['primary'], { paths: unknown }>;

/** What only circuits of Google Cloud have; nothing of it on those of others. */
export function interconnectFields(primary: DedicatedDefinition): Pick<Dedicated, 'encryption' | 'singleRegion' | 'fastestPortMbps' | 'layer'> {
  if (primary.kind !== 'dedicated-interconnect' && primary.kind !== 'partner-interconnect') return {};
  const encryption = primary.encryption === 'ipsec' && { encryption: primary.encryption };
  if (primary.kind === 'partner-interconnect') return { ...encryption, layer: primary.layer ?? 2 };
  return {
    ...encryption,
    ...(primary.singleRegion && { singleRegion: true as const }),
    ...(primary.fastestPort && { fastestPortMbps: Bandwidth.parse(primary.fastestPort).toMbps() }),
  };
}

/** Where a path of circuits of Google Cloud ends: at a facility, or in an availability domain of a metropolitan area. */
export function interconnectEnd(path: DedicatedDefinition['paths'][number], { locations }: Catalog): Pick<Path, 'location' | 'region'> {
  const location = 'availabilityDomain' in path
    ? partnerLocation(path.location, path.availabilityDomain)
    : locations.find(({ provider, code }) => provider === 'google' && code === path.location)!;
  return { location, ...('region' in path && path.region !== undefined && { region: path.region }) };
}

/** The largest size of a VLAN attachment that is not above a limit. */
export const attachmentSize = (limit: Parameters<typeof Bandwidth.parse>[0]): Bandwidth =>
  Bandwidth.mbps(googleAttachmentsMbps.filter((mbps) => mbps <= Bandwidth.parse(limit).toMbps()).at(-1)!);

/**
 * The paths of circuits for a link that takes those of another: where the owner's attachments are all in one region, its own are in the region of
 * its cloud, else each in that of the owner's on the same path.
 *
 * @param home the region of the owner's cloud
 */
export function guestPaths(paths: readonly Path[], home: string): readonly Path[] {
  const regions = new Set(paths.map(({ region }) => region ?? home));
  return regions.size > 1 ? paths : paths.map(({ region: _, ...path }) => path);
}
