import { countOf, hashEfficiency } from './capacity';
import type { Case } from './circuit-check';
import { DIRECTIONS } from './demand';
import type { ChosenCircuits, Decision } from './link-plan';
import type { CloudPlan, Finding, LinkPlan } from './network-plan';
import { gbps } from './numbers';
import { hasAttachments, isGuest, type Pool } from './pools';
import { sharedRiskGroups } from './scenarios';
import type { Loads } from './sizing';
import { tunnelled } from './vpn';
import type { Link } from '../definition/hybrid-network';

/** What a reader should know of circuits that several links take. */
export function poolFindings(decisions: readonly Decision[], clouds: readonly CloudPlan[], links: readonly LinkPlan[]): readonly Finding[] {
  return [
    ...decisions.flatMap(tooLowLimit),
    ...decisions.flatMap(noLimit),
    ...decisions.flatMap((decision) => fallbacksTogether(decision, decisions)),
    ...clouds.flatMap((cloud) => reachedToo(cloud, clouds, links)),
    ...decisions.flatMap(sharedCircuits),
  ];
}

function sharedCircuits({ link, circuits }: Decision): Finding[] {
  if (!circuits || !isGuest(link)) return [];
  const { owner, links } = circuits.pool;
  const others = links.filter((other) => other !== link).map(({ name }) => name);
  const how = accessWords(link, circuits.pool);
  return [{
    code: 'shares-circuits', severity: 'note', subject: link.name, message: `it takes the circuits of link ${owner.name}, ${how}: they are sized for it and ${others.join(', ')} together, and a failure of them is one for all`,
  }];
}

function accessWords(link: Link, pool: Pool): string {
  if (link.cloud.provider === 'azure') return `by connections of the gateway of ${link.cloud.name}`;
  if (link.cloud.provider === 'google') return 'by VLAN attachments of its own';
  return hasAttachments(link, pool) ? 'by virtual interfaces of its own' : `by the virtual interfaces of ${pool.owner.name}`;
}

/** No rate limit above what a port has is taken, so the plan leaves it out. */
function noLimit({ link, circuits }: Decision): Finding[] {
  const limitMbps = link.primary.kind === 'vpn' ? undefined : link.primary.rateLimit?.toMbps();
  if (!circuits || limitMbps === undefined) return [];
  const smallest = Math.min(...circuits.sizes.flat()) * circuits.product.mbps;
  return limitMbps <= smallest ? [] : [{
    code: 'rate-limit-above-port',
    severity: 'warning',
    subject: link.name,
    message: link.cloud.provider === 'google'
      ? `the rate limit of ${gbps(limitMbps)} is above the ${gbps(smallest)} of a connection, and its VLAN attachments take all of it`
      : `the rate limit of ${gbps(limitMbps)} is above the ${gbps(smallest)} of a LAG: AWS takes none there, and its virtual interfaces may take all of it`,
  }];
}

/** A rate limit leaves a link less than it needs, with everything up or after a failure of some circuits. */
function tooLowLimit({ link, circuits, sizing }: Decision): Finding[] {
  const limitMbps = link.primary.kind === 'vpn' ? undefined : link.primary.rateLimit?.toMbps();
  if (!circuits || limitMbps === undefined) return [];
  const { own, check } = circuits;
  const all = circuits.sizes.flat();
  const states = [
    { title: 'everything up', left: all, loads: own.loads },
    ...check(sizing).cases(circuits).flatMap((row) => casesWithout(row, all)).map((row) => ({ ...row, loads: own.kept.location })),
  ];
  const rows = states.map(({ title, left, loads }) => ({ title, ...shortage(left, circuits, limitMbps, loads) }));
  const short = rows.find(({ needed, carried }) => needed > carried);
  return short ? [{
    code: 'rate-limit-too-low',
    severity: 'error',
    subject: link.name,
    message: `${short.title}: its ${link.cloud.provider === 'google' ? 'VLAN attachments' : 'virtual interfaces'} carry ${gbps(short.carried)} with the rate limit of ${gbps(limitMbps)} on each, and it needs ${gbps(short.needed)}: raise rateLimit`,
  }] : [];
}

/** A failure of one circuit or bundle may be the worst for limited interfaces in another bundle than for the circuits: each is a case. */
function casesWithout({ id, title, left }: Case, all: readonly number[]): readonly Pick<Case, 'title' | 'left'>[] {
  if (id !== 'circuit' && id !== 'device') return [{ title, left }];
  const lost = id === 'circuit' ? 1 : Infinity;
  const without = (index: number) => all.map((members, k) => (k === index ? members - lost : members)).filter((members) => members > 0);
  return all.map((_, i) => ({ title, left: without(i) })).filter((row) => row.left.length > 0);
}

/** What limited interfaces have to carry, and what they do. */
interface Shortage {
  readonly needed: number;
  readonly carried: number;
}

/** The direction in which limited interfaces lack more; one connection gets what one of them does. */
function shortage(left: readonly number[], { product }: ChosenCircuits, limitMbps: number, loads: Loads): Shortage {
  const each = Math.min(limitMbps, Math.min(...left) * product.mbps);
  const rows = DIRECTIONS.flatMap((direction) => {
    const { mbps, flows, perFlowMbps } = loads[direction];
    const carried = Math.min(countOf(left, product.mbps, flows).mbps, left.length * each * hashEfficiency(left.length, flows));
    return [{ needed: mbps, carried }, { needed: perFlowMbps, carried: each }];
  });
  return rows.reduce((worst, row) => (row.needed - row.carried > worst.needed - worst.carried ? row : worst));
}

/** What links that share circuits fall back on is in use at once, and ends at the same routers: it is told of the link whose circuits they are. */
function fallbacksTogether({ link, circuits }: Decision, decisions: readonly Decision[]): Finding[] {
  if (!circuits || circuits.pool.links.length === 1 || isGuest(link)) return [];
  const { pool } = circuits;
  const vpns = decisions.flatMap(({ link: other, vpn }) => (vpn && pool.links.some((row) => row === other) ? [vpn] : []));
  if (vpns.length < 2) return [];
  const { routers } = vpns[0]!;
  const takesAll = sharedRiskGroups(pool.owner).filter(({ loses }) => pool.owner.primary.paths.every(loses));
  const lost = [0, ...takesAll.map(({ routersLost }) => routers.filter(({ name }) => routersLost.has(name)).length)];
  const left = Math.min(...lost.map((count) => routers.length - count).filter((count) => count > 0));
  const needed = vpns.reduce((sum, { choice }) => sum + choice.requiredMbps, 0);
  const carried = left * Math.min(...vpns.map(({ choice }) => Math.min(...routers.map((router) => tunnelled(router, choice.product)))));
  return needed <= carried ? [] : [{
    code: 'fallbacks-too-small-together',
    severity: 'error',
    subject: link.name,
    message: `when its circuits are lost, ${vpns.map((vpn) => vpn.link.name).join(' and ')} fall back at once: ${gbps(needed)} are promised, and ${left === 1 ? 'one router carries' : `${left} routers carry`} ${gbps(carried)} over VPN`,
  }];
}

/** A Direct Connect gateway joins every site on it with every cloud on it, also where no link does. */
function reachedToo(cloud: CloudPlan, clouds: readonly CloudPlan[], links: readonly LinkPlan[]): Finding[] {
  if (cloud.provider !== 'aws' || cloud.directConnectGatewayOf === undefined) return [];
  const gateway = cloud.directConnectGatewayOf;
  const isOn = (name: string) => name === gateway || clouds.some((other) => other.name === name && other.provider === 'aws' && other.directConnectGatewayOf === gateway);
  const sites = new Set(links.filter((link) => link.primary.kind !== 'vpn' && isOn(link.cloud)).map(({ site }) => site));
  const unasked = [...sites].filter((site) => !links.some((link) => link.site === site && link.cloud === cloud.name));
  return unasked.length === 0 ? [] : [{
    code: 'gateway-reaches-more', severity: 'note', subject: cloud.name, message: `the Direct Connect gateway of ${gateway} joins it with ${unasked.join(', ')} too, where no link does: filter its prefixes there`,
  }];
}
