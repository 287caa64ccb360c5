import { type LinkEnds, linkEnds } from './check';
import { type AzureDefinition, type ExpressRouteEnds, expressRouteEnds } from './express-route';
import type { CloudDefinition, LinkDefinition } from '../schema';
import type { View } from '../view';

type SharedDefinition = Extract<LinkDefinition['primary'], { kind: 'shared' }>;
type AwsDefinition = Extract<CloudDefinition, { provider: 'aws' }>;
type GoogleDefinition = Extract<CloudDefinition, { provider: 'google' }>;

/** A link that takes the circuits of another. */
export interface Guest extends LinkEnds {
  /** Its primary. */
  readonly primary: SharedDefinition;
  /** The link whose circuits it takes, where there is one and it is sound. */
  readonly owner?: LinkEnds;
}

/** Every sound link that takes the circuits of another. */
export function guestsOf(view: View): readonly Guest[] {
  const ends = linkEnds(view);
  const byName = new Map(ends.map((row) => [row.name, row]));
  return ends.flatMap((row): readonly Guest[] => {
    const { primary } = row.link;
    if (primary.kind !== 'shared') return [];
    const owner = byName.get(primary.circuitsOf);
    return [{ ...row, primary, ...(owner && { owner }) }];
  });
}

/** A guest in AWS with circuits of Direct Connect, and both clouds. */
export interface AwsGuest extends Guest {
  /** Its cloud. */
  readonly cloud: AwsDefinition;
  /** The link whose circuits it takes. */
  readonly owner: LinkEnds & { readonly cloud: AwsDefinition };
  /** The circuits. */
  readonly circuits: Extract<LinkDefinition['primary'], { kind: 'direct-connect' }>;
  /** Whether its cloud is in another Region than the owner's: then it is reached by the same Direct Connect gateway. */
  readonly isElsewhere: boolean;
}

/** The guests that are such as there may be; what is wrong with the others is told by `shared-circuits`. */
export function awsGuestsOf(view: View): readonly AwsGuest[] {
  return guestsOf(view).flatMap((guest): readonly AwsGuest[] => {
    const { cloud, owner } = guest;
    const { primary } = owner?.link ?? {};
    if (cloud?.provider !== 'aws' || owner?.cloud?.provider !== 'aws' || primary?.kind !== 'direct-connect') return [];
    return [{ ...guest, cloud, owner: { ...owner, cloud: owner.cloud }, circuits: primary, isElsewhere: cloud.region !== owner.cloud.region }];
  });
}

/** A guest in Azure with circuits of ExpressRoute, and both clouds. */
export interface AzureGuest extends Guest {
  /** Its cloud. */
  readonly cloud: AzureDefinition;
  /** The link whose circuits it takes. */
  readonly owner: ExpressRouteEnds;
}

/** The guests in Azure that are such as there may be; what is wrong with the others is told by `shared-circuits`. */
export function azureGuestsOf(view: View): readonly AzureGuest[] {
  const owners = new Map(expressRouteEnds(view).map((ends) => [ends.name, ends]));
  return guestsOf(view).flatMap((guest): readonly AzureGuest[] => {
    const { cloud, primary } = guest;
    const owner = owners.get(primary.circuitsOf);
    return cloud?.provider === 'azure' && owner ? [{ ...guest, cloud, owner }] : [];
  });
}

/** A guest in Google Cloud on ports of one's own, and both clouds. */
export interface GoogleGuest extends Guest {
  /** Its cloud. */
  readonly cloud: GoogleDefinition;
  /** The link whose circuits it takes. */
  readonly owner: LinkEnds & { readonly cloud: GoogleDefinition };
  /** The circuits. */
  readonly circuits: Extract<LinkDefinition['primary'], { kind: 'dedicated-interconnect' }>;
}

/** The guests in Google Cloud that are such as there may be; what is wrong with the others is told by `shared-circuits`. */
export function googleGuestsOf(view: View): readonly GoogleGuest[] {
  return guestsOf(view).flatMap((guest): readonly GoogleGuest[] => {
    const { cloud, owner } = guest;
    const { primary } = owner?.link ?? {};
    if (cloud?.provider !== 'google' || owner?.cloud?.provider !== 'google' || primary?.kind !== 'dedicated-interconnect') return [];
    return [{ ...guest, cloud, owner: { ...owner, cloud: owner.cloud }, circuits: primary }];
  });
}
