import { type CircuitLink, circuitLinks, isPartner } from './dedicated';
import type { Checked } from './plan-rules';
import type { Problem } from '../errors';
import * as problems from './problems';
import { isReference } from '../terraform';

/** What properties name of a plan exists, and each thing once. */
export const propertyRules = (checked: Checked): readonly Problem[] => [
  ...connectionRules(checked),
  ...networkRules(checked),
  ...rangeRules(checked),
  ...learnedPeerRules(checked),
];

const bundlesOf = ({ plan }: CircuitLink): readonly string[] => plan.paths.flatMap(({ bundles }) => bundles.map(({ id }) => id));

function connectionRules({ slice: { cloud, links }, interconnects, onOrder }: Checked): readonly Problem[] {
  const circuits = circuitLinks(links);
  const all = circuits.flatMap(bundlesOf);
  const own = circuits.filter(({ plan }) => !isPartner(plan)).flatMap(bundlesOf);
  const given = Object.entries(interconnects);
  return [
    ...given.filter(([id]) => !own.includes(id)).map(([id]) => problems.googleUnknownLinkProblem(cloud.name, 'interconnects', id, own)),
    ...onOrder.filter((id) => !all.includes(id)).map((id) => problems.googleUnknownLinkProblem(cloud.name, 'onOrder', id, all)),
    ...given.flatMap(([id, link], i) => {
      const first = given.findIndex(([, other]) => other === link);
      return first === i ? [] : [problems.googleConnectionTwiceProblem(cloud.name, given[first]![0], id)];
    }),
  ];
}

/** Routers, gateways and attachments stand in the project of the network. */
function networkRules({ slice: { cloud }, network }: Checked): readonly Problem[] {
  if (network.kind === 'existing') {
    const project = isReference(network.networkId) ? undefined : /projects\/([^/]+)\//.exec(network.networkId)?.[1];
    return project === undefined || project === cloud.project ? [] : [problems.googleNetworkProjectProblem(cloud.name, project, cloud.project)];
  }
  const { serviceProjects = [] } = network;
  return [
    ...twice('network.serviceProjects', serviceProjects),
    ...(serviceProjects.includes(cloud.project) ? [problems.googleServiceProjectProblem(cloud.name, cloud.project)] : []),
  ];
}

const rangeRules = ({ slice: { cloud }, alsoAnnounce, customLearnedRanges }: Checked): readonly Problem[] => [
  ...twice('alsoAnnounce with the prefixes of the cloud', [...cloud.prefixes, ...alsoAnnounce]),
  ...Object.entries(customLearnedRanges).flatMap(([link, ranges]) => twice(`customLearnedRanges["${link}"]`, ranges)),
];

const twice = (property: string, given: readonly string[]): readonly Problem[] =>
  [...new Set(given.filter((row, i) => given.indexOf(row) !== i))].map((row) => problems.googleTwiceProblem(property, row));

/** A range that is learned from the tunnels of a link only would keep its traffic off the circuits. */
function learnedPeerRules({ slice: { links }, customLearnedRanges, partnerPeers }: Checked): readonly Problem[] {
  const clear = circuitLinks(links).filter(({ plan }) => isPartner(plan) && !plan.interconnect?.encryption);
  return clear.filter(({ name }) => (customLearnedRanges[name]?.length ?? 0) > 0).flatMap(({ name, plan }) => {
    const reason = plan.interconnect?.layer === 3 ? 'at layer 3 the partner speaks BGP' : 'partnerPeers does not name it';
    const attachments = plan.paths.flatMap(({ bundles }) => bundles.flatMap((bundle) => bundle.attachments));
    return attachments.filter(({ id }) => !partnerPeers[id]).map(({ id }) => problems.googleLearnedPeerProblem(name, id, reason));
  });
}
