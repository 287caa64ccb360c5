import { type Report, sameMoney } from './claim';
import { type Case, circuitsOf, definedCircuits, type LinkCase } from './subject';
import type { Workload } from '../../definition/hybrid-network';

/** Seconds of a week, and of a month as it is billed. */
const WEEK = 7 * 86_400;
const MONTH = 730 * 3_600;

/** Checks how transfers to object storage go on AWS, what that costs, and that the virtual interfaces are of the kinds that it asks for. */
export function checkObjectStorage({ plan, link }: LinkCase, workloads: readonly Workload[], { plan: { lock }, network: { catalog }, report }: Case): void {
  const { cloud, site } = link;
  const circuits = circuitsOf(plan);
  const transfers = workloads.flatMap((workload) => (workload.kind === 'dataset-transfer' && workload.endpoint === 'object-storage' ? [workload] : []));
  const given = plan.objectStorage;
  const isDue = circuits !== undefined && cloud.provider === 'aws' && transfers.length > 0;
  if (!isDue || !given) {
    if (isDue || given) report('object-storage', plan.name, given ? 'it says how transfers to object storage go, and has none that it decides' : 'it does not say how its transfers to object storage go');
  } else {
    const isHosted = circuits.paths.some(({ bundles }) => bundles.some(({ hosted }) => hosted));
    const asked = definedCircuits(link)!.objectStorage;
    const isPossible = !isHosted && site.publicPrefixes.length > 0 && lock.objectStorage?.[plan.name] !== 'interface-endpoints';
    const access = asked !== 'either' ? asked : isPossible ? 'public-interface' : 'interface-endpoints';
    const because = asked === 'either' && isPossible ? 'cost' : 'definition';
    if (given.access !== access || given.because !== because) report('object-storage', plan.name, `it says ${given.access} because of ${given.because}, and it is ${access} because of ${because}`);
    const locked = lock.announced?.[plan.name];
    const isAnnounced = access === 'public-interface' ? given.announced !== undefined && given.announced.join() === locked?.join() && given.announced.length > 0 : !given.announced && !locked;
    if (!isAnnounced) report('object-storage-prefixes', plan.name, 'what it announces over public virtual interfaces is not what its lock keeps');
    const amount = (way: string) => transfers.filter(({ direction }) => direction === way)
      .reduce((sum, { volume, window }) => sum + (volume.toMegabits() * window.days.length * MONTH) / WEEK / 8_000, 0);
    const gigabytes = amount('toCloud') + amount('toSite');
    if (Math.abs(given.gigabytes - gigabytes) > 1) report('object-storage-volume', plan.name, `it says ${given.gigabytes} GB a month, and they are ${gigabytes}`);
    const usd = (id: string) => catalog.charges.find((charge) => charge.id === id)?.usd ?? 0;
    const processing = cloud.gateway === 'transit' ? usd('aws/transit-gateway/processing') : 0;
    const endpointsUsd = 2 * usd('aws/interface-endpoint') + given.gigabytes * (usd('aws/interface-endpoint/processing') + processing);
    if (!sameMoney(given.endpointsUsd, endpointsUsd)) report('object-storage-cost', plan.name, `it says endpoints cost ${given.endpointsUsd} a month, and they cost ${endpointsUsd}`);
  }
  checkInterfaces(link.cloud, circuits, given?.access === 'public-interface', report);
}

function checkInterfaces(cloud: LinkCase['link']['cloud'], circuits: ReturnType<typeof circuitsOf>, isPublic: boolean, report: Report): void {
  const own = cloud.provider !== 'aws' ? undefined : cloud.gateway === 'transit' ? 'transit' : 'private';
  for (const { id, attachments } of circuits?.paths.flatMap(({ bundles }) => bundles) ?? []) {
    if (attachments.length === 0) continue;
    const wanted = [...attachments.filter((attachment) => attachment.interface !== 'public').map(() => own), ...(isPublic ? ['public'] : [])];
    if (attachments.map((attachment) => attachment.interface).join() !== wanted.join()) report('interfaces', id, `its virtual interfaces are not ${wanted.join(' and ')}`);
  }
}
