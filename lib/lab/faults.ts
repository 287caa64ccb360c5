import type { Network } from './build';
import { eachOf, ip, run, within } from './exec';
import type { Action, LabSession, LabSpec } from './spec';

/** Cuts and mends what scenarios name. */
export class Faults {
  /**
   * Prepares cuts.
   *
   * @param network the lab that runs
   */
  constructor(private readonly spec: LabSpec, private readonly network: Network) {}

  /** Cuts, all at once. */
  async cut(actions: readonly Action[]): Promise<void> {
    const drops = actions.map((action) => this.drops(action)).filter((drop) => drop !== undefined);
    await Promise.all([...byNode(drops)].map(([node, rules]) => this.drop(node, rules)));
    await Promise.all(actions.map(async (action) => {
      if (action.kind === 'carrier') await this.carrier(action.session, 'down');
      else if (action.kind === 'router') await this.network.powerOff(action.router);
    }));
  }

  /** Mends. */
  async mend(actions: readonly Action[]): Promise<void> {
    const dropping = new Set(actions.map((action) => this.drops(action)?.node).filter((node) => node !== undefined));
    await Promise.all([...dropping].map((node) => run('ip', within(node, 'nft', ['delete', 'table', 'ip', 'cut']))));
    await eachOf(actions, 4, async (action) => {
      if (action.kind === 'carrier') await this.carrier(action.session, 'up');
      else if (action.kind === 'router') await this.network.powerOn(action.router);
    });
  }

  private session(id: string): LabSession {
    return this.spec.sessions.find((row) => row.id === id)!;
  }

  /** At the cloud's end: the router's end sees its carrier go. */
  private async carrier(id: string, state: 'up' | 'down'): Promise<void> {
    const { speaker, speakerInterface } = this.session(id);
    await ip(speaker, [['link', 'set', 'dev', speakerInterface, state]]);
  }

  private drops(action: Action): { readonly node: string; readonly rules: readonly string[] } | undefined {
    if (action.kind === 'silent') {
      const { speaker, speakerInterface } = this.session(action.session);
      const into = action.direction === 'to-site' ? [] : [`add rule ip cut into iifname ${speakerInterface} drop`];
      const out = action.direction === 'to-cloud' ? [] : [`add rule ip cut out oifname ${speakerInterface} drop`];
      return { node: speaker, rules: [...into, ...out] };
    }
    if (action.kind === 'endpoint') {
      const node = this.spec.charons.find(({ tunnel, side }) => tunnel === action.tunnel && side === 'cloud')!.node;
      return { node, rules: ['add rule ip cut into iifname wan drop', 'add rule ip cut out oifname wan drop'] };
    }
    return undefined;
  }

  /** One ruleset a node, so that everything in it goes at once. */
  private async drop(node: string, rules: readonly string[]): Promise<void> {
    const input = [
      'add table ip cut',
      'add chain ip cut into { type filter hook prerouting priority -400 ; }',
      'add chain ip cut out { type filter hook postrouting priority 400 ; }',
      ...rules, '',
    ].join('\n');
    await run('ip', within(node, 'nft', ['-f', '-']), { input });
  }
}

function byNode(drops: readonly { readonly node: string; readonly rules: readonly string[] }[]): Map<string, string[]> {
  const found = new Map<string, string[]>();
  for (const { node, rules } of drops) found.set(node, [...found.get(node) ?? [], ...rules]);
  return found;
}

