import { awsSide } from './aws';
import { azureSide } from './azure';
import { googleSide } from './google';
import type { Json } from './json';
import type { CloudSide } from './model';
import type { AttachmentPlan, CloudPlan, NetworkPlan } from '../../planner';

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
  const planned = new Map(attachmentsOf(plan).flatMap(({ vlan, sessions }) => sessions.map(({ id }) => [id, vlan] as const)));
  const strip = (name: string) => (name.startsWith(`${plan.name}/`) || name.startsWith(`${plan.name}-`) ? name.slice(plan.name.length + 1) : name);
  const vlanOf = (session: string) => planned.get(session) ?? 0;
  return READERS[cloud.provider](template, { cloud: cloud.name, prefixes: cloud.prefixes, strip, vlanOf, ...asns(cloud) });
}

/** Every attachment of a plan. */
export const attachmentsOf = ({ links }: NetworkPlan): readonly AttachmentPlan[] =>
  links.flatMap(({ primary }) => (primary.kind === 'vpn' ? [] : primary.paths.flatMap(({ bundles }) => bundles.flatMap(({ attachments }) => attachments))));

function asns(cloud: CloudPlan): { circuitAsn: number; tunnelAsn: number } {
  switch (cloud.provider) {
    case 'aws': return { circuitAsn: cloud.directConnectGatewayAsn, tunnelAsn: cloud.gatewayAsn };
    case 'azure': return { circuitAsn: 12076, tunnelAsn: cloud.vpnGateway?.asn ?? 65515 };
    case 'google': return { circuitAsn: cloud.asn, tunnelAsn: cloud.asn };
  }
}
