import { isDeepStrictEqual } from 'node:util';
import { App, Stack } from 'aws-cdk-lib';
import { replacementOf } from './replacement';
import { AwsHybridNetwork, type AwsHybridNetworkProps } from '../../lib/aws';
import type { AwsCloudPlan, NetworkPlan } from '../../lib/planner';

/** A resource of a template. */
export interface Resource {
  readonly Type: string;
  readonly Properties?: Readonly<Record<string, unknown>>;
}

/** What of a template has an id: whoever refers to an output or passes a parameter does so by it. */
export interface Built {
  readonly Resources: Readonly<Record<string, Resource>>;
  readonly Outputs?: Readonly<Record<string, unknown>>;
  readonly Parameters?: Readonly<Record<string, unknown>>;
}

const ACCOUNT = '111122223333';

/** Where endpoints of object storage are: in the VPC of the beginning. */
const FIRST_VPC = '10.64.0.0/16';

/** The clouds whose links send transfers to interface endpoints: for these an owner writes into the app in which VPC they are. */
export function endpointClouds({ links }: NetworkPlan): readonly string[] {
  return links.filter(({ objectStorage }) => objectStorage?.access === 'interface-endpoints').map(({ cloud }) => cloud);
}

/**
 * The templates of a plan by the name of the stack: one for each cloud of AWS, and one for the ports in each other Region.
 *
 * @param plan the plan
 * @param endpoints the clouds for which the app says where endpoints are
 */
export function templatesOf(plan: NetworkPlan, endpoints: readonly string[]): Readonly<Record<string, Built>> {
  const app = new App({ analyticsReporting: false, context: { 'aws:cdk:disable-creation-stack-traces': true } });
  const newStack = (id: string, region: string) => new Stack(app, id, { env: { account: ACCOUNT, region }, crossRegionReferences: true });
  const ports = new Map<string, Stack>();
  const clouds = plan.clouds.filter((cloud): cloud is AwsCloudPlan => cloud.provider === 'aws');
  const owned = clouds.filter((cloud) => hasOwner(plan, cloud));
  const networks = new Map<string, AwsHybridNetwork>();
  for (const cloud of [...clouds.filter((row) => !owned.includes(row)), ...owned]) {
    for (const region of awayRegions(plan, cloud)) ports.set(region, ports.get(region) ?? newStack(`ports-${region}`, region));
    const stack = newStack(cloud.name, cloud.region);
    networks.set(cloud.name, new AwsHybridNetwork(stack, 'Network', {
      plan,
      cloud: cloud.name,
      ...propsOf(plan, cloud, networks, ports),
      ...(endpoints.includes(cloud.name) && { objectStorage: { vpc: FIRST_VPC } }),
    }));
  }
  return Object.fromEntries(app.synth().stacks.map(({ stackName, template }) => [stackName, template as Built]));
}

/** Whether links of the cloud take circuits of another. */
function hasOwner(plan: NetworkPlan, cloud: AwsCloudPlan): boolean {
  return plan.links.some((link) => link.cloud === cloud.name && link.primary.kind !== 'vpn' && link.primary.circuitsOf !== undefined);
}

function awayRegions({ links }: NetworkPlan, cloud: AwsCloudPlan): readonly string[] {
  const paths = links.filter((link) => link.cloud === cloud.name).flatMap(({ primary }) => (primary.kind === 'vpn' ? [] : primary.paths))
    .filter(({ bundles }) => bundles.some(({ attachments }) => attachments.length > 0));
  return [...new Set(paths.map(({ homeRegion }) => homeRegion!))].filter((region) => region !== cloud.region).sort();
}

/** What an owner of the network writes once for each cloud. */
function propsOf(
  plan: NetworkPlan, cloud: AwsCloudPlan, networks: ReadonlyMap<string, AwsHybridNetwork>, ports: ReadonlyMap<string, Stack>,
): Partial<AwsHybridNetworkProps> {
  const circuits = plan.links.filter((link) => link.cloud === cloud.name).flatMap(({ primary }) => (primary.kind === 'vpn' ? [] : [primary]));
  const owners = circuits.flatMap(({ circuitsOf }) => plan.links.filter(({ name }) => name === circuitsOf)).map((owner) => networks.get(owner.cloud)!);
  const own = new Set(circuits.flatMap(({ paths }) => paths).flatMap(({ bundles }) => bundles.map(({ id }) => id)));
  const cloudLinks = plan.cloudLinks.filter(({ aws }) => aws.cloud === cloud.name).map(({ name }) => [name, { environmentId: 'mce-aws-gcp-iad' }]);
  const { directConnectGatewayOf: owner } = cloud;
  return {
    vpcs: 'create',
    cloudLinks: Object.fromEntries(cloudLinks),
    existingConnections: Object.fromEntries(owners.flatMap(({ dedicated }) => Object.entries(dedicated.lagIds)).filter(([bundle]) => own.has(bundle))),
    regions: Object.fromEntries(ports),
    ...(owner !== undefined && { directConnectGatewayId: networks.get(owner)!.gateway.directConnectGatewayId! }),
  };
}

/** What a deployment of the second templates over the first would take away or replace, one line each. */
export function brokenBy(before: Readonly<Record<string, Built>>, after: Readonly<Record<string, Built>>): readonly string[] {
  return Object.entries(before).flatMap(([stack, template]) => {
    const next = after[stack];
    if (!next) return [`${stack} is gone`];
    return [
      ...(['Outputs', 'Parameters'] as const).flatMap((part) =>
        Object.keys(template[part] ?? {}).filter((id) => !(id in (next[part] ?? {}))).map((id) => `${stack}/${id} is gone`)),
      ...Object.entries(template.Resources).flatMap(([id, resource]) => lost(resource, next.Resources[id]).map((what) => `${stack}/${id} ${what}`)),
    ];
  });
}

function lost({ Type: type, Properties: properties = {} }: Resource, next: Resource | undefined): readonly string[] {
  if (!next) return [`(${type}) is gone`];
  if (next.Type !== type) return [`is ${next.Type}, and was ${type}`];
  const { replacing, sometimes = [] } = replacementOf(type);
  return [...replacing, ...sometimes]
    .filter((name) => !isDeepStrictEqual(valueAt(properties, name), valueAt(next.Properties ?? {}, name)))
    .map((name) => `(${type}) has another ${name}`);
}

const valueAt = (properties: Readonly<Record<string, unknown>>, name: string): unknown =>
  name.split('.').reduce<unknown>((value, part) => (value as Record<string, unknown> | undefined)?.[part], properties);

/** What changes of the resources that stay, as `type property`. */
export function changedBy(before: Readonly<Record<string, Built>>, after: Readonly<Record<string, Built>>): readonly string[] {
  const rows = Object.entries(before).flatMap(([stack, template]) => Object.entries(template.Resources).map(([id, resource]) => ({ stack, id, resource })));
  return rows.flatMap(({ stack, id, resource: { Type: type, Properties: old = {} } }) => {
    const next = after[stack]?.Resources[id];
    if (!next) return [];
    const names = new Set([...Object.keys(old), ...Object.keys(next.Properties ?? {})]);
    return [...names].filter((name) => !isDeepStrictEqual(old[name], next.Properties?.[name])).map((name) => `${type} ${name}`);
  });
}
