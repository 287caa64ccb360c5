import type { DefinitionPath, Problem } from '../../errors';
import type {
  CloudDefinition, CloudLinkDefinition, CrossCloudDefinition, DedicatedDefinition, LinkDefinition, RouterDefinition, SiteDefinition, WorkloadDefinition,
} from '../schema';
import type { View } from '../view';

/** One rule: every place that breaks it. It sees only parts whose shape is right. */
export type Check = (view: View) => readonly Problem[];

/** A problem at a place. */
export const problem = (code: string, path: DefinitionPath, message: string, fix: string): Problem => ({ code, path, message, fix });

/** A path of a definition. */
export type PathDefinition = DedicatedDefinition['paths'][number];

/** A link with the two ends that it names, where they exist and are sound. */
export interface LinkEnds {
  /** Its name. */
  readonly name: string;
  /** The link. */
  readonly link: LinkDefinition;
  /** The site's end. */
  readonly site?: SiteDefinition;
  /** The cloud's end. */
  readonly cloud?: CloudDefinition;
}

/** Every sound link with its ends. */
export function linkEnds({ links, sites, clouds }: View): readonly LinkEnds[] {
  return [...links.sound].map(([name, link]) => {
    const [site, cloud] = [sites.sound.get(link.site), clouds.sound.get(link.cloud)];
    return { name, link, ...(site && { site }), ...(cloud && { cloud }) };
  });
}

/** A router of a site, and where it is written. */
export interface RouterRow {
  /** Where it is written. */
  readonly at: DefinitionPath;
  /** The name of its site. */
  readonly site: string;
  /** Its name. */
  readonly name: string;
  /** The router. */
  readonly router: RouterDefinition;
}

/** Every router of the sound sites. */
export const routerRows = ({ sites }: View): readonly RouterRow[] =>
  [...sites.sound].flatMap(([site, { routers }]) => Object.entries(routers).map(([name, router]) => ({ at: ['sites', site, 'routers', name], site, name, router })));

/** The circuits that are a link's own; nothing where it is a VPN alone, or takes those of another link. */
export const dedicated = ({ primary }: LinkDefinition): DedicatedDefinition | undefined => (primary.kind === 'vpn' || primary.kind === 'shared' ? undefined : primary);

/** A path of a link, and where it is written. */
export interface LocatedPath {
  /** Where it is written. */
  readonly at: DefinitionPath;
  /** The path. */
  readonly path: PathDefinition;
}

/** The paths of a link, each with its place. */
export function pathsOf(name: string, link: LinkDefinition): readonly LocatedPath[] {
  return (dedicated(link)?.paths ?? []).map((path, index) => ({ at: ['links', name, 'primary', 'paths', index], path }));
}

/** A link of AWS Interconnect - multicloud with the clouds that it names, where they exist, are sound and are of its providers. */
export interface CloudLinkEnds {
  /** Its name. */
  readonly name: string;
  /** The link. */
  readonly link: Exclude<CloudLinkDefinition, CrossCloudDefinition>;
  /** The end on AWS. */
  readonly aws?: Extract<CloudDefinition, { provider: 'aws' }>;
  /** The end on Google Cloud. */
  readonly google?: Extract<CloudDefinition, { provider: 'google' }>;
}

/** Every sound link of AWS Interconnect - multicloud with its ends. */
export function cloudLinkEnds({ cloudLinks, clouds }: View): readonly CloudLinkEnds[] {
  return [...cloudLinks.sound].flatMap(([name, link]) => {
    if (link.kind !== 'aws-interconnect') return [];
    const [aws, google] = [clouds.sound.get(link.aws), clouds.sound.get(link.google)];
    return [{ name, link, ...(aws?.provider === 'aws' && { aws }), ...(google?.provider === 'google' && { google }) }];
  });
}

/** Cross-Cloud Interconnect with the clouds that it names, where they exist, are sound and are of its providers. */
export interface CrossCloudEnds {
  /** Its name. */
  readonly name: string;
  /** The link. */
  readonly link: CrossCloudDefinition;
  /** The end on Google Cloud. */
  readonly google?: Extract<CloudDefinition, { provider: 'google' }>;
  /** The other end. */
  readonly remote?: Exclude<CloudDefinition, { provider: 'google' }>;
}

/** Every sound link of Cross-Cloud Interconnect with its ends. */
export function crossCloudEnds({ cloudLinks, clouds }: View): readonly CrossCloudEnds[] {
  return [...cloudLinks.sound].flatMap(([name, link]) => {
    if (link.kind !== 'cross-cloud-interconnect') return [];
    const [google, remote] = [clouds.sound.get(link.google), clouds.sound.get(link.remote)];
    return [{ name, link, ...(google?.provider === 'google' && { google }), ...(remote && remote.provider !== 'google' && { remote }) }];
  });
}

/** The clouds that a link between two clouds names, by the field in which it names them. */
export const endsOf = (link: CloudLinkDefinition): readonly (readonly [field: 'aws' | 'google' | 'remote', cloud: string])[] =>
  (link.kind === 'aws-interconnect' ? [['aws', link.aws], ['google', link.google]] : [['google', link.google], ['remote', link.remote]]);

/** Whether a workload runs between two clouds. */
export const isBetweenClouds = ({ from, to }: WorkloadDefinition, { clouds, sites }: View): boolean =>
  from !== to && [from, to].every((end) => clouds.declared?.includes(end) && !sites.declared?.includes(end));

/** The region that a path names: only those of Google Cloud do. */
export const pathRegion = (path: PathDefinition): string | undefined => (path as { readonly region?: string | undefined }).region;
