import { type Check, problem } from './check';
import { type AwsGuest, awsGuestsOf } from './guests';
import { awsGatewayNames, awsLimits, awsRateLimitsMbps } from '../../catalog/aws';
import type { Problem } from '../../errors';
import { Bandwidth } from '../../units';
import { gatewayOf } from '../defaults';
import { hasJumboFrames } from '../pool';
import type { View } from '../view';

/**
 * Virtual interfaces of several links on one connection: of those there are not too many, a hosted connection has one only, their rate
 * limits are such as AWS takes, and all have one MTU. https://docs.aws.amazon.com/directconnect/latest/UserGuide/limits.html
 */
export const sharedInterfaces: Check = (view) => {
  const beside = awsGuestsOf(view).filter(({ isElsewhere }) => !isElsewhere);
  const owners = [...new Set(beside.map(({ primary }) => primary.circuitsOf))];
  return [
    ...beside.flatMap((guest) => problemsOf(guest, view)),
    ...owners.flatMap((owner) => tooMany(owner, beside.filter(({ primary }) => primary.circuitsOf === owner))),
  ];
};

function problemsOf({ name, link, primary, cloud, owner, circuits }: AwsGuest, view: View): readonly Problem[] {
  const wrong = (path: readonly string[], message: string, fix: string): Problem => problem('shared-interfaces', ['links', name, ...path], message, fix);
  const isMixed = gatewayOf(cloud) !== gatewayOf(owner.cloud) && hasJumboFrames(owner.name, Object.fromEntries(view.links.sound));
  return [
    ...(circuits.connections === 'hosted' ? [wrong(['primary', 'circuitsOf'], `the connections of "${owner.name}" are hosted, with one virtual interface each, and "${link.cloud}" is in the same Region, so it needs interfaces of its own`, 'use dedicated connections, or a cloud in another Region')] : []),
    ...(isMixed ? [wrong(['primary', 'circuitsOf'], `"${link.cloud}" has a ${awsGatewayNames[gatewayOf(cloud)]} and "${owner.link.cloud}" a ${awsGatewayNames[gatewayOf(owner.cloud)]}, whose jumbo frames differ in size`, `give both clouds the same kind of gateway, or write jumboFrames: false for "${owner.name}"`)] : []),
    ...limitProblem(primary.rateLimit).map(([message, fix]) => wrong(['primary', 'rateLimit'], message, fix)),
  ];
}

function limitProblem(rateLimit: AwsGuest['primary']['rateLimit']): readonly (readonly [string, string])[] {
  if (rateLimit === undefined) return [];
  const mbps = Bandwidth.parse(rateLimit).toMbps();
  if (awsRateLimitsMbps.includes(mbps)) return [];
  const near = [awsRateLimitsMbps.filter((row) => row < mbps).at(-1), awsRateLimitsMbps.find((row) => row > mbps)].filter((row) => row !== undefined);
  return [[`AWS limits no virtual interface to ${rateLimit}`, `write ${near.map(limitText).join(' or ')}`]];
}

const limitText = (mbps: number): string => (mbps < 1_000 ? `${mbps} Mbps` : `${mbps / 1_000} Gbps`);

function tooMany(owner: string, guests: readonly AwsGuest[]): readonly Problem[] {
  const path = ['links', owner, 'primary'];
  const transit = [guests[0]!.owner.cloud, ...guests.map(({ cloud }) => cloud)].filter((cloud) => gatewayOf(cloud) === 'transit').length;
  const limited = guests.filter(({ primary }) => primary.rateLimit !== undefined).length;
  const fix = 'give some of the links circuits of their own';
  return [
    ...(transit > awsLimits.transitInterfaces ? [problem('shared-interfaces', path, `${transit} links would have transit virtual interfaces on each of its connections, and a connection takes ${awsLimits.transitInterfaces}`, fix)] : []),
    ...(limited > awsLimits.rateLimiters ? [problem('shared-interfaces', path, `${limited} links limit their virtual interfaces on each of its connections, and a connection has ${awsLimits.rateLimiters} rate limiters`, fix)] : []),
  ];
}
