import { chmodSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import * as path from 'node:path';
import { parse } from 'yaml';
import { ExitCode } from './io';
import type { CliIo } from './io';
import {
  deploymentValues, fillRouters, handOffSheets, previewRouters, readSecrets, type RenderedFile, renderRouter, routersOf, Secrets, secretsFrom,
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
  const sheets = handOffSheets(plan).map(({ name, markdown }) => ({ name: path.join('hand-off', name), text: markdown, secret: false }));
  for (const file of [...files, ...sheets]) write(out, file);
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

/** A file with keys is nobody else's from its first byte on. */
function write(folder: string, { name, text, secret }: RenderedFile): void {
  const file = path.join(folder, name);
  mkdirSync(path.dirname(file), { recursive: true, mode: secret ? 0o700 : 0o755 });
  const part = `${file}.part`;
  writeFileSync(part, '', { mode: 0o600 });
  chmodSync(part, secret ? 0o600 : 0o644);
  writeFileSync(part, text);
  renameSync(part, file);
}
