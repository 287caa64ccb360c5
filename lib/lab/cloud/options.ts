import type { AttachmentPlan, SessionPlan } from '../../planner';

/** A session of the plan with its attachment. */
export interface PlannedSession {
  /** The attachment. */
  readonly attachment: AttachmentPlan;
  /** The session. */
  readonly session: SessionPlan;
}

/** What a reader of templates is told of the cloud that it looks for. */
export interface SideOptions {
  /** The name of the cloud in the definition. */
  readonly cloud: string;
  /** The prefixes of its networks, for templates that take existing ones. */
  readonly prefixes: readonly string[];
  /** The ASN on dedicated circuits, for templates that take an existing gateway. */
  readonly circuitAsn: number;
  /** The ASN in tunnels, for templates that take an existing gateway. */
  readonly tunnelAsn: number;
  /** The VLAN id of a session in the plan, for templates that are told it at the deployment. */
  readonly vlanOf: (session: string) => number;
  /** The sessions of a bundle of circuits to this cloud in the plan, for templates that take existing circuits; none for another's. */
  readonly planned: (bundle: string) => readonly PlannedSession[];
  /** Takes the network's name off a resource's name: what is left is an id of the plan. */
  readonly strip: (name: string) => string;
}
