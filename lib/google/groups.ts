import { ComputeInterconnectAttachmentGroup } from '@cdktf/provider-google/lib/compute-interconnect-attachment-group';
import { ComputeInterconnectGroup } from '@cdktf/provider-google/lib/compute-interconnect-group';
import type { GoogleContext } from './context';
import { type CircuitLink, type DedicatedSlice, isGuest, isPartner } from './dedicated';

/** What Google is told that connections and attachments are for, by link. */
export interface GroupSlice {
  /** The groups of connections. */
  readonly interconnectGroups: ReadonlyMap<string, ComputeInterconnectGroup>;
  /** The groups of attachments. */
  readonly attachmentGroups: ReadonlyMap<string, ComputeInterconnectAttachmentGroup>;
}

/**
 * Groups that state the availability a link is meant to have: Google then says what it lacks. They change nothing of how it works. An
 * attachment is in one group, a connection may be in several; a group has what there is of its link.
 *
 * @param project the project of the connections
 * @see https://docs.cloud.google.com/network-connectivity/docs/interconnect/concepts/dedicated-overview
 */
export function groups(context: GoogleContext, links: readonly CircuitLink[], project: string, slice: DedicatedSlice): GroupSlice {
  const made = { interconnectGroups: new Map<string, ComputeInterconnectGroup>(), attachmentGroups: new Map<string, ComputeInterconnectAttachmentGroup>() };
  for (const link of links) {
    if (!isPartner(link.plan) && !isGuest(link.plan)) made.interconnectGroups.set(link.name, interconnectGroup(context, link, project, slice));
    const attachments = attachmentsOf(link, slice);
    if (attachments.length > 0) made.attachmentGroups.set(link.name, attachmentGroup(context, link, attachments));
  }
  return made;
}

const capabilityOf = ({ plan }: CircuitLink): string => plan.interconnect?.capability ?? 'NO_SLA';

const bundlesOf = ({ plan }: CircuitLink) => plan.paths.flatMap(({ bundles }) => bundles);

function interconnectGroup({ scope, name }: GoogleContext, link: CircuitLink, project: string, { connections }: DedicatedSlice): ComputeInterconnectGroup {
  return new ComputeInterconnectGroup(scope, `interconnect-group-${link.name}`, {
    name: name(link.name),
    project,
    intent: { topologyCapability: capabilityOf(link) },
    interconnects: bundlesOf(link).map(({ id }) => ({ name: id, interconnect: connections.get(id)! })),
  });
}

interface Member {
  readonly name: string;
  readonly attachment: string;
}

const attachmentsOf = (link: CircuitLink, { attachments }: DedicatedSlice): readonly Member[] =>
  bundlesOf(link).flatMap((bundle) => bundle.attachments.flatMap(({ id }) => {
    const made = attachments.get(id);
    return made ? [{ name: id, attachment: made.id }] : [];
  }));

function attachmentGroup({ scope, cloud, name }: GoogleContext, link: CircuitLink, attachments: readonly Member[]): ComputeInterconnectAttachmentGroup {
  return new ComputeInterconnectAttachmentGroup(scope, `attachment-group-${link.name}`, {
    name: name(link.name),
    project: cloud.project,
    intent: { availabilitySla: capabilityOf(link) },
    attachments: [...attachments],
  });
}
