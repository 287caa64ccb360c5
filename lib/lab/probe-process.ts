import { createSocket } from 'node:dgram';
import type { Socket } from 'node:dgram';
import { createConnection, createServer } from 'node:net';
import { setPriority } from 'node:os';
import { Arrivals } from './arrivals';
import { monotonicMs } from './exec';

/**
 * A program of its own, in the namespace of a core or a hub: it sends numbered packets for each of its flows, and notes those that arrive.
 * What its parent asks comes over the channel between them.
 */

/** A flow from where this process is. */
export interface ProbeFlow {
  /** Its number. */
  readonly id: number;
  /** The host here. */
  readonly from: string;
  /** The host at the other end. */
  readonly to: string;
  /** The UDP port at both ends. */
  readonly port: number;
}

/** What the parent asks. */
export type ProbeRequest =
  | { readonly kind: 'start'; readonly flows: readonly ProbeFlow[]; readonly everyMs: number }
  | { readonly kind: 'connect'; readonly request: number; readonly flows: readonly number[] }
  | { readonly kind: 'sent'; readonly request: number; readonly toMs: number }
  | { readonly kind: 'losses'; readonly request: number; readonly fromMs: number; readonly toMs: number };

const HEADER = 12;

/** Bytes of a connection: enough for several full segments. */
const TRANSFER = 40_000;

/** The longest that a connection may take. */
const CONNECTION_MS = 4_000;

function main(): void {
  try {
    setPriority(-10);
  } catch {
    // not for ordinary users: a pause is then more likely, and is reported
  }
  let own: readonly ProbeFlow[] = [];
  const arrivals = new Map<number, Arrivals>();
  const ticks: number[] = [];
  let pauses: { atMs: number; ms: number }[] = [];
  process.on('message', (message: ProbeRequest) => {
    if (message.kind === 'start') return start(message.flows, message.everyMs);
    if (message.kind === 'connect') return void connectAll(own.filter(({ id }) => message.flows.includes(id))).then((failed) => process.send!({ request: message.request, failed }));
    if (message.kind === 'sent') return void process.send!({ request: message.request, lastMs: lastBefore(ticks, message.toMs) });
    const { request, fromMs, toMs } = message;
    const rows = [...arrivals].map(([id, flow]) => ({ id, ...flow.losses(fromMs, toMs) }));
    const pauseMs = Math.max(0, ...pauses.filter(({ atMs }) => atMs >= fromMs && atMs <= toMs).map(({ ms }) => ms));
    return void process.send!({ request, rows, pauseMs });
  });
  process.on('disconnect', () => process.exit(0));

  function start(flows: readonly ProbeFlow[], everyMs: number): void {
    own = flows;
    for (const flow of flows) createServer((socket) => socket.on('error', () => undefined).end(Buffer.alloc(TRANSFER))).listen(flow.port, flow.from);
    const sockets = flows.map((flow) => [flow, open(flow)] as const);
    let sequence = 0;
    let last = monotonicMs();
    setInterval(() => {
      const now = monotonicMs();
      if (now - last > 5 * everyMs) pauses = [...pauses.slice(-999), { atMs: now, ms: now - last }];
      last = now;
      ticks.push(now);
      sequence += 1;
      for (const [flow, socket] of sockets) socket.send(packet(sequence, now), flow.port, flow.to, () => undefined); // no route is what is measured
    }, everyMs);
    process.send!({ started: true });
  }

  function open(flow: ProbeFlow): Socket {
    const noted = new Arrivals();
    arrivals.set(flow.id, noted);
    const socket = createSocket('udp4');
    socket.on('error', () => undefined);
    socket.on('message', (data) => noted.add(data.readUInt32BE(0), data.readDoubleBE(4)));
    socket.bind(flow.port, flow.from);
    return socket;
  }
}

/** A connection for each flow, from here; says which did not bring all of its data. */
async function connectAll(flows: readonly ProbeFlow[]): Promise<string[]> {
  const rows = await Promise.all(flows.map(({ from, to, port }) => new Promise<string[]>((resolve) => {
    let bytes = 0;
    const socket = createConnection({ host: to, port, localAddress: from });
    const done = () => { socket.destroy(); resolve(bytes === TRANSFER ? [] : [`a TCP connection from ${from} to ${to} brought ${bytes} of ${TRANSFER} bytes`]); };
    socket.setTimeout(CONNECTION_MS, done).on('data', (data) => { bytes += data.length; }).on('error', done).on('end', done);
  })));
  return rows.flat();
}

/** The last time before another one at which packets were sent. */
function lastBefore(ticks: readonly number[], toMs: number): number {
  let index = ticks.length - 1;
  while (index > 0 && ticks[index]! > toMs) index -= 1;
  return ticks[index] ?? toMs;
}

function packet(sequence: number, sentAtMs: number): Buffer {
  const data = Buffer.alloc(HEADER);
  data.writeUInt32BE(sequence, 0);
  data.writeDoubleBE(sentAtMs, 4);
  return data;
}

if (require.main === module) main();
