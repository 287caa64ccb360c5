import { run } from './exec';
import type { Flow, LabSession, LabSpec } from './spec';

/** A way through the lab. */
export interface Trace {
  /** The interfaces that it leaves by: `ashburn-edge-1:eth2.1137`. */
  readonly hops: readonly string[];
  /** The session or tunnel between the site and the cloud; absent where it never gets there. */
  readonly session?: string;
  /** Why it ends before it is there; absent where it is there. */
  readonly broken?: string;
}

/** Both ways of a flow. */
export interface FlowPath {
  /** The flow's number. */
  readonly flow: number;
  /** From the site to the cloud. */
  readonly toCloud: Trace;
  /** From the cloud to the site. */
  readonly toSite: Trace;
}

/** How a kernel would send a packet, in the words of `ip -j route get`. */
export interface Route {
  /** The destination. */
  readonly dst?: string;
  /** The interface that it leaves by. */
  readonly dev?: string;
  /** The next hop; absent where the destination is on the segment. */
  readonly gateway?: string;
  /** `blackhole`, `unreachable`; absent where it is an ordinary one. */
  readonly type?: string;
}

/** What a kernel is asked: where it would send a packet that came in by an interface, or that a host of its own sends. */
export interface Question {
  /** The packet. */
  readonly packet: Packet;
  /** The interface that it came in by; absent where it starts here. */
  readonly incoming?: string;
}

/** Asks the kernel of a node how it would send packets; answers are in the order of the questions, a text where there is no route. */
export type Lookup = (node: string, questions: readonly Question[]) => Promise<readonly (Route | string)[]>;

/** A packet, as far as routing looks at it. */
export interface Packet {
  /** Its source. */
  readonly from: string;
  /** Its destination. */
  readonly to: string;
  /** Its UDP port at both ends. */
  readonly port: number;
}

/** What the kernel says: one program asks for all packets of a node. */
export const kernelLookup: Lookup = async (node, questions) => {
  const lines = questions.map(({ packet: { from, to, port }, incoming }) =>
    `route get ${to} from ${from}${incoming === undefined ? '' : ` iif ${incoming}`} ipproto udp sport ${port} dport ${port}`);
  return routesIn(await run('ip', ['-j', '-n', node, '-force', '-batch', '-'], { input: `${lines.join('\n')}\n`, mayFail: true }), questions.length);
};

/**
 * The answers of `ip -j -force -batch` to one question a line.
 *
 * @param said routes in JSON, and for each line without one a reason and `Command failed -:LINE`
 */
export function routesIn(said: string, count: number): readonly (Route | string)[] {
  const routes = said.split('\n').filter((line) => line.startsWith('[')).map((line) => (JSON.parse(line) as Route[])[0] ?? 'no answer');
  const failed = new Map([...said.matchAll(/^(.*)\nCommand failed -:(\d+)$/gm)].map(([, reason, line]) => [Number(line), reason!.replace(/^RTNETLINK answers: /, '').toLowerCase()]));
  return Array.from({ length: count }, (_, index) => failed.get(index + 1) ?? routes.shift() ?? 'no route');
}

/** Follows flows through a lab, hop by hop and both ways. */
export class Paths {
  private readonly ends: ReadonlyMap<string, { node: string; name: string; bridge?: string | undefined }>;
  private readonly tunnels: ReadonlyMap<string, { node: string; name: string }>;

  /**
   * Prepares the map.
   *
   * @param lookup what the kernels say
   */
  constructor(private readonly spec: LabSpec, private readonly lookup: Lookup = kernelLookup) {
    this.ends = new Map(spec.wires.flatMap(({ a, b }) => [[key(a.node, a.name), b] as const, [key(b.node, b.name), a] as const]));
    this.tunnels = new Map(spec.sessions.filter(({ kind }) => kind === 'vpn').flatMap((row) => [
      [key(row.router, row.routerInterface), { node: row.speaker, name: row.speakerInterface }] as const,
      [key(row.speaker, row.speakerInterface), { node: row.router, name: row.routerInterface }] as const,
    ]));
  }

  /** Both ways of each flow. */
  async of(flows: readonly Flow[]): Promise<FlowPath[]> {
    const walks = flows.flatMap(({ siteNode, siteAddress, cloudNode, cloudAddress, port }): Walk[] => [
      { node: siteNode, end: cloudNode, packet: { from: siteAddress, to: cloudAddress, port }, hops: [] },
      { node: cloudNode, end: siteNode, packet: { from: cloudAddress, to: siteAddress, port }, hops: [] },
    ]);
    for (let open = walks; open.length > 0; open = walks.filter(({ node, end, broken }) => node !== end && broken === undefined)) await this.step(open);
    const traces = walks.map(traceOf);
    return flows.map(({ id }, index) => ({ flow: id, toCloud: traces[2 * index]!, toSite: traces[2 * index + 1]! }));
  }

  /** One hop of every walk, asking each node once. */
  private async step(walks: readonly Walk[]): Promise<void> {
    const nodes = [...new Set(walks.map(({ node }) => node))];
    await Promise.all(nodes.map(async (node) => {
      const here = walks.filter((walk) => walk.node === node);
      const routes = await this.lookup(node, here.map(({ packet, incoming }) => ({ packet, ...(incoming !== undefined && { incoming }) })));
      here.forEach((walk, index) => this.follow(walk, routes[index]!));
    }));
  }

  private follow(walk: Walk, route: Route | string): void {
    const { node, hops } = walk;
    const end = (reason: string) => { walk.broken = `${reason} at ${node}`; };
    if (hops.length >= 12) return end('a loop');
    if (typeof route === 'string') return end(route);
    if (route.dev === undefined || route.type === 'blackhole') return end(route.type ?? 'no route');
    hops.push(key(node, route.dev));
    walk.session = this.sessionAt(node, route.dev)?.id ?? walk.session;
    const next = this.next(node, route);
    if (next === undefined) return end(`${route.dev} leads nowhere`);
    [walk.node, walk.incoming] = [next.node, next.name];
  }

  private sessionAt(node: string, device: string): LabSession | undefined {
    const isEnd = (one: string, name: string) => one === node && name === device;
    return this.spec.sessions.find((row) => isEnd(row.router, row.routerInterface) || isEnd(row.speaker, row.speakerInterface));
  }

  private next(node: string, { dev, gateway }: Route): { node: string; name: string } | undefined {
    const bridged = this.spec.wires.filter(({ b }) => b.bridge !== undefined);
    const port = bridged.find(({ a, b }) => (a.node === node && a.name === dev) || (b.node === node && b.bridge === dev));
    if (port === undefined) return this.tunnels.get(key(node, dev!)) ?? this.ends.get(key(node, dev!));
    // A segment with several routers: the next hop says whose port it is.
    const segment = bridged.filter(({ b }) => b.node === port.b.node && b.bridge === port.b.bridge);
    const other = segment.find(({ a }) => gateway !== undefined && this.lan(a.node) === gateway);
    return other === undefined ? { node: port.b.node, name: port.b.bridge! } : { node: other.a.node, name: other.a.name };
  }

  private lan(node: string): string | undefined {
    return this.spec.lan[node];
  }
}

/** A way that is being followed. */
interface Walk {
  node: string;
  incoming?: string;
  session?: string | undefined;
  broken?: string;
  readonly end: string;
  readonly packet: Packet;
  readonly hops: string[];
}

const traceOf = ({ hops, session, broken }: Walk): Trace => ({ hops, ...(session !== undefined && { session }), ...(broken !== undefined && { broken }) });

const key = (node: string, name: string) => `${node}:${name}`;
