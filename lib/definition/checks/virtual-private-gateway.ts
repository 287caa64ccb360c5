import { type Check, problem } from './check';

/** A virtual private gateway is attached to one VPC: https://docs.aws.amazon.com/vpn/latest/s2svpn/vpn-limits.html */
export const virtualPrivateGateway: Check = ({ clouds }) =>
  [...clouds.sound]
    .filter(([, cloud]) => cloud.provider === 'aws' && cloud.gateway === 'virtual-private' && cloud.prefixes.length > 1)
    .map(([name]) => problem(
      'virtual-private-gateway', ['clouds', name, 'prefixes'], 'a virtual private gateway belongs to one VPC, which has one prefix',
      'write the prefix of the VPC, or use a transit gateway',
    ));
