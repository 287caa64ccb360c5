import { tooBusy, verdictOfFound, wrongPaths } from './judge';
import type { CheckResult } from './outcome';
import type { FlowPath } from './paths';
import type { Probes } from './probes';
import { carries } from './spec';
import type { LabSpec } from './spec';
import type { State } from './state';

/** A machine that stood still for longer while sessions came up says nothing of those that did not. */
const STILL_MS = 2_000;

/** Whether every session came up. */
export function checkConverged(spec: LabSpec, down: readonly string[], seconds: number, pauseMs: number): CheckResult {
  if (down.length === 0) return { name: 'converged', verdict: 'pass', found: [`all ${spec.sessions.length} sessions after ${seconds.toFixed(1)} s`] };
  const isBusy = pauseMs > STILL_MS;
  return { name: 'converged', verdict: isBusy ? 'inconclusive' : 'fail', found: [...down, ...(isBusy ? [tooBusy(pauseMs)] : [])] };
}

/** Whether every flow goes as planned, both ways. */
export function checkPaths(spec: LabSpec, paths: readonly FlowPath[], lost: ReadonlySet<string> = new Set()): CheckResult {
  const found = spec.links.flatMap((link) => wrongPaths(spec, link, paths, lost));
  return { name: 'paths', verdict: found.length === 0 ? 'pass' : 'fail', found: found.length > 0 ? found : [`${spec.flows.length} flows both ways`] };
}

/** Whether each cloud has exactly the site's prefixes on every session that is up: none too many, none missing. */
export async function checkPrefixes(spec: LabSpec, state: State, when: 'normal' | 'fallback'): Promise<CheckResult> {
  const nodes = [...new Set(spec.sessions.flatMap(({ speaker, router }) => [speaker, router]))].filter((name) => name !== 'dark');
  const received = new Map(await Promise.all(nodes.map(async (name) => [name, await state.received(name)] as const)));
  const up = (await state.sessions()).filter((row) => row.state === 'Established').map(({ session }) => session);
  const found = up.flatMap((session) => {
    const links = spec.links.filter(({ name }) => carries(session, name));
    const { sitePrefixes, site, cloud: owner } = links.find(({ name }) => name === session.link)!;
    const cloud = [...new Set(links.map((link) => link.cloud))].join(', ');
    const cloudPrefixes = [...new Set(links.flatMap((link) => link.cloudPrefixes))];
    return [
      ...unexpected(session.id, owner, site, sitePrefixes, received.get(session.speaker)?.get(session.routerAddress) ?? []),
      ...unexpected(session.id, session.router, cloud, cloudPrefixes, received.get(session.router)?.get(session.cloudAddress) ?? []),
    ];
  });
  return { name: `prefixes-${when}`, verdict: found.length === 0 ? 'pass' : 'fail', found: found.length > 0 ? found : [`${up.length} sessions, both ways`] };
}

function unexpected(session: string, reader: string, owner: string, allowed: readonly string[], given: readonly string[]): string[] {
  const leaked = given.filter((prefix) => !allowed.includes(prefix));
  const lacking = allowed.filter((prefix) => !given.includes(prefix));
  return [
    ...(leaked.length > 0 ? [`on ${session}, ${reader} has ${leaked.join(', ')}, which ${owner} may not announce`] : []),
    ...(lacking.length > 0 ? [`on ${session}, ${reader} does not have ${lacking.join(', ')} of ${owner}`] : []),
  ];
}

/** Whether the internet ever saw a packet of the users in clear. */
export async function checkClearText(state: State): Promise<CheckResult> {
  const { named, pairs } = await state.counters('internet');
  const { clear = 0, encrypted = 0, other = 0 } = named;
  const seen = `${encrypted} encrypted packets, ${other} of routers that look for each other while they start, ${clear} of users in clear`;
  if (clear > 0) return { name: 'clear-text', verdict: 'fail', found: [`${clear} packets of users were on the internet in clear: ${pairs.join(', ')}`, seen] };
  return { name: 'clear-text', verdict: encrypted === 0 ? 'inconclusive' : 'pass', found: [seen] };
}

/**
 * Whether TCP segments fit into the tunnels that carry everything now: connections each way, with more data than one segment, and what they
 * ask for where they arrive.
 */
export async function checkSegments(spec: LabSpec, state: State, probes: Probes): Promise<CheckResult> {
  const links = new Set(spec.sessions.filter(({ kind }) => kind === 'vpn').map(({ link }) => link));
  const flows = spec.flows.filter(({ link }) => links.has(link));
  const failed = await probes.connect(flows.map(({ id }) => id));
  const nodes = [...new Set(flows.flatMap(({ siteNode, cloudNode }) => [siteNode, cloudNode]))];
  const counted = await Promise.all(nodes.map(async (node) => ({ node, rules: (await state.counters(node)).rules })));
  const found = [
    ...counted.filter(({ rules }) => rules > 0).map(({ node, rules }) => `${rules} connections that arrived at ${node} ask for larger TCP segments than the tunnel carries: MSS is not clamped`),
    ...failed,
  ];
  return { name: 'segments', verdict: verdictOfFound(found), found: found.length > 0 ? found : [`${2 * flows.length} TCP connections over tunnels, none asks for more than the tunnel carries`] };
}
