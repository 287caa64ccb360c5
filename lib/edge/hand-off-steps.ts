import type { CloudPlan, DedicatedPlan, LinkPlan, PathPlan, RemotePortPlan } from '../planner/network-plan';

/** Something that has to be done, by someone, in this order. */
export interface Step {
  /** Who does it. */
  readonly who: 'cloud team' | 'team of the circuits' | 'AWS team' | 'Azure team' | 'Google team' | 'site' | 'service provider' | 'both';
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
    step('site', 'Give each service key to its service provider, with the VLAN id below and both ports of the circuit: primary and secondary.'),
    step('service provider', 'Provision the circuits on both ports, and report it to Azure.'),
    GO_LIVE,
  ],
  'direct': [
    step('cloud team', 'Deploy: the output of the ports says router, interface, rack and patch panel of both ports of each pair.'),
    step('cloud team', 'Generate the letter of authorization of each pair in the portal, and give it to the site.'),
    CABLE,
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
} as const satisfies Readonly<Record<Exclude<DedicatedPlan['kind'], 'cross-cloud-interconnect'> | 'direct' | 'hosted', readonly Step[]>>;

/** The letters that go to Google, which cables both ends. */
const LETTERS = step('Google team', 'Send these letters to Google as its mails ask: it cables the ports, tests them and tells.');

/**
 * How Cross-Cloud Interconnect comes to circuits, by the cloud at the other end.
 * https://docs.cloud.google.com/network-connectivity/docs/interconnect/how-to/cci/aws/configure-aws
 * https://docs.cloud.google.com/network-connectivity/docs/interconnect/how-to/cci/azure/configure-azure
 */
const ORDER_BETWEEN: Readonly<Record<RemotePortPlan['provider'], readonly Step[]>> = {
  aws: [
    step('Google team', 'Deploy: Google orders its connections, and the output of the remote ends says what belongs at the other end.'),
    step('AWS team', 'Deploy: it makes a LAG for each connection. Download the letter of authorization (LOA-CFA) of each of its connections: aws directconnect describe-loa --connection-id ID.'),
    LETTERS,
    GO_LIVE,
  ],
  azure: [
    step('Google team', 'Deploy: Google orders its connections, and the output of the remote ends says what belongs at the other end.'),
    step('Azure team', 'Order the pairs of ExpressRoute Direct of that output, with Dot1Q, and generate their letters of authorization in the portal.'),
    LETTERS,
    GO_LIVE,
  ],
};

const LIVE_BETWEEN: Readonly<Record<RemotePortPlan['provider'], readonly Step[]>> = {
  aws: [
    step('both', 'Put the keys named below into AWS Secrets Manager and into the variables of Google\'s stack, with the same text.'),
    step('AWS team', 'Deploy: virtual interfaces on the LAGs, and their gateway.'),
    step('Google team', 'Deploy: VLAN attachments and sessions.'),
    step('both', 'Check that every session below is up, with BFD, and that only the prefixes below are seen.'),
  ],
  azure: [
    step('both', 'Agree on the keys named below, of at most 25 characters: both sessions of a peering have one.'),
    step('Azure team', 'Make a circuit on each pair, its private peering with the VLAN id, addresses and ASN below, and connect a gateway.'),
    step('Google team', 'Deploy: VLAN attachments and sessions.'),
    step('both', 'Check that every session below is up, with BFD, and that only the prefixes below are seen.'),
  ],
};

/** The steps of a link whose both ends are clouds, in a phase. */
export const stepsBetween = (provider: RemotePortPlan['provider'], phase: Phase): readonly Step[] => (phase === 'order' ? ORDER_BETWEEN : LIVE_BETWEEN)[provider];

/**
 * How a link of AWS Interconnect - multicloud is turned up; AWS starts.
 * https://docs.cloud.google.com/network-connectivity/docs/interconnect/how-to/partner-cci-for-aws/create-connections-aws-to-gcp
 */
export const INTERCONNECT_STEPS: readonly Step[] = [
  step('AWS team', 'Find the environment that leads to the region of Google Cloud: aws interconnect list-environments --provider cloudServiceProvider=gcp. Pass its id, and deploy.'),
  step('AWS team', 'Read the activation key: aws interconnect get-connection. Whoever has it and the project can take the interconnect: hand it over as a secret.'),
  step('Google team', 'Make the transport with that key in the project below, and announce the prefixes below: gcloud network-connectivity transports create.'),
  step('Google team', 'Peer the network with that of the transport, and exchange custom routes: gcloud compute networks peerings create.'),
  step('both', 'Wait until the interconnect is available, and check that only the prefixes below are seen.'),
];

/** What a link needs of the link whose circuits it takes: nothing is ordered for it. */
function guestSteps(owner: string, provider: CloudPlan['provider'], hasSessions: boolean): readonly Step[] {
  const ask = step('team of the circuits', `Nothing is ordered here: the circuits are those of link ${owner}, and its sheets have their order.`);
  if (provider === 'azure') {
    return [
      ask,
      step('team of the circuits', 'Hand over the id of each circuit; to another subscription also an authorization key for each, which is secret (output of the authorization keys).'),
      step('cloud team', 'Pass them as existingCircuits: the gateway is connected with the circuits, whose peering and sessions stay their owner\'s.'),
    ];
  }
  if (provider === 'google') {
    return [
      ask,
      step('team of the circuits', 'Hand over the name of each connection; no key is needed inside of one organization.'),
      step('cloud team', 'Pass them as interconnects: attachments and sessions on them are this link\'s own.'),
    ];
  }
  return [
    ask,
    hasSessions
      ? step('team of the circuits', 'Hand over the id of each LAG; to another account also allow its role to allocate virtual interfaces (allocateRoleArn). No key travels.')
      : step('team of the circuits', 'Hand over the id of the Direct Connect gateway; from another account its role has to accept the association (acceptRoleArn). No key travels.'),
    step('cloud team', hasSessions ? 'Pass them as existingConnections: virtual interfaces and sessions on them are this link\'s own.' : 'Pass it as directConnectGatewayId: the sessions are those of the other link.'),
  ];
}

const LIVE: readonly Step[] = [
  step('cloud team', 'Deploy, and hand the outputs to the site: cdk-outputs.json, or what terraform output -json prints.'),
  step('both', 'Put the keys named below into the store of each end; they travel on no sheet.'),
  step('site', 'Write the configurations: hybrid-ai-network edge DEFINITION --out FOLDER --outputs FILE, and load them.'),
  step('site', 'Let the core announce exactly the site\'s prefixes to the routers by iBGP, as below: without it no cloud learns anything.'),
  step('both', 'Check that every session below is up, with BFD where it has some, and that only the prefixes below are seen.'),
  step('site', 'Run hybrid-ai-network lab DEFINITION before anything is changed later.'),
];

/** What only some circuits need when they are live. */
function liveSteps({ expressRoute, interconnect }: DedicatedPlan): readonly Step[] {
  return [
    ...(expressRoute?.encapsulation === 'qinq' ? [step('cloud team', 'Hand over what az network express-route list prints too: it has the outer tag of each circuit.')] : []),
    ...(interconnect?.layer === 2 ? [step('cloud team', 'Give the names of the peers that Google made (gcloud compute routers describe) as partnerPeers, and deploy again: they get the site\'s ASN and BFD.')] : []),
    ...(interconnect?.layer === 3 ? [step('service provider', 'Configure BGP with Google and with the site, both ways with the prefixes below only.')] : []),
    ...(interconnect?.encryption && interconnect.layer === 3 ? [step('site', 'Announce the routers\' ends of tunnels to the service provider, and nothing else.')] : []),
  ];
}

/** The steps of a link between a site and a cloud in a phase. */
export function stepsOf({ primary }: LinkPlan, { provider }: CloudPlan, phase: Phase): readonly Step[] {
  if (primary.kind === 'vpn') return LIVE;
  const bundles = primary.paths.flatMap((path) => path.bundles);
  const guest = primary.circuitsOf === undefined ? [] : guestSteps(primary.circuitsOf, provider, bundles.some(({ attachments }) => attachments.length > 0));
  if (phase === 'live') return [...guest, LIVE[0]!, ...liveSteps(primary), ...LIVE.slice(1)];
  if (guest.length > 0 || primary.kind === 'cross-cloud-interconnect') return guest;
  return ORDER[bundles.some(({ hosted }) => hosted === true) ? 'hosted' : primary.expressRoute?.connections === 'direct' ? 'direct' : primary.kind];
}
