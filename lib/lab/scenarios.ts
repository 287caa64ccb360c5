import type { FlowPath } from './paths';
import type { Action, LabLink, LabSession, LabSpec, Scenario, ScenarioKind, Window } from './spec';

/** What is tried on every link, in this order. */
export const SCENARIOS: readonly Scenario[] = [
  { name: 'carrier', title: 'the circuit in use loses its carrier' },
  { name: 'silent', title: 'the circuit in use drops everything, and its carrier stays' },
  { name: 'asymmetric', title: 'the circuit in use drops what goes to the site' },
  { name: 'router', title: 'the router in use loses its power' },
  { name: 'building', title: 'all circuits into the building of the circuit in use lose their carrier' },
  { name: 'dedicated', title: 'all dedicated circuits drop everything' },
  { name: 'tunnel', title: 'on the fallback, or where there are no circuits, the end of the tunnel in use is unreachable', within: 'dedicated' },
];

/** The sessions that the first flow of a link takes now. */
export interface InUse {
  /** From the site to the cloud. */
  readonly toCloud: string;
  /** From the cloud to the site. */
  readonly toSite: string;
}

/** What each link goes over now, by its first flow. */
export function inUse(spec: LabSpec, paths: readonly FlowPath[]): ReadonlyMap<string, InUse> {
  return new Map(spec.links.flatMap(({ name }): [string, InUse][] => {
    const first = paths.find(({ flow }) => spec.flows.find(({ id }) => id === flow)?.link === name);
    return first === undefined ? [] : [[name, { toCloud: first.toCloud.session ?? '', toSite: first.toSite.session ?? '' }]];
  }));
}

/** The window of a link whose flows take what the cut takes away; nothing where it is not touched, or nothing can take over. */
export function windowOf(spec: LabSpec, link: LabLink, before: readonly FlowPath[], name: ScenarioKind, actions: readonly Action[]): Window | undefined {
  const ids = spec.flows.filter((flow) => flow.link === link.name).map(({ id }) => id);
  const lost = lostBy(spec, actions);
  const used = before.filter(({ flow }) => ids.includes(flow)).flatMap(({ toCloud, toSite }) => [toCloud.session, toSite.session]);
  return used.some((session) => session !== undefined && lost.has(session)) ? link.windows[name] : undefined;
}

/**
 * What a scenario cuts.
 *
 * @param using by link, what its first flow takes
 * @returns each action once; none where no link has what the scenario is about
 */
export function actionsOf(spec: LabSpec, name: ScenarioKind, using: ReadonlyMap<string, InUse>): readonly Action[] {
  const session = (id: string) => spec.sessions.find((row) => row.id === id);
  const used = [...using.values()].map(({ toCloud }) => session(toCloud)).filter((row) => row !== undefined);
  const circuits = used.filter(({ kind }) => kind === 'dedicated');
  const of = (test: (row: LabSession) => boolean) => spec.sessions.filter((row) => row.kind === 'dedicated' && test(row)).map(({ id }) => id);
  switch (name) {
    case 'carrier': return circuits.map(({ id }) => ({ kind: 'carrier', session: id }));
    case 'silent': return circuits.map(({ id }) => ({ kind: 'silent', session: id, direction: 'both' }));
    case 'asymmetric':
      return [...using.values()].map(({ toSite }) => session(toSite)).filter((row) => row?.kind === 'dedicated').map((row) => ({ kind: 'silent', session: row!.id, direction: 'to-site' }));
    case 'router': return routersInUse(spec, [...circuits, ...used]).map((router) => ({ kind: 'router', router }));
    case 'building': {
      const building = circuits[0]?.building;
      return building === undefined ? [] : of((row) => row.building === building).map((id) => ({ kind: 'carrier', session: id }));
    }
    case 'dedicated': return of(() => true).map((id) => ({ kind: 'silent', session: id, direction: 'both' }));
    case 'tunnel': return used.filter(({ kind }) => kind === 'vpn').map(({ id }) => ({ kind: 'endpoint', tunnel: id }));
  }
}

/** One router of each site: that of its first session. */
function routersInUse(spec: LabSpec, sessions: readonly LabSession[]): string[] {
  const siteOf = ({ link }: LabSession) => spec.links.find(({ name }) => name === link)!.site;
  return [...new Map([...sessions].reverse().map((row) => [siteOf(row), row.router])).values()];
}

/** The sessions that an action takes away. */
export function lostBy(spec: LabSpec, actions: readonly Action[]): ReadonlySet<string> {
  return new Set(actions.flatMap((action) => {
    switch (action.kind) {
      case 'carrier':
      case 'silent': return [action.session];
      case 'endpoint': return [action.tunnel];
      case 'router': return spec.sessions.filter(({ router }) => router === action.router).map(({ id }) => id);
    }
  }));
}
