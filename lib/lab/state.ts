import { existsSync, readFileSync } from 'node:fs';
import * as path from 'node:path';
import type { Network } from './build';
import { run, within } from './exec';
import type { Daemon, LabSession, LabSpec } from './spec';
import { ask } from './vty';

/** The state of a session, as its router sees it. */
export interface SessionState {
  /** The session. */
  readonly session: LabSession;
  /** `Established`, or where it stands. */
  readonly state: string;
  /** What the router last said or heard; absent where nothing is wrong. */
  readonly reason?: string;
  /** Whether the other end refuses, or this one does not ask, so that waiting changes nothing; absent where it may still come up. */
  readonly isRefused?: true;
}

interface Neighbour {
  readonly bgpState?: string;
  readonly lastResetDueTo?: string;
  readonly lastNotificationReason?: string;
  readonly peerBfdInfo?: { readonly status?: string };
}

/** What daemons of FRR say. */
export class State {
  /**
   * Prepares questions.
   *
   * @param network the lab that runs
   */
  constructor(private readonly spec: LabSpec, private readonly network: Network) {}

  /** Every session between routers and clouds; those of routers without power are `no answer`. */
  async sessions(): Promise<SessionState[]> {
    const nodes = [...new Set(this.spec.sessions.map(({ router }) => router))];
    const answers = new Map(await Promise.all(nodes.map(async (node) => [node, await this.json<Record<string, Neighbour>>(node, 'bgpd', 'show bgp neighbors json')] as const)));
    return this.spec.sessions.map((session) => {
      const row = answers.get(session.router)?.[session.cloudAddress];
      return stateOf(session, row, path.join(this.network.folder(session.router), `charon-${session.id}`, 'charon.log'));
    });
  }

  /** The prefixes that a node has from each of its neighbours, before it chooses. */
  async received(node: string): Promise<Map<string, string[]>> {
    const table = await this.json<{ readonly routes?: Record<string, readonly { readonly peerId?: string }[]> }>(node, 'bgpd', 'show bgp ipv4 unicast json');
    const found = new Map<string, string[]>();
    for (const [prefix, paths] of Object.entries(table?.routes ?? {})) {
      for (const { peerId } of paths) if (peerId !== undefined) found.set(peerId, [...found.get(peerId) ?? [], prefix]);
    }
    return found;
  }

  /** Counters of nftables in a node, by name; rules that count without a name are `rules`. */
  async counters(node: string): Promise<{ readonly named: Readonly<Record<string, number>>; readonly rules: number; readonly pairs: readonly string[] }> {
    const said = await run('ip', within(node, 'nft', ['-j', 'list', 'ruleset']));
    return countersIn(JSON.parse(said) as Ruleset);
  }

  private async json<T>(node: string, daemon: Daemon, command: string): Promise<T | undefined> {
    try {
      return JSON.parse((await ask(this.network.socket(node, daemon), [command]))[0]!) as T;
    } catch {
      return undefined;
    }
  }
}

function stateOf(session: LabSession, row: Neighbour | undefined, charonLog: string): SessionState {
  const state = row?.bgpState ?? 'no answer';
  if (state === 'Established') {
    const reason = bfdReason(session, row);
    return { session, state, ...(reason !== undefined && { reason }), ...(reason === NO_BFD && { isRefused: true }) };
  }
  const refusal = ikeReason(charonLog) ?? row?.lastNotificationReason;
  const reason = refusal ?? row?.lastResetDueTo;
  return { session, state, ...(reason !== undefined && { reason }), ...(refusal !== undefined && { isRefused: true }) };
}

const NO_BFD = 'the router runs no BFD on it';

function bfdReason({ bfd }: LabSession, row: Neighbour | undefined): string | undefined {
  if (!bfd || row === undefined) return undefined;
  if (row.peerBfdInfo === undefined) return NO_BFD;
  return row.peerBfdInfo.status === 'Up' ? undefined : `BFD is ${row.peerBfdInfo.status}`;
}

/** Lines of strongSwan that say why there is no tunnel. */
const IKE_FAILURES = /received (\w+_FAILED|NO_PROPOSAL_CHOSEN|TS_UNACCEPTABLE|\w+) notify error|no (?:shared key|IKE config|matching peer config|proposal)[^\n]*found[^\n]*|peer not responding[^\n]*/;

/** Why a tunnel is not there, by the last such line of its log; nothing where it is, or has none. */
function ikeReason(log: string): string | undefined {
  if (!existsSync(log)) return undefined;
  const lines = readFileSync(log, 'utf8').split('\n').reverse();
  const last = lines.find((line) => IKE_FAILURES.test(line) || line.includes('CHILD_SA') && line.includes('established'));
  return last === undefined || last.includes('established') ? undefined : `IKE: ${IKE_FAILURES.exec(last)![0]}`;
}

/** What `nft -j list ruleset` prints. */
export interface Ruleset {
  /** Its parts. */
  readonly nftables: readonly {
    readonly counter?: { readonly name: string; readonly packets: number };
    readonly rule?: { readonly expr?: readonly { readonly counter?: { readonly packets: number } | string }[] };
    readonly set?: { readonly elem?: readonly unknown[] };
  }[];
}

/** The counters of a ruleset, and the pairs of addresses that its set remembers. */
export function countersIn({ nftables }: Ruleset): { named: Record<string, number>; rules: number; pairs: string[] } {
  const named = Object.fromEntries(nftables.flatMap(({ counter }) => (counter ? [[counter.name, counter.packets] as const] : [])));
  const rules = nftables.flatMap(({ rule }) => rule?.expr ?? []).map(({ counter }) => (typeof counter === 'object' ? counter.packets : 0)).reduce((sum, packets) => sum + packets, 0);
  const pairs = nftables.flatMap(({ set }) => set?.elem ?? []).map(pairOf).filter((pair) => pair !== undefined);
  return { named, rules, pairs };
}

function pairOf(element: unknown): string | undefined {
  const value = (element as { elem?: { val?: unknown } }).elem?.val ?? element;
  const { concat } = value as { concat?: readonly string[] };
  return concat && concat.join(' > ');
}
