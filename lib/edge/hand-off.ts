import { cloudOf } from './context';
import type { EdgeValues } from './fill';
import { columns, dedicatedOf, type Sheet, vlansOf, writeEncryption, writeOrders, writeProvided, writeSessions } from './hand-off-circuits';
import { writeCore, writePolicies, writeTunnels } from './hand-off-site';
import { INTERCONNECT_STEPS, type Phase, type Step, stepsBetween, stepsOf } from './hand-off-steps';
import { routersOf } from './routers';
import { linkRoutes, siteOf } from './routes';
import type { CloudLinkPlan, FailoverWindow, LinkPlan, NetworkPlan } from '../planner/network-plan';
import { inSeconds } from '../report/format';
import { MarkdownPage } from '../report/markdown-page';
import { failureWords, takesOverWords } from '../report/sections/figures';

/** What people need to order, cable and turn up one link in one phase. */
export interface HandOffSheet {
  /** The link. */
  readonly link: string;
  /** The phase of its paths. */
  readonly phase: Phase;
  /** A name for its file: `aws-live.md`. */
  readonly name: string;
  /** The sheet. */
  readonly markdown: string;
}

/**
 * A sheet for every link and phase that some of its paths are in: who does what, what to order and connect, VLANs, addresses, ASNs, names
 * of keys, tunnels, prefixes, and how long failures take. A link without circuits has one, as live, and so has one of AWS Interconnect.
 *
 * @param plan what `planNetwork()` made
 * @param values what the deployment told; what it did not is shown as not known yet
 */
export function handOffSheets(plan: NetworkPlan, values: EdgeValues = new Map()): readonly HandOffSheet[] {
  const routers = routersOf(asLive(plan));
  const sheets = plan.links.flatMap((link) => phasesOf(link).map((phase) => ({
    link: link.name, phase, name: `${link.name}-${phase}.md`, markdown: sheetOf({ plan, link, phase, routers, values }),
  })));
  return [...sheets, ...plan.cloudLinks.map((link) => interconnectSheet(plan, link))];
}

/** The plan as if all was live: the ports that a path will take are the same as later. */
function asLive(plan: NetworkPlan): NetworkPlan {
  const live = (primary: LinkPlan['primary']) => (primary.kind === 'vpn' ? primary : { ...primary, paths: primary.paths.map((path) => ({ ...path, phase: 'live' as const })) });
  return { ...plan, links: plan.links.map((link) => ({ ...link, primary: live(link.primary) })) };
}

function phasesOf(link: LinkPlan): readonly Phase[] {
  const phases = new Set(dedicatedOf(link)?.paths.map(({ phase }) => phase) ?? ['live' as const]);
  return (['order', 'live'] as const).filter((phase) => phases.has(phase));
}

function sheetOf(sheet: Sheet): string {
  const { plan, link, phase, routers } = sheet;
  const page = titled(plan, `link ${link.name}: ${link.site} to ${link.cloud}, phase ${phase}`);
  const primary = dedicatedOf(link);
  const rows = (primary?.paths ?? []).filter((path) => path.phase === phase).flatMap((path) => path.bundles.map((bundle) => ({ path, bundle })));
  const remote = rows[0]?.path.remote;
  writeSteps(page, remote ? stepsBetween(remote.provider, phase) : stepsOf(link, cloudOf(sheet, link), phase));
  if (primary) writeOrders(page, sheet, primary, rows);
  if (primary && phase === 'order') writeProvided(page, sheet, rows);
  if (primary && phase === 'live') writeSessions(page, sheet, primary, rows);
  if (primary && phase === 'live') writeEncryption(page, primary);
  writeTunnels(page, sheet);
  const tunnels = routers.flatMap((router) => router.tunnels.map(({ id }) => id));
  writePolicies(page, sheet, new Set([...(phase === 'live' ? vlansOf(sheet, rows).map(({ vlan }) => vlan.id) : []), ...tunnels]));
  if (phase === 'live') writeCore(page, sheet);
  writeRoutes(page, sheet);
  writeWindows(page, sheet);
  return page.toString();
}

/** A page with its title. */
const titled = (plan: NetworkPlan, what: string): MarkdownPage => new MarkdownPage().title(`Hand-off of ${what}`)
  .text(`Network ${plan.name}, plan of ${plan.asOf}. Keys are names here; their text stands on no sheet.`);

function writeSteps(page: MarkdownPage, steps: readonly Step[]): void {
  page.heading('Who does what');
  page.table(columns('Step', 'Who', 'What'), steps.map(({ who, what }, i) => [String(i + 1), who, what]));
}

/** A link of AWS Interconnect is one object, which has no circuits of its own and no sessions to configure. */
function interconnectSheet(plan: NetworkPlan, { name, aws, google, bandwidthMbps, mtu }: CloudLinkPlan): HandOffSheet {
  const prefixesOf = (cloud: string) => plan.clouds.find((row) => row.name === cloud)!.prefixes.join(', ');
  const page = titled(plan, `link ${name}: ${aws.cloud} to ${google.cloud}`);
  writeSteps(page, INTERCONNECT_STEPS);
  page.heading('What is ordered');
  page.entry('Bandwidth', `${bandwidthMbps} Mbps`);
  page.entry('On AWS', `${aws.region}, at the Direct Connect gateway of ${aws.cloud}`);
  page.entry('On Google Cloud', `${google.region}, project ${google.project}`);
  page.entry('MTU', String(mtu));
  page.heading('Routes');
  page.entry(`${aws.cloud} announces exactly`, prefixesOf(aws.cloud));
  page.entry(`${google.cloud} announces exactly`, prefixesOf(google.cloud));
  return { link: name, phase: 'live', name: `${name}-live.md`, markdown: page.toString() };
}

function writeRoutes(page: MarkdownPage, { plan, link }: Sheet): void {
  const { accepted, announced } = linkRoutes(plan, link);
  const isBetween = siteOf(plan, link) === undefined;
  page.heading('Routes');
  page.entry(`${isBetween ? link.site : 'The site'} announces exactly`, announced.join(', '));
  page.entry(`${isBetween ? link.cloud : 'The cloud'} announces exactly`, accepted.join(', '));
  const less = link.fallback ? linkRoutes(plan, link, 'fallback').accepted : accepted;
  if (less.join() !== accepted.join()) page.entry('Over the fallback it announces', less.join(', '));
  if (link.objectStorage?.announced) page.entry('Over public virtual interfaces the site announces', link.objectStorage.announced.join(', '));
  page.entry('Preference', link.preference);
}

function writeWindows(page: MarkdownPage, { link }: Sheet): void {
  page.heading('How long failures take');
  if (dedicatedOf(link)?.paths.some((path) => path.phase === 'order')) page.text('Circuits on order are not counted.');
  page.table(columns('Failure', 'Traffic goes to', 'It is back after', 'Because'), link.failover.map((row) =>
    [failureWords(link, row.failure), takesOverWords[row.takesOver], windowText(row), row.because]));
}

function windowText({ takesOver, fromMs, toMs, cloudMs }: FailoverWindow): string {
  if (fromMs === undefined || toMs === undefined) return takesOver === 'nothing' ? 'the repair' : 'what the provider says';
  return `${inSeconds(fromMs)} to ${inSeconds(toMs)}${cloudMs === undefined ? '' : `, and up to ${inSeconds(cloudMs)} inside the cloud`}`;
}
