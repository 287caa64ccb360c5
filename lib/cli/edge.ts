import { readFileSync, rmSync } from 'node:fs';
import * as path from 'node:path';
import { parse } from 'yaml';
import { ExitCode } from './io';
import type { CliIo } from './io';
import { leftFiles, writeFiles } from './write-files';
import {
  deploymentValues, type FilledRouter, fillRouters, handOffSheets, previewRouters, readSecrets, RENDERERS, renderRouter, routersOf, Secrets, secretsFrom,
} from '../edge';
import { unreadableEdgeFileProblem } from '../errors';
import type { NetworkPlan } from '../planner/network-plan';
import { count } from '../report/format';

/** Options of `edge`. */
export interface EdgeOptions {
  /** The folder to write to. */
  readonly out: string;
  /** Outputs of the deployment: cdk-outputs.json, terraform output -json, aws ec2 describe-vpn-connections, az network express-route list. */
  readonly outputs?: readonly string[];
  /** Keys by their names (YAML or JSON); a preview shows none. */
  readonly secrets?: string;
  /** Whether to write names in place of what is not known. */
  readonly preview?: boolean;
}

/** Writes the configuration of every router of a plan, and the hand-off sheets of its links. */
export function writeEdge(plan: NetworkPlan, options: EdgeOptions, environment: Readonly<Record<string, string | undefined>>, io: CliIo): ExitCode {
  const { out, outputs = [], preview = false } = options;
  const routers = routersOf(plan);
  const values = deploymentValues(plan, outputs.map((file) => ({ name: file, content: document(file) })));
  const given = readSecrets(options.secrets === undefined ? undefined : document(options.secrets));
  const secrets = preview ? Secrets.preview : secretsFrom(routers, given, environment);
  const filled = preview ? previewRouters(routers, values) : fillRouters(routers, values, secrets);
  const files = filled.flatMap((router) => {
    const folder = path.join(router.site, router.name);
    return renderRouter(router, secrets).map((file) => ({ ...file, name: path.join(folder, file.name) }));
  });
  const sheets = handOffSheets(plan, values).map(({ name, markdown }) => ({ name: path.join('hand-off', name), text: markdown, secret: false }));
  const written = [...files, ...sheets];
  writeFiles(out, written);
  removeLeft(out, plan.name, filled, new Set(written.map(({ name }) => name)), io);
  io.out(`Wrote ${count(files.length, 'file')} of ${count(filled.length, 'router')} and ${count(sheets.length, 'hand-off sheet')} to ${out}\n`);
  return ExitCode.ok;
}

/** YAML reads JSON too. What cannot be parsed is not shown: it may hold keys. */
function document(file: string): unknown {
  try {
    return parse(readFileSync(file, 'utf8'));
  } catch (error) {
    throw unreadableEdgeFileProblem(file, (error as NodeJS.ErrnoException).code ?? 'it is no YAML or JSON');
  }
}

/** The name of a hand-off sheet. */
const SHEET = /-(?:order|live)\.md$/;

/**
 * An earlier run may have written for a router or platform that is not there any more: its keys must not stay unnoticed. What this program
 * wrote for this network under a name of its own is removed, and copies of it, and what it wrote for other networks, are named.
 */
function removeLeft(out: string, network: string, routers: readonly FilledRouter[], written: ReadonlySet<string>, io: CliIo): void {
  const names = new Set(routers.slice(0, 1).flatMap((router) => RENDERERS.flatMap(({ render }) => render(router, Secrets.preview).map(({ name }) => name))));
  const isName = (name: string) => names.has(name) || SHEET.test(name);
  const isCopy = (name: string) => name.split('.').some((_, i, parts) => isName(parts.slice(0, i + 1).join('.')));
  for (const { name, head } of leftFiles(out, isCopy).filter((file) => !written.has(file.name) && isOurs(file.head))) {
    const isRemoved = isName(path.basename(name).replace(/\.part$/, '')) && isOf(head, network);
    if (isRemoved) rmSync(path.join(out, name), { force: true });
    io.err(isRemoved ? `Removed ${name}: an earlier run wrote it, and nothing is written there now.\n` : `${name} is from an earlier run, and is left as it is: it may hold keys.\n`);
  }
}

const isOurs = (head: string): boolean => head.includes('Written by hybrid-ai-network: ') || head.startsWith('# Hand-off of ');

const isOf = (head: string, network: string): boolean => head.includes(` in network ${network}\n`) || head.includes(`\nNetwork ${network}, plan of `);
