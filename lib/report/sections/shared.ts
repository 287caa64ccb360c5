import type { DedicatedPlan, LinkPlan, NetworkPlan } from '../../planner/network-plan';
import { count, milliseconds, rate } from '../format';
import type { Writer } from '../writer';
import { takersOf } from './figures';

/** A link on the circuits of another: whose they are, who else takes them, and how it gets on them. Their figures are told with that link. */
export function writeShared(page: Writer, link: LinkPlan, primary: DedicatedPlan, plan: NetworkPlan): void {
  const owner = primary.circuitsOf!;
  const names = takersOf(owner, plan.links).map(({ name }) => name);
  const roundTrip = primary.roundTripTimeMs === undefined ? '' : `, ${milliseconds(primary.roundTripTimeMs)} round trip`;
  page.entry('Circuits', `those of link ${owner}, sized for ${inWords([owner, ...names])} together: see there for what they carry, survive and cost`);
  page.entry('', `${accessText(link, primary, plan)}${roundTrip}, MTU ${primary.mtu}`);
}

function accessText(link: LinkPlan, { circuitsOf, paths }: DedicatedPlan, { links, clouds }: NetworkPlan): string {
  const bundles = paths.flatMap((path) => path.bundles);
  const attachments = bundles.flatMap((bundle) => bundle.attachments);
  const limit = attachments[0]?.rateLimitMbps;
  const limitText = limit === undefined ? '' : `, each limited to ${rate(limit)}`;
  const regions = [...new Set(paths.map(({ region }) => region))].sort();
  const cloud = clouds.find(({ name }) => name === link.cloud);
  if (cloud?.provider === 'azure') return `${count(bundles.length, 'connection')} to the gateway of ${link.cloud} in ${cloud.region}`;
  if (cloud?.provider === 'google') return `${count(attachments.length, 'VLAN attachment')} of its own in ${regions.join(' and ')}${limitText}`;
  if (attachments.length === 0) {
    const owner = links.find(({ name }) => name === circuitsOf)?.cloud;
    return `reached over the virtual interfaces of ${circuitsOf!} and the Direct Connect gateway of ${owner ?? 'its cloud'}, from there to ${cloud?.region ?? link.cloud}`;
  }
  return `${count(attachments.length, 'virtual interface')} of its own${limitText}`;
}

/** Who else takes the circuits of a link; nothing where nobody does. */
export function writeTakers(page: Writer, { name }: LinkPlan, { links }: NetworkPlan): void {
  const names = takersOf(name, links).map((link) => link.name);
  if (names.length > 0) page.entry('Shared', `${inWords(names)} ${names.length === 1 ? 'takes' : 'take'} these circuits too: needs, failures and forecast are those of all together`);
}

const inWords = (names: readonly string[]): string => [names.slice(0, -1).join(', '), names.at(-1)!].filter((part) => part !== '').join(' and ');
