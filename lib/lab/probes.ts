import type { ChildProcess } from 'node:child_process';
import type { Losses } from './arrivals';
import type { Network } from './build';
import type { ProbeFlow } from './probe-process';
import type { Flow } from './spec';

/** What was lost of a flow, each way. */
export interface FlowLosses {
  /** The flow's number. */
  readonly flow: number;
  /** From the site to the cloud. */
  readonly toCloud: Losses;
  /** From the cloud to the site. */
  readonly toSite: Losses;
}

/** What was measured in a time. */
export interface Measurement {
  /** Each flow. */
  readonly flows: readonly FlowLosses[];
  /** The longest time in which a probe itself stood still, in milliseconds: what is shorter says nothing. */
  readonly pauseMs: number;
}

type Question =
  | { readonly kind: 'connect'; readonly flows: readonly number[] }
  | { readonly kind: 'sent'; readonly toMs: number }
  | { readonly kind: 'losses'; readonly fromMs: number; readonly toMs: number };

interface Answer {
  readonly request?: number;
  readonly rows: readonly (Losses & { readonly id: number })[];
  readonly pauseMs: number;
  readonly failed: readonly string[];
  readonly lastMs: number;
}

/** The probes of a lab: a process in each core and hub. */
export class Probes {
  private readonly children = new Map<string, ChildProcess>();
  private request = 0;

  /**
   * Prepares probes.
   *
   * @param program how Node runs the program of a probe
   */
  constructor(private readonly network: Network, private readonly flows: readonly Flow[], private readonly program: readonly string[]) {}

  /** Starts to send. */
  async start(everyMs: number): Promise<void> {
    const nodes = [...new Set(this.flows.flatMap(({ siteNode, cloudNode }) => [siteNode, cloudNode]))];
    await Promise.all(nodes.map((node) => new Promise<void>((resolve, reject) => {
      const child = this.network.spawn(node, this.program, 'probe', { ipc: true });
      this.children.set(node, child);
      child.once('message', () => resolve());
      child.once('exit', (code) => reject(new Error(`the probe of ${node} ended with ${code}`)));
      child.send({ kind: 'start', flows: this.flows.flatMap((flow) => from(flow, node)), everyMs });
    })));
  }

  /** What was lost of what was sent in a time: a process that sends late has sent nothing that could be lost. */
  async measure(fromMs: number, untilMs: number): Promise<Measurement> {
    const sent = await Promise.all([...this.children.values()].map((child) => this.ask(child, { kind: 'sent', toMs: untilMs })));
    const toMs = Math.min(...sent.map(({ lastMs }) => lastMs));
    const answers = new Map(await Promise.all([...this.children].map(async ([node, child]) => [node, await this.ask(child, { kind: 'losses', fromMs, toMs })] as const)));
    const of = (node: string, id: number) => answers.get(node)!.rows.find((row) => row.id === id)!;
    return {
      flows: this.flows.map(({ id, siteNode, cloudNode }) => ({ flow: id, toCloud: of(cloudNode, id), toSite: of(siteNode, id) })),
      pauseMs: Math.max(...[...answers.values()].map(({ pauseMs }) => pauseMs)),
    };
  }

  /** Opens a TCP connection for each of some flows, both ways; says which failed. */
  async connect(flows: readonly number[]): Promise<string[]> {
    const answers = await Promise.all([...this.children.values()].map((child) => this.ask(child, { kind: 'connect', flows })));
    return answers.flatMap(({ failed }) => failed);
  }

  private ask(child: ChildProcess, question: Question): Promise<Answer> {
    const request = this.request += 1;
    return new Promise((resolve, reject) => {
      const timer = setTimeout(() => reject(new Error('a probe does not answer')), 10_000);
      const listen = (message: Answer) => {
        if (message.request !== request) return;
        clearTimeout(timer);
        child.off('message', listen);
        resolve(message);
      };
      child.on('message', listen);
      child.send({ ...question, request });
    });
  }
}

function from({ id, siteNode, siteAddress, cloudNode, cloudAddress, port }: Flow, node: string): ProbeFlow[] {
  return [
    ...(siteNode === node ? [{ id, from: siteAddress, to: cloudAddress, port }] : []),
    ...(cloudNode === node ? [{ id, from: cloudAddress, to: siteAddress, port }] : []),
  ];
}
