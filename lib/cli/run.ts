import { readFileSync } from 'node:fs';
import * as path from 'node:path';
import { Command, Option } from 'commander';
import type { CommanderError } from 'commander';
import { HybridNetworkError } from '../errors';
import { SCENARIOS } from '../lab';
import * as commands from './commands';
import { ExitCode } from './io';
import type { CliIo } from './io';

const EXIT_CODES = `
Exit codes:
  0  done
  1  the plan was made and has findings that are errors, a claim of it does not hold, or the lab shows that failover fails
  2  the command line, the definition, the lock or the plan's file is wrong, or a frozen plan differs from its lock
     (the problems are on stderr)
  3  a defect of this program
  4  a run of the lab shows nothing: it was disturbed, or did not come to its end
  5  the lab cannot run on this machine: what it lacks is on stdout`;

/**
 * Runs one command line in this process.
 *
 * @param args the arguments after the program's name
 * @returns the exit code
 */
export async function run(args: readonly string[], io: CliIo): Promise<ExitCode> {
  let code: ExitCode = ExitCode.ok;
  try {
    await program(io, (result) => { code = result; }).parseAsync(args, { from: 'user' });
  } catch (error) {
    return failure(error, io);
  }
  return code;
}

function program(io: CliIo, end: (code: ExitCode) => void): Command {
  const root = new Command('hybrid-ai-network')
    .description('Plans a hybrid AI network from one definition (YAML). The templates are made by the apps: see the README.')
    .version(packageVersion(), '-V, --version', 'print the version')
    .helpCommand(false)
    .exitOverride()
    .configureOutput({ writeOut: io.out, writeErr: io.err })
    .showHelpAfterError('(--help shows how it is used)')
    .addHelpText('after', EXIT_CODES);
  root.command('plan')
    .description('size every link, and print what will be built, why, and what it costs')
    .argument('<definition>', 'the YAML file')
    .option('--lock <file>', 'keep VLANs, addresses and circuits in this file (default: hybrid-network.lock.json beside the definition)')
    .option('--no-lock', 'neither read nor write a lock')
    .addOption(new Option('--json', 'print the whole plan as JSON').conflicts('markdown'))
    .option('--markdown', 'print the plan as a Markdown document')
    .option('--frozen', 'fail where the plan differs from its lock, and write none')
    .action((definition: string, options: commands.PlanOptions) => end(commands.plan(definition, options, io)));
  root.command('advise')
    .description('print what would make the network cheaper, faster or safer: windows, connections, rates, promises')
    .argument('<definition>', 'the YAML file')
    .option('--lock <file>', 'read what is in use from this file (default: hybrid-network.lock.json beside the definition); it is not written')
    .option('--no-lock', 'read no lock')
    .option('--workload <name...>', 'advise on these workloads only')
    .option('--json', 'print the advice as JSON')
    .action((definition: string, options: commands.AdviseOptions) => end(commands.advise(definition, options, io)));
  root.command('edge')
    .description('write the configuration of every router of the sites, and the hand-off sheets of the links')
    .argument('<definition>', 'the YAML file')
    .requiredOption('--out <folder>', 'write to this folder; files with keys are for their owner only')
    .option('--outputs <file...>', 'outputs of the deployment: cdk-outputs.json, terraform output -json, aws ec2 describe-vpn-connections, az network express-route list')
    .option('--secrets <file>', 'keys by their names (YAML or JSON); others come from the environment as HYBRID_SECRET_...')
    .addOption(new Option('--preview', 'write names in place of keys and of what is not known').conflicts('secrets'))
    .option('--lock <file>', 'read VLANs and addresses from this file (default: hybrid-network.lock.json beside the definition); it is not written')
    .option('--no-lock', 'read no lock')
    .action((definition: string, options: Parameters<typeof commands.edge>[1]) => end(commands.edge(definition, options, process.env, io)));
  root.command('lab')
    .description('run the routers against clouds that are configured from the synthesized templates, cut what can be cut, and measure')
    .argument('<definition>', 'the YAML file')
    .option('--templates <folder>', 'the folder in which cdk.out and cdktf.out are (default: that of the definition)')
    .addOption(new Option('--scenarios <name...>', 'try these only').choices(SCENARIOS.map(({ name }) => name)))
    .option('--json', 'print the report as JSON')
    .option('--logs <folder>', 'keep the report, and the logs and configurations of every daemon, in this folder')
    .option('--lock <file>', 'read VLANs and addresses from this file (default: hybrid-network.lock.json beside the definition); it is not written')
    .option('--no-lock', 'read no lock')
    .action(async (definition: string, options: Parameters<typeof commands.lab>[1]) => end(await commands.lab(definition, options, io)));
  root.command('verify')
    .description('check every claim of a plan against its definition, with arithmetic of its own')
    .argument('<definition>', 'the YAML file')
    .argument('<plan>', 'the file that plan --json wrote')
    .action((definition: string, plan: string) => end(commands.verify(definition, plan, io)));
  root.command('check')
    .description('report every problem of a definition, without planning it')
    .argument('<definition>', 'the YAML file')
    .action((definition: string) => end(commands.check(definition, io)));
  root.command('schema')
    .description('print the JSON Schema of a definition, for editors')
    .action(() => end(commands.schema(io)));
  return root;
}

function failure(error: unknown, io: CliIo): ExitCode {
  if (isUsage(error)) return error.exitCode === 0 ? ExitCode.ok : ExitCode.badInput; // commander has printed help or its complaint
  if (HybridNetworkError.is(error)) {
    io.err(`${error.message}\n`);
    return ExitCode.badInput;
  }
  io.err(`This is a defect of hybrid-ai-network. Please report it with the definition.\n${(error as Error).stack ?? String(error)}\n`);
  return ExitCode.defect;
}

const isUsage = (error: unknown): error is CommanderError => (error as Partial<Error>).name === 'CommanderError';

function packageVersion(): string {
  const file = path.join(__dirname, '..', '..', 'package.json');
  return (JSON.parse(readFileSync(file, 'utf8')) as { version: string }).version;
}
