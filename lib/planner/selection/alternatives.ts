import { choiceFrom, mostEqual } from './counts';
import { compareOptions, type Menu, type Option, type Section } from './menu';
import { membersOf } from './ports';
import type { Use } from './problem';
import { type Resource, type Resources, toWholeCents } from './resources';
import type { Alternative, Candidate, Choice } from './types';
import type { CircuitProduct } from '../../catalog';
import { productNote } from '../express-route';
import { usd } from '../numbers';

/** How many alternatives a link is given. */
const MOST_ALTERNATIVES = 3;

/** So many numbers of members are tried to find one of another product that is enough. */
const MOST_TRIES = 12;

/** What a link could have bought. */
interface Rival {
  readonly choice?: Choice;
  readonly title: string;
  readonly cents: number;
  readonly differenceCents: number;
  /** Why it is not what the link buys; nothing where it is not enough. */
  readonly loses?: string;
}

/** What a link buys, and what all others leave it. */
interface Standing {
  readonly menu: Menu;
  readonly chosen: Option;
  /** What all links together take of each resource. */
  readonly taken: ReadonlyMap<number, number>;
  readonly resources: Resources;
}

/**
 * The three next-best for a link, with the other links as chosen: of every product what costs just less than the choice and is not
 * enough, and the cheapest that is enough, whether it costs more or does not fit beside the other links.
 *
 * @param menu what is enough for the link
 * @param chosen what it buys
 * @param taken what all links together take of what they share
 * @param resources what the links share
 */
export function alternativesOf(menu: Menu, chosen: Option, taken: ReadonlyMap<number, number>, resources: Resources): readonly Alternative[] {
  const standing: Standing = { menu, chosen, taken, resources };
  const saving = -Math.min(0, priceChange([], standing) ?? 0);
  const rivals: Rival[] = [];
  enter(rivals, vpnAlone(standing));
  const related = menu.sections.filter(({ product }) => isAlike(product, chosen.choice?.product));
  for (const section of related) {
    if (section.product.monthlyUsd * 100 < chosen.cost) enter(rivals, judged(standing, section, justCheaper(section, chosen)));
  }
  for (const section of menu.sections) {
    if (!related.includes(section) && section.product.mbps !== chosen.choice?.product.mbps) continue;
    // What costs more at least than the last of three others is none of the next best.
    const difference = Math.floor(section.product.monthlyUsd * leastMembers(section, menu.candidate) * 100) - chosen.cost - saving;
    if (rivals.length < MOST_ALTERNATIVES || difference <= Math.abs(rivals[MOST_ALTERNATIVES - 1]!.differenceCents)) {
      enter(rivals, judged(standing, section, cheapestEnough(standing, section)));
    }
  }
  for (const section of related) if (rivals.length < MOST_ALTERNATIVES) enter(rivals, judged(standing, section, oneMore(section, chosen)));
  return rivals.slice(0, MOST_ALTERNATIVES).map(({ choice, title, cents, differenceCents, loses }): Alternative => ({
    ...(choice && { choice }),
    title,
    monthlyUsd: cents / 100,
    differenceUsd: differenceCents / 100,
    loses: loses ?? menu.candidate.shortfall(choice!),
  }));
}

/** Whether two products differ in speed only: of another tier, or another way of paying for data, the same speed is all that is told. */
const isAlike = (product: CircuitProduct, chosen: CircuitProduct | undefined): boolean =>
  chosen === undefined || (product.tier === chosen.tier && product.data === chosen.data);

/** Adds one in its place, the closest in cost first. */
function enter(rivals: Rival[], rival: Rival | undefined): void {
  if (!rival || rivals.some(({ title }) => title === rival.title)) return;
  const place = rivals.findIndex((other) => closer(rival, other) < 0);
  rivals.splice(place < 0 ? rivals.length : place, 0, rival);
}

const closer = (a: Rival, b: Rival): number =>
  Math.abs(a.differenceCents) - Math.abs(b.differenceCents) || a.differenceCents - b.differenceCents || (a.title < b.title ? -1 : 1);

/** What the other links take of a resource. */
function takenByOthers({ taken, chosen }: Standing, resource: number): number {
  const own = chosen.uses.find(([index]) => index === resource);
  return (taken.get(resource) ?? 0) - (own ? own[1] : 0);
}

/** `2 x 10 Gbps at EqDC2, 2 x 10 Gbps at CSVA1`; with the routers where two paths end at one location. */
export function choiceTitle({ primary: { paths } }: Candidate['link'], choice: Choice): string {
  const ends = paths.map(({ location, router }, p) => {
    const isAmbiguous = paths.filter((path) => path.location === location).length > 1;
    return `${membersOf(choice.sizes[p]!)} x ${speedOf(choice.product.mbps)} at ${location.code}${isAmbiguous ? ` from ${router.name}` : ''}`;
  });
  return `${ends.join(', ')}${productNote(choice.product)}`;
}

const speedOf = (mbps: number): string => (mbps < 1_000 ? `${mbps} Mbps` : `${mbps / 1_000} Gbps`);

/** The VPN alone where it would be enough: then it costs more, or circuits are in use. */
function vpnAlone(standing: Standing): Rival | undefined {
  const { menu: { candidate: { vpnAloneUsd }, productInUse }, chosen } = standing;
  if (vpnAloneUsd === undefined || !chosen.choice) return undefined;
  const cents = toWholeCents(vpnAloneUsd);
  const differenceCents = cents - chosen.cost + (priceChange([], standing) ?? 0);
  return { title: 'VPN alone', cents, differenceCents, loses: productInUse === undefined ? costsMore(differenceCents) : `gives up ${productInUse} in use` };
}

/** The most members of a product that cost less than what was chosen; of the chosen product, one member less. */
function justCheaper(section: Section, chosen: Option): Choice | undefined {
  const shelf = section.shelf();
  if (isOf(section, chosen)) {
    const path = chosen.members.findIndex((count, p) => count > shelf.least[p]!);
    return path < 0 ? undefined : choiceFrom(shelf, chosen.members.map((count, p) => (p === path ? count - 1 : count)));
  }
  const affordable = affordableMembers(section, chosen);
  return affordable >= shelf.leastTotal ? choiceFrom(shelf, mostEqual(shelf, affordable)) : undefined;
}

/** The cheapest of a product that is enough and has another number of members than what was chosen. */
function cheapestEnough({ menu: { candidate, options }, chosen }: Standing, section: Section): Choice | undefined {
  let known: Option | undefined;
  for (const option of options) {
    if (!isOf(section, option) || (isOf(section, chosen) && option.circuits === chosen.circuits)) continue;
    if (!known || compareOptions(option, known) < 0) known = option;
  }
  if (known || isOf(section, chosen)) return known?.choice;
  const shelf = section.shelf();
  const isSearched = !shelf.portless && shelf.mostTotal >= affordableMembers(section, chosen);
  const first = Math.max(shelf.leastTotal, leastMembers(section, candidate), isSearched ? affordableMembers(section, chosen) : 0);
  for (let total = first; total < first + MOST_TRIES; total += 1) {
    const members = mostEqual(shelf, total);
    if (membersOf(members) < total) return undefined;
    const choice = choiceFrom(shelf, members);
    if (choice && candidate.isEnough(choice)) return choice;
  }
  return undefined;
}

/** The least members of a product that could be enough. */
const leastMembers = ({ product }: Section, { link, requiredMbps }: Candidate): number =>
  Math.max(link.primary.paths.length, Math.ceil(requiredMbps / product.mbps));

/** The chosen product with one member more, for a link that has hardly another alternative. */
function oneMore(section: Section, chosen: Option): Choice | undefined {
  if (!isOf(section, chosen)) return undefined;
  const fewest = chosen.members.indexOf(Math.min(...chosen.members));
  return choiceFrom(section.shelf(), chosen.members.map((count, p) => (p === fewest ? count + 1 : count)));
}

const isOf = ({ product }: Section, { choice }: Option): boolean => choice?.product.id === product.id;

/** The most members of a product whose list price is below the price of what was chosen. */
const affordableMembers = ({ product }: Section, { cost }: Option): number => Math.ceil(cost / 100 / product.monthlyUsd) - 1;

/** Why a choice was not made; nothing where there is no reason to name it: dearer and not enough, or as good. */
function judged(standing: Standing, section: Section, choice: Choice | undefined): Rival | undefined {
  if (!choice) return undefined;
  const { menu: { candidate }, chosen, resources } = standing;
  const cents = toWholeCents(candidate.monthlyUsd(choice));
  const isEnough = candidate.isEnough(choice);
  if (!isEnough && cents >= chosen.cost) return undefined;
  const uses = resources.usesOf(candidate, choice);
  const differenceCents = cents - chosen.cost + (priceChange(uses, standing) ?? 0);
  const rival = { choice, title: choiceTitle(candidate.link, choice), cents, differenceCents };
  if (!isEnough) return rival;
  const { portless } = section.shelf();
  const missing = portless ? noPort(portless.name, section.product.mbps) : whatIsMissing(uses, standing);
  if (missing !== undefined) return { ...rival, loses: missing };
  if (differenceCents > 0) return { ...rival, loses: costsMore(differenceCents) };
  const more = choice.sizes.reduce((total, bundles) => total + membersOf(bundles), 0) - chosen.circuits;
  return differenceCents === 0 && more > 0 ? { ...rival, loses: `costs the same with ${more} more ${more === 1 ? 'circuit' : 'circuits'}` } : undefined;
}

const costsMore = (cents: number): string => (cents === 0 ? 'costs the same' : `${cents < 100 ? `$${(cents / 100).toFixed(2)}` : usd(cents / 100)} a month more`);

const noPort = (router: string, mbps: number): string => `router ${router} has no free ${speedOf(mbps)} port`;

/** The first of what links share that is not left for a choice. */
function whatIsMissing(uses: readonly Use[], standing: Standing): string | undefined {
  const { all, capacity, steps } = standing.resources;
  for (const [resource, amount] of uses) {
    const taken = takenByOthers(standing, resource);
    const left = capacity[resource]! - taken;
    if (amount > left) return tooLittle(all[resource]!, left);
    const step = steps.find((row) => row.resource === resource);
    if (step && step.cost(taken + amount) === undefined) return tooLittle(all[resource]!, 0);
  }
  return undefined;
}

function tooLittle(resource: Resource, left: number): string {
  switch (resource.kind) {
    case 'ports':
      return left > 0 ? `router ${resource.router.name} has only ${left} free ${speedOf(resource.speed)} ${left === 1 ? 'port' : 'ports'}` : noPort(resource.router.name, resource.speed);
    case 'vlans':
      return `router ${resource.router.name} has too few VLAN ids`;
    case 'gateway':
      return `no gateway of ${resource.cloud} takes so many circuits`;
  }
}

/** How much more the gateways cost than with what was chosen; nothing where none takes so many circuits. */
function priceChange(uses: readonly Use[], standing: Standing): number | undefined {
  const { chosen, resources: { steps } } = standing;
  if (steps.length === 0) return 0;
  const [after, before] = [new Map(uses), new Map(chosen.uses)];
  let change = 0;
  for (const { resource, cost } of steps) {
    if (!after.has(resource) && !before.has(resource)) continue;
    const taken = takenByOthers(standing, resource);
    const price = cost(taken + (after.get(resource) ?? 0));
    if (price === undefined) return undefined;
    change += price - (cost(taken + (before.get(resource) ?? 0)) ?? 0);
  }
  return change;
}
