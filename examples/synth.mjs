// Plans every example with the command line of this library, prints the plans, and runs the apps through `cdk synth` and
// `cdktf synth`. Needs the compiled library (dist) and the compiled examples (examples/build): `npm run synth` makes both first.
import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const here = path.dirname(fileURLToPath(import.meta.url));
const cli = path.join(here, '..', 'dist', 'cli', 'main.js');
const EXAMPLES = readdirSync(here).filter((name) => existsSync(path.join(here, name, 'network.yaml'))).sort();
const CLIS = [
  { config: 'cdk.json', program: program('aws-cdk', 'cdk'), args: ['synth', '--quiet', '--no-notices', '--output', 'cdk.out'], output: 'cdk.out' },
  { config: 'cdktf.json', program: program('cdktf-cli', 'cdktf'), args: ['synth', '--output', 'cdktf.out'], output: 'cdktf.out' },
];
// Neither CLI has to call home, ask, or draw a progress bar.
const env = { ...process.env, CI: '1', CHECKPOINT_DISABLE: '1', CDK_DISABLE_CLI_TELEMETRY: 'true', DISABLE_VERSION_CHECK: '1' };

const written = [];
for (const example of EXAMPLES) {
  const folder = path.join(here, example);
  plan(folder);
  for (const { config, program: script, args, output } of CLIS.filter(({ config: file }) => existsSync(path.join(folder, file)))) {
    rmSync(path.join(folder, output), { recursive: true, force: true });
    synthesize(folder, config, [script, ...args]);
    written.push(path.join('examples', example, output));
  }
}
console.log(`Templates are in:\n${written.map((folder) => `  ${folder}`).join('\n')}`);

/** The file behind a program of a package that is installed. */
function program(packageName, name) {
  const manifest = createRequire(import.meta.url).resolve(`${packageName}/package.json`);
  const { bin } = JSON.parse(readFileSync(manifest, 'utf8'));
  return path.join(path.dirname(manifest), typeof bin === 'string' ? bin : bin[name]);
}

function plan(folder) {
  const { status } = spawnSync(process.execPath, [cli, 'plan', 'network.yaml'], { cwd: folder, stdio: 'inherit', env });
  if (status !== 0) fail(`the plan of ${path.basename(folder)} failed`, status);
  console.log();
}

/** Shows what a CLI says only where it fails: cdktf prints its progress as log lines. */
function synthesize(folder, config, command) {
  const { status, stdout, stderr, error } = spawnSync(process.execPath, command, { cwd: folder, encoding: 'utf8', env, maxBuffer: 256 * 1024 * 1024 });
  if (status === 0) return;
  process.stderr.write(`${stdout ?? ''}${stderr ?? ''}${error ? `${error.message}\n` : ''}`);
  fail(`${path.basename(command[0])} synth of ${path.basename(folder)} (${config}) failed`, status);
}

function fail(message, status) {
  console.error(`${message} with exit code ${status}`);
  process.exit(1);
}
