import { awsSide } from './aws';
import { azureSide } from './azure';
import { googleSide } from './google';
import type { Json } from './json';
import type { CloudSide, Speaker } from './model';
import type { PartnerSession } from './options';
import type { AttachmentPlan, BundlePlan, CloudPlan, LinkPlan, NetworkPlan } from '../../planner';
import { addressAt } from '../addresses';

export * from './behaviour';
export type * from './json';
export * from './model';

const READERS = { aws: awsSide, azure: azureSide, google: googleSide };

/**
 * A cloud's side of a network, from its synthesized template.
 *
 * @param plan the plan that the template was made from: of it only names are used, and what a template with existing resources does not say
 * @param template a template of CloudFormation, or a Terraform configuration in JSON
 */
export function cloudSide(plan: NetworkPlan, cloud: CloudPlan, template: Json): CloudSide {
  const vlans = new Map(attachmentsOf(plan).flatMap(({ vlan, sessions }) => sessions.map(({ id }) => [id, vlan] as const)));
  const strip = (name: string) => (name.startsWith(`${plan.name}/`) || name.startsWith(`${plan.name}-`) ? name.slice(plan.name.length + 1) : name);
  const vlanOf = (session: string) => vlans.get(session) ?? 0;
  const links = plan.links.filter((link) => link.cloud === cloud.name);
  const bundles = new Map(links.flatMap(bundlesOf).map(({ id, attachments }) => [id, attachments] as const));
  const planned = (bundle: string) => (bundles.get(bundle) ?? []).flatMap((attachment) => attachment.sessions.map((session) => ({ attachment, session })));
  const partner = partnersOf(plan, links);
  const side = READERS[cloud.provider](template, { cloud: cloud.name, prefixes: cloud.prefixes, strip, vlanOf, planned, partner, ...asns(cloud) });
  const speakers = side.speakers.map((speaker) => withoutCloudLinks(speaker, plan));
  return { ...side, speakers: speakers.filter(({ circuits, tunnels }) => circuits.length + tunnels.length > 0) };
}

/** Addresses for sessions that a cloud makes: no template has them. */
const MADE = '198.18.124.0/22';

/** Sessions that Google makes on a partner's circuits at layer 2, by the attachment, with addresses of the lab. */
function partnersOf(plan: NetworkPlan, links: readonly LinkPlan[]): (attachment: string) => PartnerSession | undefined {
  const isLayer2 = ({ primary }: LinkPlan) => primary.kind !== 'vpn' && primary.interconnect?.layer === 2;
  const order = attachmentsOf({ links: plan.links.filter(isLayer2) }).map(({ id }) => id);
  const own = links.filter(isLayer2).flatMap((link) => attachmentsOf({ links: [link] }).map(({ id, vlan }) => ({ id, vlan, site: link.site })));
  return (attachment) => own.filter(({ id }) => id === attachment).map(({ id, vlan, site }) => {
    const first = 4 * order.indexOf(id);
    const siteAsn = plan.sites.find(({ name }) => name === site)!.asn;
    return { vlan, siteAsn, cloudAddress: `${addressAt(MADE, first + 1)}/30`, routerAddress: addressAt(MADE, first + 2) };
  })[0];
}

/** A speaker without what joins it with another cloud: no router of a site is at the other end. */
function withoutCloudLinks(speaker: Speaker, { links }: NetworkPlan): Speaker {
  const names = links.filter(({ primary }) => primary.kind === 'cross-cloud-interconnect').map(({ name }) => `${name}-`);
  const isOwn = ({ id }: { readonly id: string }) => !names.some((name) => id.startsWith(name));
  return { ...speaker, circuits: speaker.circuits.filter(isOwn), tunnels: speaker.tunnels.filter(isOwn) };
}

const bundlesOf = ({ primary }: LinkPlan): readonly BundlePlan[] => (primary.kind === 'vpn' ? [] : primary.paths.flatMap(({ bundles }) => bundles));

/** Every attachment of a plan. */
export const attachmentsOf = ({ links }: Pick<NetworkPlan, 'links'>): readonly AttachmentPlan[] =>
  links.flatMap(bundlesOf).flatMap(({ attachments }) => attachments);

function asns(cloud: CloudPlan): { circuitAsn: number; tunnelAsn: number } {
  switch (cloud.provider) {
    case 'aws': return { circuitAsn: cloud.directConnectGatewayAsn, tunnelAsn: cloud.gatewayAsn };
    case 'azure': return { circuitAsn: 12076, tunnelAsn: cloud.vpnGateway?.asn ?? 65515 };
    case 'google': return { circuitAsn: cloud.asn, tunnelAsn: cloud.asn };
  }
}
