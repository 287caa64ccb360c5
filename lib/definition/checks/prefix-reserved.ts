import { type Check, problem } from './check';
import { type PrefixRow, rangeRows } from './prefix-rows';
import { overlaps, type Range, range } from '../ipv4';
import type { View } from '../view';

/** Ranges that no network can have, and whose they are. RFC 6890 and RFC 1112. */
const EVERYWHERE = [
  ['0.0.0.0/8', 'this network'],
  ['127.0.0.0/8', 'loopback'],
  ['169.254.0.0/16', 'link-local, and the inside of tunnels'],
  ['224.0.0.0/4', 'multicast'],
  ['255.255.255.255/32', 'broadcast'],
].map(parsed);

/**
 * Ranges that a provider keeps from its networks:
 * https://learn.microsoft.com/azure/virtual-network/virtual-networks-faq, https://cloud.google.com/vpc/docs/subnets#prohibited-ipv4-ranges
 */
const BY_PROVIDER = {
  aws: [],
  azure: [['168.63.129.16/32', 'Azure\'s platform']].map(parsed),
  google: [['199.36.153.4/30', 'Private Google Access'], ['199.36.153.8/30', 'Private Google Access']].map(parsed),
};

interface Reserved {
  readonly prefix: string;
  readonly whose: string;
  readonly range: Range;
}

function parsed([prefix, whose]: readonly string[]): Reserved {
  return { prefix: prefix!, whose: whose!, range: range(prefix!) };
}

/** A prefix keeps away from ranges that have a meaning of their own. */
export const prefixReserved: Check = (view) =>
  rangeRows(view).flatMap((row) => {
    const found = reservedFor(row, view).find((reserved) => overlaps(row.range, reserved.range));
    return found ? [problem('prefix-reserved', row.path, `${row.text} overlaps ${found.prefix} (${found.whose})`, 'use addresses that can be routed, such as those of RFC 1918')] : [];
  });

function reservedFor({ section, owner }: PrefixRow, { clouds }: View): readonly Reserved[] {
  const cloud = section === 'clouds' ? clouds.sound.get(owner) : undefined;
  return cloud ? [...EVERYWHERE, ...BY_PROVIDER[cloud.provider]] : EVERYWHERE;
}
