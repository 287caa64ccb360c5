import type { DedicatedPlan, PathPlan } from '../planner/network-plan';

/** Something that has to be done, by someone, in this order. */
export interface Step {
  /** Who does it. */
  readonly who: 'cloud team' | 'site' | 'service provider' | 'both';
  /** What is done. */
  readonly what: string;
}

/** The phase of a sheet. */
export type Phase = PathPlan['phase'];

const step = (who: Step['who'], what: string): Step => ({ who, what });

const GO_LIVE = step('both', 'When every port has light both ways, set phase: live on these paths, plan, deploy and write the sheet of that phase.');

const CABLE = step('site', 'Order the cross-connects with that letter from whoever runs the building, and cable them to the ports below.');

/** How each service comes to circuits. https://docs.aws.amazon.com/directconnect/latest/UserGuide/dedicated_connection.html */
const ORDER = {
  'direct-connect': [
    step('cloud team', 'Deploy: the outputs of the circuits hold the ids of their connections.'),
    step('cloud team', 'Download the letter of authorization (LOA-CFA) of each connection: aws directconnect describe-loa --connection-id ID. It runs out after 90 days.'),
    CABLE,
    GO_LIVE,
  ],
  'hosted': [
    step('cloud team', 'Give the service provider the number of the AWS account, and order the connections below from it.'),
    step('service provider', 'Make the connections, each with a VLAN id of your choice, and tell both.'),
    step('cloud team', 'Accept the connections, and pass their ids and VLAN ids to the deployment.'),
    GO_LIVE,
  ],
  'express-route': [
    step('cloud team', 'Deploy: the output of the service keys holds one for each circuit; keep it secret.'),
    step('site', 'Give each service key to its service provider, with the VLAN id and both ports of the circuit: primary and secondary.'),
    step('service provider', 'Provision the circuits on both ports, and report it to Azure.'),
    GO_LIVE,
  ],
  'dedicated-interconnect': [
    step('cloud team', 'Deploy: Google sends the letter of authorization (LOA-CFA) of each connection to the contact that was given.'),
    CABLE,
    step('both', 'Take part in Google\'s test of light and LACP, for which its technicians send addresses; the connection is then active.'),
    GO_LIVE,
  ],
  'partner-interconnect': [
    step('cloud team', 'Deploy: the output of the pairing keys holds one for each attachment; it holds for 28 days.'),
    step('site', 'Order an attachment with each pairing key from the service provider.'),
    step('service provider', 'Make the attachments, and tell the site how they reach its ports.'),
    step('cloud team', 'Activate the attachments.'),
    GO_LIVE,
  ],
  'cross-cloud-interconnect': [
    step('cloud team', 'Deploy both clouds: Google orders each connection, and the other cloud its port at the same location.'),
    step('cloud team', 'Pass the other cloud\'s letter of authorization or service key to Google, which cables the ports.'),
    GO_LIVE,
  ],
} as const satisfies Readonly<Record<DedicatedPlan['kind'] | 'hosted', readonly Step[]>>;

const LIVE: readonly Step[] = [
  step('cloud team', 'Deploy, and hand the outputs to the site: cdk-outputs.json, or what terraform output -json prints.'),
  step('both', 'Put the keys named below into the store of each end; they travel on no sheet.'),
  step('site', 'Write the configurations: hybrid-ai-network edge --outputs FILE, and load them.'),
  step('both', 'Check that every session below is up, with BFD where it has some, and that only the prefixes below are seen.'),
  step('site', 'Run hybrid-ai-network lab before anything is changed later.'),
];

/** The steps of a link's circuits in a phase. */
export function stepsOf(primary: DedicatedPlan | undefined, phase: Phase): readonly Step[] {
  if (!primary || phase === 'live') return LIVE;
  const isHosted = primary.paths.some(({ bundles }) => bundles.some(({ hosted }) => hosted === true));
  return ORDER[isHosted ? 'hosted' : primary.kind];
}
