import type { GoogleNetworkSource, NewGoogleNetwork, ExistingGoogleNetwork, StandardBestPath } from './gateway';
import type { MacsecKey } from './macsec';
import type { GoogleHybridNetworkProps } from './network-props';
import type { PartnerPeer } from './partner';
import type { GoogleQuotas } from './plan-rules';
import { CONSTRUCT, PROPERTY_CODE } from './problems';
import { byName, flag, list, optional, type Shape, variant } from '../planner/verify/shape';
import { exactly, filled, given, matching, type PropertyShapes, requireShapes, word } from '../terraform';

type Props = GoogleHybridNetworkProps;

const plain: Shape<string> = (value) => (typeof value === 'string' && /\S/.test(value) ? undefined : ' is no text, or an empty one');

/** https://cloud.google.com/compute/docs/naming-resources */
const resource = matching(/^[a-z]([-a-z0-9]{0,61}[a-z0-9])?$/, 'no name of a resource: 1 to 63 lower-case letters, digits and hyphens, a letter first');

/** https://cloud.google.com/resource-manager/docs/creating-managing-projects */
const project = matching(/^[a-z][a-z0-9-]{4,28}[a-z0-9]$/, 'no id of a project: 6 to 30 lower-case letters, digits and hyphens');

const networkId = matching(/^(https:\/\/[^/]+\/compute\/v1\/)?projects\/[^/]+\/global\/networks\/[a-z][-a-z0-9]*$/, 'no id of a network, such as projects/<project>/global/networks/<name>');

const connection = matching(/^(https:\/\/[^/]+\/compute\/v1\/)?projects\/[^/]+\/global\/interconnects\/[a-z][-a-z0-9]*$/, 'no link of a connection, such as projects/<project>/global/interconnects/<name>');

const range = given<string>((value) => typeof value === 'string' && isPrefix(value), 'no IPv4 prefix such as 10.0.0.0/8, with nothing set behind its length');

function isPrefix(text: string): boolean {
  const found = /^(\d{1,3})\.(\d{1,3})\.(\d{1,3})\.(\d{1,3})\/(\d{1,2})$/.exec(text);
  if (!found) return false;
  const [length, ...bytes] = [Number(found[5]), ...found.slice(1, 5).map(Number)];
  const address = bytes.reduce((sum, byte) => sum * 256 + byte, 0);
  return bytes.every((byte) => byte <= 255) && length <= 32 && address % 2 ** (32 - length) === 0;
}

const atLeastOne = given<number>((value) => Number.isSafeInteger(value) && (value as number) >= 1, 'no whole number of at least 1');

/** https://cloud.google.com/compute/docs/labeling-resources */
const labels: Shape<Readonly<Record<string, string>>> = (value) => {
  const wrong = byName(matching(/^[\p{Ll}\p{Lo}\p{N}_-]{0,63}$/u, 'no value of a label: up to 63 lower-case letters, digits, hyphens and underscores'))(value);
  if (wrong !== undefined) return wrong;
  const keys = Object.keys(value as object);
  const bad = keys.find((key) => !/^[\p{Ll}\p{Lo}][\p{Ll}\p{Lo}\p{N}_-]{0,62}$/u.test(key));
  if (bad !== undefined) return ` has the key "${bad}", which is none of a label: a lower-case letter first`;
  return keys.length > 64 ? ' has more than 64 labels' : undefined;
};

const standard = exactly<StandardBestPath>({ alwaysCompareMed: flag, addRegionCostToMed: flag });

const network = variant<GoogleNetworkSource>('kind', {
  new: exactly<NewGoogleNetwork>({
    kind: word('new'),
    name: optional(resource),
    subnetworks: optional(flag),
    serviceProjects: optional(list(project)),
    bestPath: optional<'legacy' | StandardBestPath>((value) => (value === 'legacy' ? undefined : standard(value))),
  }),
  existing: exactly<ExistingGoogleNetwork>({ kind: word('existing'), networkId, mtu: optional(atLeastOne), routing: optional(word('global', 'regional')) }),
});

const PREFIXES = 'IPv4 prefixes';

/** What each property looks like, and what to pass. The plan is looked at by who cuts the cloud out of it. */
const SHAPES: PropertyShapes<Props> = {
  plan: [() => undefined, 'what planNetwork() returns'],
  cloud: [plain, 'the name of one of the plan\'s clouds on Google Cloud'],
  network: [network, '{ kind: \'new\' } or { kind: \'existing\', networkId: \'projects/<project>/global/networks/<name>\' }'],
  customerName: [filled, 'the name of the company'],
  nocContactEmail: [matching(/^[^\s@]+@[^\s@]+\.[^\s@]+$/, 'no address of mail'), 'an address such as noc@example.com'],
  interconnectProject: [project, 'the id of a project'],
  interconnects: [byName(connection), 'self links of connections by the id of the bundle'],
  onOrder: [list(plain), 'a list of ids of bundles'],
  routers: [byName(resource), 'names of Cloud Routers by purpose and region, such as { \'vpn/us-east4\': \'hub-router\' }'],
  partnerPeers: [byName(exactly<PartnerPeer>({ name: resource, interface: resource })), '{ name, interface } by the id of the attachment'],
  macsecKeys: [byName(list(exactly<MacsecKey>({ name: filled, startTime: optional(plain) }))), 'lists of { name, startTime } by the name of the link'],
  customLearnedRanges: [byName(list(range)), `lists of ${PREFIXES} by the name of the link`],
  alsoAnnounce: [list(range), `a list of ${PREFIXES}`],
  announceSubnets: [flag, 'true or false'],
  labels: [labels, 'text by the name of the label'],
  quotas: [exactly<GoogleQuotas>({ dynamicPrefixes: optional(atLeastOne), attachments: optional(atLeastOne) }), '{ dynamicPrefixes, attachments }'],
};

/**
 * Refuses properties that are not of their shape: a misspelt `kind` would make a network.
 *
 * @throws HybridNetworkError with the first thing that is wrong with each property
 */
export function requireShape(props: unknown): asserts props is Props {
  requireShapes<Props>(props, SHAPES, { construct: CONSTRUCT, code: PROPERTY_CODE, required: ['cloud', 'network'] });
}
