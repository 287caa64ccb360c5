import { type Check, cloudLinkEnds, linkEnds, problem } from './check';
import type { View } from '../view';

/**
 * A Direct Connect gateway with an interconnect takes gateways of the interconnect's Region only:
 * https://docs.aws.amazon.com/interconnect/latest/userguide/interconnect-pricing.html
 */
export const cloudLinkGateway: Check = (view) => {
  const shared = sharedGateways(view);
  return cloudLinkEnds(view).flatMap(({ name, link, aws }) => {
    const by = shared.get(link.aws);
    if (!aws || by === undefined) return [];
    const message = `the link "${by}" puts gateways of two Regions on the Direct Connect gateway of "${link.aws}", and with an interconnect it takes those of ${aws.region} only`;
    return [problem('cloud-link-gateway', ['cloudLinks', name, 'aws'], message, `give "${by}" circuits of its own, or join the clouds of AWS with a peering of transit gateways`)];
  });
};

/** The clouds whose Direct Connect gateway has gateways of several Regions, with the link that brings the other Region. */
function sharedGateways(view: View): ReadonlyMap<string, string> {
  const links = new Map(linkEnds(view).map((ends) => [ends.name, ends]));
  return new Map([...links.values()].flatMap(({ name, link, cloud }) => {
    const owner = link.primary.kind === 'shared' ? links.get(link.primary.circuitsOf) : undefined;
    if (!owner || !cloud || !owner.cloud || cloud.region === owner.cloud.region) return [];
    return [[link.cloud, name], [owner.link.cloud, name]] as const;
  }));
}
