import { type Check, problem } from './check';
import { rangeRows } from './prefix-rows';

/**
 * The largest and the smallest network of each provider:
 * https://docs.aws.amazon.com/vpc/latest/userguide/vpc-cidr-blocks.html,
 * https://learn.microsoft.com/azure/virtual-network/virtual-networks-faq,
 * https://cloud.google.com/vpc/docs/subnets#valid-ranges
 */
const LENGTHS = {
  aws: { network: 'a VPC', largest: 16, smallest: 28 },
  azure: { network: 'an address space of a virtual network', largest: 8, smallest: 29 },
  google: { network: 'the range of a subnet', largest: 8, smallest: 29 },
} as const;

/** A prefix of a cloud can be one of its networks: what is announced is exactly what they have. */
export const cloudPrefixLength: Check = (view) =>
  rangeRows(view).flatMap(({ section, owner, range, text, path, forHub }) => {
    const cloud = section === 'clouds' && !forHub ? view.clouds.sound.get(owner) : undefined;
    if (!cloud) return [];
    const { network, largest, smallest } = LENGTHS[cloud.provider];
    if (range.length >= largest && range.length <= smallest) return [];
    return [problem('cloud-prefix-length', path, `${text} cannot be ${network}: that is a /${largest} to /${smallest}`, 'write the prefix of each network by itself, not what holds them all')];
  });
