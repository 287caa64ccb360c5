// Plans every example, or those that are named, with the command line of this library, prints the plans, and runs the apps through `cdk synth` and
// `cdktf synth`, as many examples at once as there are processors. Needs the compiled library (dist) and the compiled examples
// (examples/build): `npm run synth` makes both first.
import { execFile } from 'node:child_process';
import { existsSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { availableParallelism } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const here = path.dirname(fileURLToPath(import.meta.url));
const cli = path.join(here, '..', 'dist', 'cli', 'main.js');
const named = process.argv.slice(2);
const EXAMPLES = readdirSync(here).filter((name) => existsSync(path.join(here, name, 'network.yaml')) && (named.length === 0 || named.includes(name))).sort();
const CLIS = [
  { config: 'cdk.json', program: program('aws-cdk', 'cdk'), args: ['synth', '--quiet', '--no-notices', '--output', 'cdk.out'], output: 'cdk.out' },
  { config: 'cdktf.json', program: program('cdktf-cli', 'cdktf'), args: ['synth', '--output', 'cdktf.out'], output: 'cdktf.out' },
];
// Neither CLI has to call home, ask, or draw a progress bar.
const env = { ...process.env, CI: '1', CHECKPOINT_DISABLE: '1', CDK_DISABLE_CLI_TELEMETRY: 'true', DISABLE_VERSION_CHECK: '1' };

const waiting = [...EXAMPLES];
const made = new Map();
await Promise.all(Array.from({ length: availableParallelism() }, async () => {
  for (let example = waiting.shift(); example !== undefined; example = waiting.shift()) made.set(example, await make(example));
}));
console.log(EXAMPLES.map((example) => made.get(example).plan).join('\n'));
console.log(`Templates are in:\n${EXAMPLES.flatMap((example) => made.get(example).outputs).map((folder) => `  ${folder}`).join('\n')}`);

/** Plans an example and synthesizes its apps. */
async function make(example) {
  const folder = path.join(here, example);
  const plan = await run(folder, `the plan of ${example}`, [cli, 'plan', 'network.yaml']);
  const clis = CLIS.filter(({ config }) => existsSync(path.join(folder, config)));
  for (const { config, program: script, args, output } of clis) {
    rmSync(path.join(folder, output), { recursive: true, force: true });
    await run(folder, `${path.basename(script)} synth of ${example} (${config})`, [script, ...args]);
  }
  return { plan, outputs: clis.map(({ output }) => path.join('examples', example, output)) };
}

/** Runs a program of Node.js; shows what it says, and ends everything, only where it fails: cdktf prints its progress as log lines. */
function run(cwd, what, command) {
  return new Promise((resolve) => {
    execFile(process.execPath, command, { cwd, env, maxBuffer: 256 * 1024 * 1024 }, (error, stdout, stderr) => {
      if (!error) {
        resolve(stdout);
        return;
      }
      process.stderr.write(`${stdout}${stderr}${what} failed with exit code ${error.code}\n`);
      process.exit(1);
    });
  });
}

/** The file behind a program of a package that is installed. */
function program(packageName, name) {
  const manifest = createRequire(import.meta.url).resolve(`${packageName}/package.json`);
  const { bin } = JSON.parse(readFileSync(manifest, 'utf8'));
  return path.join(path.dirname(manifest), typeof bin === 'string' ? bin : bin[name]);
}
