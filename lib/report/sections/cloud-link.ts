import type { CloudLinkPlan, DirectionRequirement, NetworkPlan } from '../../planner/network-plan';
import { count, difference, money, percent, rate } from '../format';
import type { Writer } from '../writer';
import { costOf, ruleNames, ruleWords } from './figures';
import { directionText, intervalText } from './requirement';

/** The two directions of a link between clouds, in the order in which they are reported. */
const DIRECTIONS = ['toGoogle', 'toAws'] as const;

const directionWords = { toGoogle: 'to Google Cloud', toAws: 'to AWS' } as const;

/** One link between two clouds: how much it needs and why, the bandwidth, how long it lasts, and how it is ordered on both sides. */
export function writeCloudLink(page: Writer, link: CloudLinkPlan, plan: NetworkPlan): void {
  const { aws, google, bandwidthMbps, roundTripTimeMs } = link;
  page.heading(`Link ${link.name}: ${aws.cloud} (${aws.region}) to ${google.cloud} (${google.region}), AWS Interconnect - multicloud`);
  writeNeeds(page, link, plan);
  const roundTrip = roundTripTimeMs === undefined ? '' : `; round trip ${roundTripTimeMs} ms`;
  page.entry('Chosen', `${rate(bandwidthMbps)} in each direction${link.isFreeOnAws ? ', for which AWS charges nothing' : ''}${roundTrip}`);
  writeUse(page, link);
  writeForecast(page, link, plan);
  page.entry('Failures', 'none is simulated: the service keeps four connections in at least two buildings behind one object, and encrypts what is between the two providers with MACsec');
  writeOrder(page, link, plan);
  page.entry('Cost', `${money(costOf(plan.cost, 'cloud-link', link.name))} a month on both sides`);
}

function writeNeeds(page: Writer, { requirement }: CloudLinkPlan, { policy }: NetworkPlan): void {
  DIRECTIONS.forEach((direction, i) => page.entry(i === 0 ? 'Needs' : '', `${directionWords[direction]}: ${directionText(requirement[direction], policy)}`));
  const { requiredMbps, bindingRule, bindingDirection } = requirement;
  page.entry('', `so ${rate(requiredMbps)}, bound by ${ruleWords(bindingRule, policy)}, ${directionWords[bindingDirection]}`);
  const { binding } = requirement[bindingDirection];
  if (binding) page.entry('', `decided ${intervalText(binding)}: ${binding.shares.map(({ workload, mbps }) => `${workload} ${rate(mbps)}`).join(', ')}`);
}

function writeUse(page: Writer, { requirement, bandwidthMbps }: CloudLinkPlan): void {
  const use = ({ peakMbps, sustainedMbps }: DirectionRequirement) => `${percent(sustainedMbps / bandwidthMbps)} sustained, ${percent(peakMbps / bandwidthMbps)} at the peak`;
  const uses = DIRECTIONS.map((direction) => (requirement[direction].peakMbps === 0 ? `nothing ${directionWords[direction]}` : `${directionWords[direction]} ${use(requirement[direction])}`));
  page.entry('In use', `at the end of the horizon ${uses.join('; ')}`);
}

function writeForecast(page: Writer, { forecast }: CloudLinkPlan, { policy }: NetworkPlan): void {
  const { until, utilization, deadline, next } = forecast;
  const first = outgrown(forecast);
  if (first === undefined) {
    page.entry('Lasts', `beyond ${until}`, 'good');
    return;
  }
  const when = (month: string | undefined) => month ?? `beyond ${until}`;
  page.entry('Lasts', `above ${percent(policy.utilizationLimit)} sustained use: ${when(utilization)}; a deadline missed: ${when(deadline)}`);
  page.entry('', next
    ? `raise it in place in ${first}: ${rate(next.bandwidthMbps)}, ${difference(next.differenceUsd)}`
    : `act by ${first}: no bandwidth that can be ordered holds a year longer`);
}

/** The month in which a bandwidth stops being enough; nothing where that is not in sight. */
const outgrown = ({ utilization, deadline }: CloudLinkPlan['forecast']): string | undefined => [utilization, deadline].filter((month) => month !== undefined).sort()[0];

/** What a person does on each side, where AWS starts: https://docs.aws.amazon.com/interconnect/latest/userguide/getting-started-multicloud.html */
function writeOrder(page: Writer, { aws, google }: CloudLinkPlan, { clouds }: NetworkPlan): void {
  const routes = clouds.find(({ name }) => name === google.cloud)?.prefixes.join(',') ?? '';
  page.entry('To order', `find the environment id: aws interconnect list-environments --region ${aws.region}`);
  page.entry('', `deploy the stack of ${aws.cloud} with it, and read the activation key: aws interconnect get-connection --region ${aws.region} --identifier <connection id>`);
  page.entry('', `accept it in project ${google.project}: gcloud network-connectivity transports create <name> --region=${google.region} --network=<network> --advertised-routes=${routes} --activation-key=<key>`);
  page.entry('', 'peer the network with the one that the transport names (peeringNetwork), and import and export custom routes');
}

/** The row of a link between clouds in the table of links. */
export function cloudLinkRow(link: CloudLinkPlan, plan: NetworkPlan): string[] {
  const { requirement, bandwidthMbps, forecast } = link;
  const busiest = Math.max(...DIRECTIONS.map((direction) => requirement[direction].sustainedMbps));
  return [
    link.name,
    rate(requirement.requiredMbps),
    ruleNames[requirement.bindingRule],
    `${rate(bandwidthMbps)} AWS Interconnect`,
    percent(busiest / bandwidthMbps),
    'built in',
    outgrown(forecast) ?? `> ${forecast.until}`,
    '-',
    money(costOf(plan.cost, 'cloud-link', link.name)),
  ];
}

/** How many links there are between clouds, as a part of a sentence; nothing where there are none. */
export const cloudLinkCount = ({ cloudLinks }: NetworkPlan): string =>
  (cloudLinks.length === 0 ? '' : `${count(cloudLinks.length, 'link')} between clouds, `);
