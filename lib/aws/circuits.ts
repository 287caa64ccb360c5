import { dedicatedOf } from './slice';
import type { AwsCloudPlan, BundlePlan, DedicatedPlan, LinkPlan, PathPlan } from '../planner/network-plan';

/** A bundle of a link, where it belongs, and how it is come by. */
export interface Circuit {
  /** Its link. */
  readonly link: LinkPlan;
  /** All circuits of the link. */
  readonly primary: DedicatedPlan;
  /** Its path. */
  readonly path: PathPlan;
  /** What is ordered as one. */
  readonly bundle: BundlePlan;
  /** The Region of AWS in which it is made: that of its location. */
  readonly region: string;
  /** The id that was given of its LAG or connection; absent where none was. */
  readonly given?: string;
  /** Whether it is up, so that virtual interfaces run on it: its path is live, and it is not on order. */
  readonly live: boolean;
  /** Whether the construct makes it, as a LAG: nobody gave it, no partner makes it, no other link has it. */
  readonly own: boolean;
}

/** What decides how circuits are come by. */
export interface CircuitSources {
  /** The cloud. */
  readonly cloud: AwsCloudPlan;
  /** The links that end in it. */
  readonly links: readonly LinkPlan[];
  /** Ids of LAGs and connections that exist, by the id of the bundle. */
  readonly existingConnections: Readonly<Record<string, string>>;
  /** Ids of bundles, or of connections (`bundle/2`), that are not up yet, though their path is live. */
  readonly onOrder: readonly string[];
}

/** Every bundle of the links of a cloud, in the order of the plan. */
export function circuitsOf({ cloud, links, existingConnections, onOrder }: CircuitSources): readonly Circuit[] {
  const ordered = new Set(onOrder);
  return links.flatMap((link) => {
    const primary = dedicatedOf(link);
    return (primary?.paths ?? []).flatMap((path) => path.bundles.map((bundle): Circuit => {
      const given = Object.hasOwn(existingConnections, bundle.id) ? existingConnections[bundle.id] : undefined;
      return {
        link,
        primary: primary!,
        path,
        bundle,
        region: path.homeRegion ?? cloud.region,
        ...(given !== undefined && { given }),
        live: path.phase === 'live' && !ordered.has(bundle.id),
        own: given === undefined && !bundle.hosted && primary!.circuitsOf === undefined,
      };
    }));
  });
}

/** Whether the construct makes something of AWS for a circuit, and so needs a stack of its Region. */
export function isBuilt({ own, live, bundle }: Circuit): boolean {
  return own || (live && bundle.attachments.length > 0);
}
