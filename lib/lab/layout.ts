import type { CircuitEnd, CloudSide, TunnelEnd } from './cloud';
import type { Places } from './places';
import type { RouterFiles } from './router-files';
import type { LabNode } from './spec';
import type { LinkPlan, NetworkPlan } from '../planner';

/** What a lab is made of. */
export interface LabParts {
  /** The plan. */
  readonly plan: NetworkPlan;
  /** The clouds, as their templates say them. */
  readonly sides: readonly CloudSide[];
  /** The routers, rendered. */
  readonly routers: readonly RouterFiles[];
  /** Addresses that the lab gives out. */
  readonly places: Places;
  /** The key behind the name of a secret, as letters, digits and `_`. */
  readonly key: (secret: string) => string;
}

/** Streams on each link: enough that circuits side by side are used. */
export const FLOWS = 3;

/** MTU of the internet: ESP travels in UDP in the lab, and its packets must not be fragmented where those of plain ESP would not be. */
export const INTERNET_MTU = 1_600;

/** The node of a router. */
export const routerName = (site: string, router: string): string => `${site}-${router}`;

/** The node of a site's core. */
export const coreName = (site: string): string => `${site}-core`;

/** The node of a cloud's hub. */
export const hubName = (cloud: string): string => `${cloud}-hub`;

/** The node of a speaker. */
export const speakerName = (cloud: string, speaker: string): string => `${cloud}-${speaker}`;

/** The node of the internet. */
export const INTERNET = 'internet';

/** Where interfaces end that have no other end. */
export const DARK: LabNode = { name: 'dark', kind: 'endpoint', hosts: [], ip: [], daemons: {} };

/** The end of a router's cable at another node, by what is there: names of interfaces have 15 characters at most. */
export function cableName({ routers }: Pick<LabParts, 'routers'>, files: RouterFiles, letter: string, ordinal?: number): string {
  return `${letter}${routers.indexOf(files)}${ordinal === undefined ? '' : `-${ordinal}`}`;
}

/** The VPN of a link; nothing where it has none. */
export const vpnOf = ({ fallback, primary }: LinkPlan): LinkPlan['fallback'] => fallback ?? (primary.kind === 'vpn' ? primary : undefined);

/** Counts what asks for larger segments than a tunnel carries: looked at while tunnels carry everything. */
export function segments(links: readonly LinkPlan[], prefixes: (link: LinkPlan) => readonly string[]): string {
  const rules = links.flatMap((link) => {
    const vpn = vpnOf(link);
    return vpn === undefined ? [] : [`ip saddr { ${prefixes(link).join(', ')} } tcp flags syn / syn,rst tcp option maxseg size > ${vpn.mss} counter`];
  });
  return ['table ip lab {', '  chain segments {', '    type filter hook input priority 0;', ...rules.map((rule) => `    ${rule}`), '  }', '}', ''].join('\n');
}

/** What joins a cloud's hub with a speaker: its own, or another cloud's whose circuits its link takes. */
export interface Joint {
  /** The cloud of the hub. */
  readonly cloud: string;
  /** The hub's interface. */
  readonly hubEnd: string;
  /** The hub's address. */
  readonly hub: string;
  /** The node of the speaker. */
  readonly node: string;
  /** The speaker's interface. */
  readonly speakerEnd: string;
  /** The speaker's address. */
  readonly speaker: string;
}

/** Everything that joins hubs with speakers. */
export function joints({ sides, places }: Pick<LabParts, 'sides' | 'places'>): Joint[] {
  const pairs = sides.flatMap(({ cloud, speakers }) => speakers.flatMap(({ name, guests }) =>
    [cloud, ...guests.map((guest) => guest.cloud)].map((owner, order) => ({ cloud: owner, node: speakerName(cloud, name), speakerEnd: `hub${order}` }))));
  return pairs.map((pair, number) => ({ ...pair, ...places.inside(number), hubEnd: `s${number}` }));
}

/** Where a cloud's end of a session is. */
export interface Placed<T> {
  /** What its template says. */
  readonly end: T;
  /** The node that speaks. */
  readonly speaker: string;
  /** The node that has its cable. */
  readonly node: string;
  /** Its interface at the speaker. */
  readonly name: string;
}

/** The clouds' ends of circuits. */
export function circuitEnds(sides: readonly CloudSide[]): Placed<CircuitEnd>[] {
  return sides.flatMap((side) => side.speakers.flatMap((speaker) => speaker.circuits.map((end, index) => {
    const node = speakerName(side.cloud, speaker.name);
    return { end, speaker: node, node, name: `c${index}` };
  })));
}

/** Where a cloud's end of a tunnel is. */
export interface TunnelPlace extends Placed<TunnelEnd> {
  /** Its internet address. */
  readonly outside: string;
  /** The interface of the internet towards it. */
  readonly port: string;
  /** The table of routes with the way to it. */
  readonly table: number;
}

/** The clouds' ends of tunnels. */
export function tunnelEnds({ sides, places }: Pick<LabParts, 'sides' | 'places'>): TunnelPlace[] {
  return sides.flatMap((side) => side.speakers.flatMap((speaker) => speaker.tunnels.map((end, index) => ({ side, speaker, end, index }))))
    .map(({ side, speaker, end, index }, order) => ({
      end,
      speaker: speakerName(side.cloud, speaker.name),
      node: `ep-${order + 1}`,
      name: `t${index}`,
      outside: places.outside(side.cloud, end.outside),
      port: `e${order + 1}`,
      table: 1001 + order,
    }));
}
