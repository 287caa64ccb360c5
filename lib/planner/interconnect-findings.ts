import type { CloudPlan, DedicatedPlan, Finding, GoogleCloudPlan, LinkPlan, PathPlan } from './network-plan';
import { gbps } from './numbers';
import { needsMacsecOrder } from '../catalog/google';

/** A link with circuits of Google Cloud. */
interface Interconnected {
  readonly name: string;
  readonly circuits: DedicatedPlan;
  readonly interconnect: NonNullable<DedicatedPlan['interconnect']>;
  readonly cloud: GoogleCloudPlan;
}

/** The most that Google lets one connection have. https://docs.cloud.google.com/network-connectivity/docs/interconnect/quotas */
const FLOW_MBPS = 10_000;

/** What a reader should know of the circuits of Google Cloud before ordering them. */
export function interconnectFindings({ name, cloud: cloudName, primary }: LinkPlan, clouds: readonly CloudPlan[]): readonly Finding[] {
  const cloud = clouds.find((row) => row.name === cloudName);
  if (primary.kind === 'vpn' || primary.circuitsOf !== undefined || !primary.interconnect || cloud?.provider !== 'google') return []; // the owner tells of circuits
  const link: Interconnected = { name, circuits: primary, interconnect: primary.interconnect, cloud };
  const findings = [sharedBuilding, pendingSla, standby, slowFlows, partner, crossCloud, smallerPackets, singleRegion, newProvider, encryption, waitingPair];
  return findings.flatMap((finding) => finding(link));
}

/** The MTU of a virtual interface without jumbo frames, and of ExpressRoute. */
const REMOTE_MTU = 1500;

const note = (code: string, { name }: Interconnected, message: string): Finding => ({ code, severity: 'note', subject: name, message });
const warning = (code: string, { name }: Interconnected, message: string): Finding => ({ code, severity: 'warning', subject: name, message });

/** Two availability domains of one building satisfy the SLA, and one fire takes both. */
function sharedBuilding(link: Interconnected): Finding[] {
  const places = new Map<string, PathPlan[]>();
  for (const path of link.circuits.paths) places.set(path.building, [...(places.get(path.building) ?? []), path]);
  return [...places].filter(([, paths]) => new Set(paths.map(({ zone }) => zone)).size > 1).map(([building]) =>
    warning('domains-share-building', link, `both availability domains end in one building (${building}): Google's promise holds, and what takes the building takes both`));
}

/** An availability that is promised only once every path is live. */
function pendingSla(link: Interconnected): Finding[] {
  const { blockers, sla } = link.interconnect;
  if (blockers.length === 0) return [];
  return [note('sla-pending', link, `${sla} holds when every path is live; until then ${blockers.map(({ code, message }) => `${message} (${code})`).join(', and ')}`)];
}

function standby(link: Interconnected): Finding[] {
  const { cloud, circuits } = link;
  const regions = [...new Set(circuits.paths.map(({ region }) => region!))].sort();
  const others = regions.filter((region) => region !== cloud.region);
  if (regions.length < 2) return [];
  return [note('region-stands-by', link, `the circuits in ${others.join(' and ')} carry nothing while those in ${cloud.region} are up: the cloud's prefixes are announced there with the priority 200 in place of 100, and Google adds 201 to 9999 to that of the site's routes between regions. They are sized for the loss of ${cloud.region}, and subnets in other regions prefer their own circuits`)];
}

/** No connection gets more, however large the attachment. */
function slowFlows(link: Interconnected): Finding[] {
  const attachments = link.circuits.paths.flatMap(({ bundles }) => bundles.flatMap((bundle) => bundle.attachments));
  const largest = Math.max(...attachments.map(({ bandwidthMbps }) => bandwidthMbps));
  return largest <= FLOW_MBPS ? [] : [note('flow-below-attachment', link, `a connection never gets more than ${gbps(FLOW_MBPS)}, and an attachment has up to ${gbps(largest)}: use ten or more connections at once`)];
}

function partner(link: Interconnected): Finding[] {
  const { layer } = link.interconnect;
  if (layer === undefined) return [];
  const bgp = layer === 2
    ? "your routers speak BGP with Google's ASN 16550: give Google your ASN on the peers that it makes (partnerPeers of the construct, or gcloud)"
    : 'the partner speaks BGP with Google, and you with the partner';
  return [note('partner-orders', link, `order each attachment from its partner with the pairing key of the stack, which holds for 28 days, at the size of the plan; ${bgp}. The partner bills its own fee`)];
}

/** What has to be ordered at the other end, and who does what: https://docs.cloud.google.com/network-connectivity/docs/interconnect/how-to/cci/aws/order-aws-ports */
function crossCloud(link: Interconnected): Finding[] {
  const remotes = link.circuits.paths.flatMap(({ remote }) => remote ?? []);
  if (remotes.length === 0) return [];
  const places = [...new Set(remotes.map(({ portLocation }) => portLocation))].sort().join(' and ');
  const order = remotes[0]!.provider === 'aws'
    ? `order a LAG of Direct Connect for each connection at ${places}, with as many connections as it has links, even where that is one`
    : `order a pair of ports of ExpressRoute Direct (Dot1Q) at ${places} for each two connections; its circuit and the gateway at its end are not part of this plan`;
  return [note('remote-ports', link, `${order}, send Google the letters of authorization, and confirm first that ports of this speed are available there`)];
}

/** AWS and Azure send packets of 1500 bytes. */
function smallerPackets(link: Interconnected): Finding[] {
  const isSmaller = link.circuits.kind === 'cross-cloud-interconnect' && link.circuits.mtu < REMOTE_MTU;
  return isSmaller ? [note('remote-mtu', link, `its VLAN attachments take packets of ${link.circuits.mtu} bytes and the other end sends up to ${REMOTE_MTU}: TCP agrees on the smaller, and other protocols have to be told`)] : [];
}

function singleRegion(link: Interconnected): Finding[] {
  const { circuits, interconnect } = link;
  const isSingle = interconnect.capability === 'PRODUCTION_CRITICAL' && new Set(circuits.paths.map(({ region }) => region)).size === 1;
  return isSingle ? [warning('single-region-unconfirmed', link, '99.99% in one region is offered in some metropolitan areas only, for attachments in their low-latency region: the locations that go together are singleRegionProductionCriticalPeerLocations of gcloud compute interconnects locations describe, which was not at hand')] : [];
}

function newProvider(link: Interconnected): Finding[] {
  const { providerVersion } = link.interconnect;
  return providerVersion ? [note('newer-provider', link, `its attachments need the Terraform provider google ${providerVersion}, a later major version than that of the bindings: read its upgrade guide`)] : [];
}

function encryption(link: Interconnected): Finding[] {
  const { encryption: plan } = link.interconnect;
  if (!plan) return [];
  return [note('encrypted-circuits', link, `its attachments carry HA VPN only: the region has to have Dataplane v2, and a tunnel carries ${gbps(plan.tunnelMbps)} of full packets, less of small ones`)];
}

/** A gateway takes an attachment in both domains: what is live of a pair carries nothing alone, as nothing else may be on it. */
function waitingPair(link: Interconnected): Finding[] {
  const pairs = link.interconnect.encryption?.pairs ?? [];
  const attachmentsOf = ({ bundles }: PathPlan) => bundles.flatMap(({ attachments }) => attachments);
  const phases = new Map(link.circuits.paths.flatMap((path) => attachmentsOf(path).map(({ id }) => [id, path.phase] as const)));
  const waiting = pairs.filter(({ attachments }) => new Set(attachments.map((id) => phases.get(id))).size > 1);
  if (waiting.length === 0) return [];
  const live = waiting.flatMap(({ attachments }) => attachments.filter((id) => phases.get(id) === 'live'));
  return [warning('encryption-waits', link, `${live.join(', ')} ${live.length === 1 ? 'is live and carries' : 'are live and carry'} nothing until the other of the pair is: gateways stand on both. The plan's figures are those of all paths live`)];
}

/** What MACsec on circuits of Google takes beside a location that has it; nothing on others. */
export function interconnectMacsec({ kind, paths }: DedicatedPlan): string {
  if (kind !== 'dedicated-interconnect') return '';
  const isSlow = paths.some(({ bundles }) => bundles.some(({ memberMbps }) => needsMacsecOrder(memberMbps)));
  const asked = isSlow ? ', and have Google\'s account team enable it for ports of 10 Gbps before they are ordered' : '';
  return `${asked}; the routers need its keys before the path is live: name more ports of a live one in onOrder until they have them`;
}
