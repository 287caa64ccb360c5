import { mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import * as path from 'node:path';
import { run } from './exec';
import type { LabOutcome, TimelineEntry } from './outcome';
import { Session } from './session';
import type { LabSpec } from './spec';

/** What the parent tells the process inside. */
export interface InsideRequest {
  /** The lab. */
  readonly spec: LabSpec;
  /** How Node runs the program of a probe. */
  readonly probe: readonly string[];
}

/** What the process inside tells its parent. */
export type InsideMessage =
  | { readonly kind: 'event'; readonly entry: TimelineEntry }
  | { readonly kind: 'done'; readonly outcome: LabOutcome; readonly logs: Readonly<Record<string, string>> }
  | { readonly kind: 'failed'; readonly reason: string; readonly logs: Readonly<Record<string, string>> };

/** A folder of Debian that is always there, for file systems that are mounted for a while. */
const ROOT = '/mnt';

async function main({ spec, probe }: InsideRequest): Promise<void> {
  await prepareMounts();
  const session = new Session(spec, ROOT, probe, (entry) => tell({ kind: 'event', entry }));
  try {
    const outcome = await session.run();
    tell({ kind: 'done', outcome, logs: logsIn(ROOT) });
  } catch (error) {
    tell({ kind: 'failed', reason: (error as Error).stack ?? String(error), logs: logsIn(ROOT) });
  }
}

/** Folders that daemons expect, over those of the machine, in the mounts of this process only. */
async function prepareMounts(): Promise<void> {
  await run('mount', ['--make-rprivate', '/']);
  await run('mount', ['-t', 'tmpfs', 'lab', '/run']);
  await run('mount', ['-t', 'tmpfs', 'lab', ROOT]);
  for (const folder of ['/run/netns', '/run/frr', '/run/lock']) mkdirSync(folder, { recursive: true });
  // The daemons run as the root of these namespaces, which zebra wants to see in the group of its terminals.
  const groups = readFileSync('/etc/group', 'utf8').split('\n').filter((line) => line !== '' && !line.startsWith('frrvty:'));
  writeFileSync('/run/group', [...groups, 'frrvty:x:0:root', ''].join('\n'));
  await run('mount', ['--bind', '/run/group', '/etc/group']);
}

function tell(message: InsideMessage): void {
  process.send?.(message);
}

/** Every log and configuration without keys. */
function logsIn(root: string): Record<string, string> {
  const found: Record<string, string> = {};
  const visit = (folder: string) => {
    for (const name of readdirSync(folder)) {
      const file = path.join(folder, name);
      const status = statSync(file);
      if (status.isDirectory()) visit(file);
      else if (status.isFile() && status.size > 0 && /\.(?:log|out)$|^(?:zebra|bfdd|staticd)\.conf$/.test(name)) found[path.relative(root, file)] = readFileSync(file, 'utf8');
    }
  };
  visit(root);
  return found;
}

if (require.main === module) {
  process.once('message', (request: InsideRequest) => void main(request));
  process.on('disconnect', () => process.exit(1)); // the parent is gone: so is everything in these namespaces
}
