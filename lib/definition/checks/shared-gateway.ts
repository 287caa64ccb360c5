import { type Check, linkEnds, problem } from './check';
import { type AwsGuest, awsGuestsOf } from './guests';
import { awsGatewayNames, awsLimits } from '../../catalog/aws';
import type { Problem } from '../../errors';
import { asnOf, directConnectGatewayAsnOf, gatewayOf } from '../defaults';
import type { View } from '../view';

/**
 * Clouds of several Regions on one Direct Connect gateway: gateways of one kind, not too many, each transit gateway with an ASN of its
 * own, and none of them with a Direct Connect gateway beside it.
 * https://docs.aws.amazon.com/directconnect/latest/UserGuide/direct-connect-transit-gateways.html
 */
export const sharedGateway: Check = (view) => {
  const elsewhere = awsGuestsOf(view).filter(({ isElsewhere }) => isElsewhere);
  const rivals = elsewhere.length === 0 ? new Map<string, Rivals>() : rivalsOf(elsewhere, view);
  return [...elsewhere.flatMap((guest) => problemsOf(guest, rivals.get(guest.link.cloud))), ...gatewaysOf(elsewhere).flatMap(gatewayProblems)];
};

/** The links with circuits to one cloud, by the cloud whose Direct Connect gateway they end at: one of each. */
type Rivals = ReadonlyMap<string, string>;

function rivalsOf(elsewhere: readonly AwsGuest[], view: View): ReadonlyMap<string, Rivals> {
  const gateways = new Map(elsewhere.map(({ name, owner }) => [name, owner.link.cloud]));
  const byCloud = new Map<string, Map<string, string>>();
  for (const { name, link } of linkEnds(view)) {
    if (link.primary.kind === 'vpn') continue;
    const rows = byCloud.get(link.cloud) ?? new Map<string, string>();
    byCloud.set(link.cloud, rows.set(gateways.get(name) ?? link.cloud, name));
  }
  return byCloud;
}

function problemsOf({ name, link, primary, cloud, owner }: AwsGuest, rivals: Rivals = new Map()): readonly Problem[] {
  const wrong = (path: readonly string[], message: string, fix: string): Problem => problem('shared-gateway', path, message, fix);
  const [, rival] = [...rivals].find(([gateway]) => gateway !== owner.link.cloud) ?? [];
  return [
    ...(primary.rateLimit === undefined ? [] : [wrong(
      ['links', name, 'primary', 'rateLimit'], `"${link.cloud}" is in another Region than "${owner.link.cloud}", so the link has no virtual interfaces of its own to limit`, 'leave rateLimit out')]),
    ...(gatewayOf(cloud) === gatewayOf(owner.cloud) ? [] : [wrong(
      ['clouds', link.cloud, 'gateway'],
      `a Direct Connect gateway takes transit gateways or virtual private gateways, never both: "${link.cloud}" has a ${awsGatewayNames[gatewayOf(cloud)]}, "${owner.link.cloud}" a ${awsGatewayNames[gatewayOf(owner.cloud)]}`,
      'give both clouds the same kind of gateway, or this link circuits of its own')]),
    ...(rival === undefined ? [] : [wrong(
      ['links', name, 'primary'], `"${link.cloud}" would be on the Direct Connect gateway of "${owner.link.cloud}", and on another one for the link "${rival}"`,
      `let all links to "${link.cloud}" take circuits of links to "${owner.link.cloud}", or none`)]),
  ];
}

/** A Direct Connect gateway with its own cloud and those of other Regions. */
interface Gateway {
  readonly name: string;
  readonly cloud: AwsGuest['cloud'];
  readonly others: ReadonlyMap<string, AwsGuest['cloud']>;
}

function gatewaysOf(guests: readonly AwsGuest[]): readonly Gateway[] {
  const owners = new Map(guests.map(({ owner }) => [owner.link.cloud, owner.cloud]));
  return [...owners].map(([name, cloud]) => ({
    name, cloud, others: new Map(guests.filter(({ owner }) => owner.link.cloud === name).map((guest) => [guest.link.cloud, guest.cloud])),
  }));
}

function gatewayProblems({ name, cloud, others }: Gateway): readonly Problem[] {
  const kind = gatewayOf(cloud);
  const most = awsLimits.gateways[kind];
  const tooMany = others.size + 1 > most
    ? [problem('shared-gateway', ['clouds', name], `${others.size + 1} clouds would be on its Direct Connect gateway, and that takes ${most} ${awsGatewayNames[kind]}s`, 'give some of their links circuits of their own')] : [];
  return kind === 'transit' ? [...tooMany, ...equalAsns(name, cloud, others)] : tooMany;
}

function equalAsns(name: string, cloud: AwsGuest['cloud'], others: Gateway['others']): readonly Problem[] {
  const taken = new Map([[asnOf(cloud), `the transit gateway of "${name}"`], [directConnectGatewayAsnOf(cloud), `the Direct Connect gateway of "${name}"`]]);
  return [...others].flatMap(([other, row]) => {
    const holder = taken.get(asnOf(row));
    taken.set(asnOf(row), holder ?? `the transit gateway of "${other}"`);
    return holder === undefined ? [] : [problem('shared-gateway', ['clouds', other, 'asn'], `its transit gateway has the ASN ${asnOf(row)}, as has ${holder}, with which it shares a Direct Connect gateway`, 'give it another private ASN')];
  });
}
