import type { AttachmentPlan, SessionPlan } from '../../planner';

/** A session of the plan with its attachment. */
export interface PlannedSession {
  /** The attachment. */
  readonly attachment: AttachmentPlan;
  /** The session. */
  readonly session: SessionPlan;
}

/** A session that the cloud makes for an attachment by itself, once its service provider has configured it: no template has it before. */
export interface PartnerSession {
  /** The VLAN id. */
  readonly vlan: number;
  /** The site's ASN. */
  readonly siteAsn: number;
  /** The cloud's address, with its length: the lab gives it. */
  readonly cloudAddress: string;
  /** The router's address. */
  readonly routerAddress: string;
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
  /** The session of an attachment that the cloud makes and the site's router speaks; absent for any other. */
  readonly partner: (attachment: string) => PartnerSession | undefined;
  /** Takes the network's name off a resource's name: what is left is an id of the plan. */
  readonly strip: (name: string) => string;
}
