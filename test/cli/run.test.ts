import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import * as path from 'node:path';
import { run } from '../../lib/cli/run';
import * as planner from '../../lib/planner';

jest.mock('../../lib/planner', () => {
  const actual = jest.requireActual<typeof planner>('../../lib/planner');
  return { ...actual, planNetwork: jest.fn(actual.planNetwork) };
});

const planNetwork = jest.mocked(planner.planNetwork);
const SMALL_LAB = path.join(__dirname, '../../examples/small-lab/network.yaml');

let folder: string;
let definition: string;
let lock: string;
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'cli-'));
  definition = path.join(folder, 'network.yaml');
  lock = path.join(folder, 'hybrid-network.lock.json');
  cpSync(SMALL_LAB, definition);
});
afterEach(() => rmSync(folder, { recursive: true }));

/** Runs a command line, and gives what a shell would see. */
function shell(...args: string[]) {
  let stdout = '';
  let stderr = '';
  const code = run(args, { out: (text) => { stdout += text; }, err: (text) => { stderr += text; }, color: false });
  return { code, stdout, stderr };
}

describe('plan', () => {
  test('prints the plan, writes the lock beside the definition, and says so', () => {
    const { code, stdout, stderr } = shell('plan', definition);
    expect(code).toBe(0);
    expect(stdout).toMatch(/^small-lab\n/);
    expect(stdout).toContain('Link google: garage to google-belgium');
    expect(stderr).toBe(`Wrote ${lock}: commit it, so that later plans keep these addresses, VLANs and circuits.\n`);
    expect(JSON.parse(readFileSync(lock, 'utf8'))).toHaveProperty('format', 'hybrid-ai-network/lock@1');
  });

  test('says nothing of a lock that it does not change, and plans the same again', () => {
    const first = shell('plan', definition);
    const second = shell('plan', definition);
    expect(second.stderr).toBe('');
    expect(second.stdout).toBe(first.stdout);
  });

  test('keeps the addresses that a lock holds', () => {
    const before = JSON.parse(shell('plan', definition, '--json').stdout) as planner.NetworkPlan;
    const { 'google-vpn-router-1-1-1': first, 'google-vpn-router-1-1-2': second } = before.lock.subnets;
    const swapped = { 'google-vpn-router-1-1-1': second, 'google-vpn-router-1-1-2': first };
    writeFileSync(lock, JSON.stringify({ ...before.lock, subnets: swapped }));
    const after = JSON.parse(shell('plan', definition, '--json').stdout) as planner.NetworkPlan;
    expect(after.lock.subnets).toEqual(swapped);
  });

  test('prints the whole plan as JSON', () => {
    const { code, stdout } = shell('plan', definition, '--json');
    expect(code).toBe(0);
    expect(JSON.parse(stdout)).toMatchObject({ format: 'hybrid-ai-network/plan@1', name: 'small-lab', links: [{ name: 'google' }] });
  });

  test('keeps the lock where it is told to', () => {
    const elsewhere = path.join(folder, 'kept.json');
    const { code, stderr } = shell('plan', definition, '--lock', elsewhere);
    expect([code, existsSync(elsewhere), existsSync(lock)]).toEqual([0, true, false]);
    expect(stderr).toContain(elsewhere);
  });

  test('neither reads nor writes a lock with --no-lock', () => {
    writeFileSync(lock, 'no lock at all');
    expect(shell('plan', definition, '--no-lock')).toMatchObject({ code: 0, stderr: '' });
    expect(readFileSync(lock, 'utf8')).toBe('no lock at all');
  });

  test('ends with 1 where the plan has errors, prints it all the same, and keeps no lock', () => {
    const { planNetwork: really } = jest.requireActual<typeof planner>('../../lib/planner');
    planNetwork.mockImplementationOnce((...args) => ({
      ...really(...args), findings: [{ code: 'short', severity: 'error', subject: 'google', message: 'the VPN is too small' }],
    }));
    const { code, stdout, stderr } = shell('plan', definition);
    expect(code).toBe(1);
    expect(stdout).toContain('google: the VPN is too small (short)');
    expect(stderr).toBe(`The plan has errors: its addresses are not kept in ${lock}.\n`);
    expect(existsSync(lock)).toBe(false);
  });

  test('ends with 2 on a malformed lock and says which place is wrong', () => {
    writeFileSync(lock, '{"format":"hybrid-ai-network/lock@1","vlans":{"router-1":{"a":9999}},"subnets":{},"bundles":{}}');
    const { code, stdout, stderr } = shell('plan', definition);
    expect([code, stdout]).toEqual([2, '']);
    expect(stderr).toContain('vlans.router-1.a: a VLAN id is at most 4094');
    expect(stderr).not.toMatch(/^ +at /m);
  });

  test('ends with 2 where the lock cannot be written', () => {
    const { code, stderr } = shell('plan', definition, '--lock', path.join(folder, 'missing', 'lock.json'));
    expect(code).toBe(2);
    expect(stderr).toContain('cannot be written (ENOENT)');
  });
});

describe('check', () => {
  test('counts what it found no problem in', () => {
    expect(shell('check', definition)).toEqual({ code: 0, stdout: 'small-lab: no problem found in 1 site, 1 cloud, 1 link and 2 workloads\n', stderr: '' });
    expect(existsSync(lock)).toBe(false);
  });

  test('reports every problem at once, without a stack', () => {
    const text = readFileSync(definition, 'utf8').replace('asn: 65100', 'asn: many').replace('16 GB,', '16 gigabytes,');
    writeFileSync(definition, text);
    const { code, stdout, stderr } = shell('check', definition);
    expect([code, stdout]).toEqual([2, '']);
    expect(stderr).toMatch(/^2 problems in /);
    expect(stderr).toContain('sites.garage.asn');
    expect(stderr).toContain('workloads.weights.artifact');
    expect(stderr).not.toMatch(/^ +at /m);
  });

  test.each(['missing.yaml', '.'])('says that %s is no definition that can be read', (name) => {
    const { code, stderr } = shell('check', path.join(folder, name));
    expect(code).toBe(2);
    expect(stderr).toMatch(/^1 problem/);
  });
});

test('prints the JSON Schema of a definition', () => {
  const { code, stdout } = shell('schema');
  expect(code).toBe(0);
  expect(JSON.parse(stdout)).toMatchObject({ $schema: 'https://json-schema.org/draft/2020-12/schema', type: 'object', required: expect.arrayContaining(['name', 'sites']) });
});

test('prints the version of the package', () => {
  const { version } = JSON.parse(readFileSync(path.join(__dirname, '../../package.json'), 'utf8')) as { version: string };
  expect(shell('--version')).toEqual({ code: 0, stdout: `${version}\n`, stderr: '' });
});

test('explains its commands and exit codes with --help', () => {
  const { code, stdout } = shell('--help');
  expect(code).toBe(0);
  for (const words of ['plan [options] <definition>', 'check <definition>', 'schema', 'Exit codes:', '2  the command line, the definition or the lock is wrong']) {
    expect(stdout).toContain(words);
  }
  expect(shell('plan', '--help').stdout).toContain('--no-lock');
});

test.each([
  [[], 'Usage: hybrid-ai-network'],
  [['plot'], "unknown command 'plot'"],
  [['plan'], "missing required argument 'definition'"],
  [['plan', 'a.yaml', 'b.yaml'], 'too many arguments'],
  [['plan', 'a.yaml', '--jsno'], "unknown option '--jsno'"],
])('ends with 2 on the command line %j', (args, words) => {
  const { code, stdout, stderr } = shell(...args);
  expect([code, stdout]).toEqual([2, '']);
  expect(stderr).toContain(words);
});

test('tells a defect of its own from bad input', () => {
  planNetwork.mockImplementationOnce(() => { throw new TypeError('x is undefined'); });
  const { code, stderr } = shell('plan', definition);
  expect(code).toBe(3);
  expect(stderr).toMatch(/^This is a defect of hybrid-ai-network.*\nTypeError: x is undefined/);
});

test('plans a definition in the working folder by its bare name', () => {
  const work = path.join(folder, 'work');
  mkdirSync(work);
  cpSync(SMALL_LAB, path.join(work, 'network.yaml'));
  const before = process.cwd();
  process.chdir(work);
  try {
    expect(shell('plan', 'network.yaml')).toMatchObject({ code: 0, stderr: expect.stringMatching(/^Wrote hybrid-network\.lock\.json:/) });
  } finally {
    process.chdir(before);
  }
});
