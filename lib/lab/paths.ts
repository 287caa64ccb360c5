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

interface Route { readonly dst?: string; readonly dev?: string; readonly gateway?: string; readonly type?: string }

/** Asks the kernel of a node how it would send a packet of a flow. */
export type Lookup = (node: string, packet: Packet, incoming: string | undefined) => Promise<Route | string>;

/** A packet, as far as routing looks at it. */
export interface Packet {
  /** Its source. */
  readonly from: string;
  /** Its destination. */
  readonly to: string;
  /** Its UDP port at both ends. */
  readonly port: number;
}

/** What the kernel says. */
export const kernelLookup: Lookup = async (node, { from, to, port }, incoming) => {
  const said = await run('ip', ['-j', '-n', node, 'route', 'get', to, 'from', from, ...(incoming === undefined ? [] : ['iif', incoming]),
    'ipproto', 'udp', 'sport', String(port), 'dport', String(port)], { mayFail: true });
  try {
    return (JSON.parse(said) as Route[])[0] ?? 'no answer';
  } catch {
    return said.trim().replace(/^RTNETLINK answers: /, '').split('\n')[0]!.toLowerCase() || 'no route';
  }
};

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
    return Promise.all(flows.map(async ({ id, siteNode, siteAddress, cloudNode, cloudAddress, port }) => {
      const [toCloud, toSite] = await Promise.all([
        this.trace(siteNode, cloudNode, { from: siteAddress, to: cloudAddress, port }),
        this.trace(cloudNode, siteNode, { from: cloudAddress, to: siteAddress, port }),
      ]);
      return { flow: id, toCloud, toSite };
    }));
  }

  private async trace(start: string, end: string, packet: Packet): Promise<Trace> {
    const hops: string[] = [];
    let session: LabSession | undefined;
    let [node, incoming]: [string, string | undefined] = [start, undefined];
    while (node !== end) {
      const broken = (reason: string): Trace => ({ hops, ...(session && { session: session.id }), broken: `${reason} at ${node}` });
      if (hops.length >= 12) return broken('a loop');
      const route = await this.lookup(node, packet, incoming);
      if (typeof route === 'string') return broken(route);
      if (route.dev === undefined || route.type === 'blackhole') return broken(route.type ?? 'no route');
      hops.push(key(node, route.dev));
      session = this.sessionAt(node, route.dev) ?? session;
      const next = this.next(node, route);
      if (next === undefined) return broken(`${route.dev} leads nowhere`);
      [node, incoming] = [next.node, next.name];
    }
    return { hops, ...(session && { session: session.id }) };
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

const key = (node: string, name: string) => `${node}:${name}`;
