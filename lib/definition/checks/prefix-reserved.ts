import { type Check, problem } from './check';
import { type PrefixRow, rangeRows } from './prefix-rows';
import { overlaps, range } from '../ipv4';
import type { View } from '../view';

/** Ranges that no network can have, and whose they are. RFC 6890 and RFC 1112. */
const EVERYWHERE = [
  ['0.0.0.0/8', 'this network'],
  ['127.0.0.0/8', 'loopback'],
  ['169.254.0.0/16', 'link-local, and the inside of tunnels'],
  ['224.0.0.0/4', 'multicast'],
  ['255.255.255.255/32', 'broadcast'],
] as const;

/**
 * Ranges that a provider keeps from its networks:
 * https://learn.microsoft.com/azure/virtual-network/virtual-networks-faq, https://cloud.google.com/vpc/docs/subnets#prohibited-ipv4-ranges
 */
const BY_PROVIDER = {
  aws: [],
  azure: [['168.63.129.16/32', 'Azure\'s platform']],
  google: [['199.36.153.4/30', 'Private Google Access'], ['199.36.153.8/30', 'Private Google Access']],
} as const;

/** A prefix keeps away from ranges that have a meaning of their own. */
export const prefixReserved: Check = (view) =>
  rangeRows(view).flatMap((row) => {
    const found = reservedFor(row, view).find(([prefix]) => overlaps(row.range, range(prefix)));
    return found ? [problem('prefix-reserved', row.path, `${row.text} overlaps ${found[0]} (${found[1]})`, 'use addresses that can be routed, such as those of RFC 1918')] : [];
  });

function reservedFor({ section, owner }: PrefixRow, { clouds }: View): readonly (readonly [string, string])[] {
  const cloud = section === 'clouds' ? clouds.sound.get(owner) : undefined;
  return cloud ? [...EVERYWHERE, ...BY_PROVIDER[cloud.provider]] : EVERYWHERE;
}
