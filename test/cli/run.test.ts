import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import * as path from 'node:path';
import { run } from '../../lib/cli/run';
import * as planner from '../../lib/planner';

jest.mock('../../lib/planner', () => {
  const actual = jest.requireActual<typeof planner>('../../lib/planner');
  return { ...actual, planNetwork: jest.fn(actual.planNetwork), verifyPlan: jest.fn(actual.verifyPlan) };
});

const planNetwork = jest.mocked(planner.planNetwork);
const verifyPlan = jest.mocked(planner.verifyPlan);
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
async function shell(...args: string[]) {
  let stdout = '';
  let stderr = '';
  const code = await run(args, { out: (text) => { stdout += text; }, err: (text) => { stderr += text; }, color: false });
  return { code, stdout, stderr };
}

describe('plan', () => {
  test('prints the plan, writes the lock beside the definition, and says so', async () => {
    const { code, stdout, stderr } = await shell('plan', definition);
    expect(code).toBe(0);
    expect(stdout).toMatch(/^small-lab\n/);
    expect(stdout).toContain('Link google: garage to google-belgium');
    expect(stderr).toBe(`Wrote ${lock}: commit it, so that later plans keep these addresses, VLANs and circuits.\n`);
    expect(JSON.parse(readFileSync(lock, 'utf8'))).toHaveProperty('format', 'hybrid-ai-network/lock@1');
  });

  test('says nothing of a lock that it does not change, and plans the same again', async () => {
    const first = await shell('plan', definition);
    const second = await shell('plan', definition);
    expect(second.stderr).toBe('');
    expect(second.stdout).toBe(first.stdout);
  });

  test('keeps the addresses that a lock holds', async () => {
    const before = JSON.parse((await shell('plan', definition, '--json')).stdout) as planner.NetworkPlan;
    const { 'google-vpn-router-1-1-1': first, 'google-vpn-router-1-1-2': second } = before.lock.subnets;
    const swapped = { 'google-vpn-router-1-1-1': second, 'google-vpn-router-1-1-2': first };
    writeFileSync(lock, JSON.stringify({ ...before.lock, subnets: swapped }));
    const after = JSON.parse((await shell('plan', definition, '--json')).stdout) as planner.NetworkPlan;
    expect(after.lock.subnets).toEqual(swapped);
  });

  test('prints the whole plan as JSON', async () => {
    const { code, stdout } = await shell('plan', definition, '--json');
    expect(code).toBe(0);
    expect(JSON.parse(stdout)).toMatchObject({ format: 'hybrid-ai-network/plan@2', name: 'small-lab', links: [{ name: 'google' }] });
  });

  test('keeps the lock where it is told to', async () => {
    const elsewhere = path.join(folder, 'kept.json');
    const { code, stderr } = await shell('plan', definition, '--lock', elsewhere);
    expect([code, existsSync(elsewhere), existsSync(lock)]).toEqual([0, true, false]);
    expect(stderr).toContain(elsewhere);
  });

  test('neither reads nor writes a lock with --no-lock', async () => {
    writeFileSync(lock, 'no lock at all');
    expect(await shell('plan', definition, '--no-lock')).toMatchObject({ code: 0, stderr: '' });
    expect(readFileSync(lock, 'utf8')).toBe('no lock at all');
  });

  test('ends with 1 where the plan has errors, prints it all the same, and keeps no lock', async () => {
    const { planNetwork: really } = jest.requireActual<typeof planner>('../../lib/planner');
    planNetwork.mockImplementationOnce((...args) => ({
      ...really(...args), findings: [{ code: 'short', severity: 'error', subject: 'google', message: 'the VPN is too small' }],
    }));
    const { code, stdout, stderr } = await shell('plan', definition);
    expect(code).toBe(1);
    expect(stdout).toContain('google: the VPN is too small (short)');
    expect(stderr).toBe(`The plan has errors: its addresses are not kept in ${lock}.\n`);
    expect(existsSync(lock)).toBe(false);
  });

  test('ends with 2 on a malformed lock and says which place is wrong', async () => {
    writeFileSync(lock, '{"format":"hybrid-ai-network/lock@1","vlans":{"router-1":{"a":9999}},"subnets":{},"bundles":{}}');
    const { code, stdout, stderr } = await shell('plan', definition);
    expect([code, stdout]).toEqual([2, '']);
    expect(stderr).toContain('vlans.router-1.a: a VLAN id is at most 4094');
    expect(stderr).not.toMatch(/^ +at /m);
  });

  test('ends with 2 where the lock cannot be written', async () => {
    const { code, stderr } = await shell('plan', definition, '--lock', path.join(folder, 'missing', 'lock.json'));
    expect(code).toBe(2);
    expect(stderr).toContain('cannot be written (ENOENT)');
  });
});

describe('plan --markdown', () => {
  test('prints the plan as a document, and keeps the lock', async () => {
    const { code, stdout, stderr } = await shell('plan', definition, '--markdown');
    expect(code).toBe(0);
    expect(stdout).toMatch(/^# small-lab\n/);
    expect(stdout).toContain('\n## Link google: garage to google-belgium');
    expect(stderr).toContain(`Wrote ${lock}`);
  });

  test('is not JSON as well', async () => {
    const { code, stdout, stderr } = await shell('plan', definition, '--json', '--markdown');
    expect([code, stdout]).toEqual([2, '']);
    expect(stderr).toContain("option '--json' cannot be used with option '--markdown'");
  });
});

describe('plan --frozen', () => {
  test('prints the plan that its lock has, and writes none', async () => {
    const free = await shell('plan', definition);
    const kept = `${readFileSync(lock, 'utf8')}\n\n`;
    writeFileSync(lock, kept);
    expect(await shell('plan', definition, '--frozen')).toEqual({ code: 0, stdout: free.stdout, stderr: '' });
    expect(readFileSync(lock, 'utf8')).toBe(kept);
  });

  test('ends with 2 where the plan differs, lists every difference, and leaves the lock alone', async () => {
    const { lock: made } = JSON.parse((await shell('plan', definition, '--json')).stdout) as planner.NetworkPlan;
    const { 'google-vpn-router-1-1-1': _, ...subnets } = made.subnets;
    const older = JSON.stringify({ ...made, subnets, vpns: {} });
    writeFileSync(lock, older);
    const { code, stdout, stderr } = await shell('plan', definition, '--frozen');
    expect([code, stdout]).toEqual([2, '']);
    expect(stderr).toMatch(/^2 problems in the plan: it differs from its frozen lock\n/);
    expect(stderr).toContain('subnets.google-vpn-router-1-1-1: the plan adds');
    expect(stderr).toContain('vpns.google');
    expect(readFileSync(lock, 'utf8')).toBe(older);
  });

  test.each([
    ['does not exist', []],
    ['none is to be read', ['--no-lock']],
  ])('ends with 2 where its lock %s', async (words, options) => {
    const { code, stdout, stderr } = await shell('plan', definition, '--frozen', ...options);
    expect([code, stdout]).toEqual([2, '']);
    expect(stderr).toMatch(/^1 problem\n/);
    expect(stderr).toContain(words);
    expect(existsSync(lock)).toBe(false);
  });
});

describe('advise', () => {
  test('prints the advice and writes no lock', async () => {
    const { code, stdout, stderr } = await shell('advise', definition);
    expect([code, stderr]).toEqual([0, '']);
    expect(stdout).toMatch(/^small-lab\n\nAdvice: windows to change\n/);
    expect(stdout).toMatch(/^weights +google/m);
    expect(existsSync(lock)).toBe(false);
  });

  test('prints it as JSON, of the workloads that are asked for', async () => {
    const { code, stdout } = await shell('advise', definition, '--json', '--workload', 'weights');
    const { format, gravity } = JSON.parse(stdout) as planner.NetworkAdvice;
    expect(code).toBe(0);
    expect(format).toBe('hybrid-ai-network/advice@1');
    expect(gravity.map(({ workload }) => workload)).toEqual(['weights']);
    const both = JSON.parse((await shell('advise', definition, '--json', '--workload', 'weights', 'api')).stdout) as planner.NetworkAdvice;
    expect(both.gravity).toHaveLength(2);
  });

  test('plans with the lock that there is', async () => {
    await shell('plan', definition);
    await shell('advise', definition);
    expect(planNetwork).toHaveBeenLastCalledWith(expect.anything(), { lock: JSON.parse(readFileSync(lock, 'utf8')) });
    const elsewhere = path.join(folder, 'kept.json');
    cpSync(lock, elsewhere);
    writeFileSync(lock, 'no lock at all');
    expect((await shell('advise', definition)).code).toBe(2);
    expect((await shell('advise', definition, '--lock', elsewhere)).code).toBe(0);
    expect((await shell('advise', definition, '--no-lock')).code).toBe(0);
  });

  test('ends with 2 on workloads that the definition does not have, and says which were meant', async () => {
    const { code, stdout, stderr } = await shell('advise', definition, '--workload', 'wieghts', 'api', 'wieghts');
    expect([code, stdout]).toEqual([2, '']);
    expect(stderr).toBe(`1 problem in ${definition}\n  workloads: the definition has no workload "wieghts"\n    -> did you mean "weights"? (unknown-workload)\n`);
  });

  test('says that the plan it is about has errors', async () => {
    const { planNetwork: really } = jest.requireActual<typeof planner>('../../lib/planner');
    planNetwork.mockImplementationOnce((...args) => ({
      ...really(...args), findings: [{ code: 'short', severity: 'error', subject: 'google', message: 'the VPN is too small' }],
    }));
    expect(await shell('advise', definition)).toMatchObject({ code: 0, stderr: 'The plan that this is about has errors: see the findings of the command plan.\n' });
  });
});

describe('verify', () => {
  let file: string;
  let made: planner.NetworkPlan;
  beforeEach(async () => {
    file = path.join(folder, 'plan.json');
    const { stdout } = await shell('plan', definition, '--json', '--no-lock');
    made = JSON.parse(stdout) as planner.NetworkPlan;
    writeFileSync(file, stdout);
  });

  test('accepts the plan that was made', async () => {
    expect(await shell('verify', definition, file)).toEqual({ code: 0, stdout: 'every claim of the plan holds\n', stderr: '' });
  });

  test('ends with 1 on a plan that was tampered with, and prints each claim that does not hold', async () => {
    writeFileSync(file, JSON.stringify({ ...made, cost: { ...made.cost, monthlyUsd: 1 } }));
    const { code, stdout, stderr } = await shell('verify', definition, file);
    expect([code, stderr]).toEqual([1, '']);
    expect(stdout).toMatch(/^\S.*: .* \([a-z-]+\)$/m);
    expect(stdout).not.toContain('holds\n');
  });

  test('prints subject, message and code of a claim, without control characters', async () => {
    verifyPlan.mockReturnValueOnce([
      { claim: 'edf-misses-deadline', subject: 'google', message: 'the plan says 10 Mbps,\u001b[2J and weights is late' },
      { claim: 'cost-sum', subject: 'cost', message: 'the items are 167.02' },
    ]);
    expect(await shell('verify', definition, file)).toEqual({
      code: 1,
      stdout: 'google: the plan says 10 Mbps, [2J and weights is late (edf-misses-deadline)\ncost: the items are 167.02 (cost-sum)\n',
      stderr: '',
    });
  });

  test.each([
    ['no JSON', 'small-lab\n', /is not JSON .*\(plan-syntax\)/s],
    ['a lock', '{"format":"hybrid-ai-network/lock@1"}', /the format of .* is "hybrid-ai-network\/lock@1", and this version reads "hybrid-ai-network\/plan@2"/],
    ['a list', '[]', /is nothing, and this version reads/],
    ['nothing', 'null', /is nothing, and this version reads/],
  ])('ends with 2 where the file holds %s', async (_, text, words) => {
    writeFileSync(file, text);
    const { code, stdout, stderr } = await shell('verify', definition, file);
    expect([code, stdout]).toEqual([2, '']);
    expect(stderr).toMatch(/^1 problem\n/);
    expect(stderr).toMatch(words);
  });

  test('ends with 2 where there is no such file', async () => {
    const { code, stderr } = await shell('verify', definition, path.join(folder, 'missing.json'));
    expect(code).toBe(2);
    expect(stderr).toContain('missing.json cannot be read (ENOENT)');
  });
});

describe('check', () => {
  test('counts what it found no problem in', async () => {
    expect(await shell('check', definition)).toEqual({ code: 0, stdout: 'small-lab: no problem found in 1 site, 1 cloud, 1 link and 2 workloads\n', stderr: '' });
    expect(existsSync(lock)).toBe(false);
  });

  test('reports every problem at once, without a stack', async () => {
    const text = readFileSync(definition, 'utf8').replace('asn: 65100', 'asn: many').replace('16 GB,', '16 gigabytes,');
    writeFileSync(definition, text);
    const { code, stdout, stderr } = await shell('check', definition);
    expect([code, stdout]).toEqual([2, '']);
    expect(stderr).toMatch(/^2 problems in /);
    expect(stderr).toContain('sites.garage.asn');
    expect(stderr).toContain('workloads.weights.artifact');
    expect(stderr).not.toMatch(/^ +at /m);
  });

  test.each(['missing.yaml', '.'])('says that %s is no definition that can be read', async (name) => {
    const { code, stderr } = await shell('check', path.join(folder, name));
    expect(code).toBe(2);
    expect(stderr).toMatch(/^1 problem/);
  });
});

test('prints the JSON Schema of a definition', async () => {
  const { code, stdout } = await shell('schema');
  expect(code).toBe(0);
  expect(JSON.parse(stdout)).toMatchObject({ $schema: 'https://json-schema.org/draft/2020-12/schema', type: 'object', required: expect.arrayContaining(['name', 'sites']) });
});

test('prints the version of the package', async () => {
  const { version } = JSON.parse(readFileSync(path.join(__dirname, '../../package.json'), 'utf8')) as { version: string };
  expect(await shell('--version')).toEqual({ code: 0, stdout: `${version}\n`, stderr: '' });
});

test('explains its commands and exit codes with --help', async () => {
  const { code, stdout } = await shell('--help');
  expect(code).toBe(0);
  for (const words of ['plan [options] <definition>', 'check <definition>', 'schema', 'Exit codes:', '2  the command line, the definition, the lock or', 'advise [options] <definition>', 'edge [options] <definition>', 'lab [options] <definition>', 'verify <definition> <plan>']) {
    expect(stdout).toContain(words);
  }
  for (const option of ['--no-lock', '--markdown', '--frozen', '--json']) expect((await shell('plan', '--help')).stdout).toContain(option);
  for (const option of ['--no-lock', '--workload <name...>', '--json']) expect((await shell('advise', '--help')).stdout).toContain(option);
});

test.each([
  [[], 'Usage: hybrid-ai-network'],
  [['plot'], "unknown command 'plot'"],
  [['plan'], "missing required argument 'definition'"],
  [['plan', 'a.yaml', 'b.yaml'], 'too many arguments'],
  [['plan', 'a.yaml', '--jsno'], "unknown option '--jsno'"],
  [['verify', 'a.yaml'], "missing required argument 'plan'"],
  [['advise', 'a.yaml', '--workload'], 'argument missing'],
])('ends with 2 on the command line %j', async (args, words) => {
  const { code, stdout, stderr } = await shell(...args);
  expect([code, stdout]).toEqual([2, '']);
  expect(stderr).toContain(words);
});

test('tells a defect of its own from bad input', async () => {
  planNetwork.mockImplementationOnce(() => { throw new TypeError('x is undefined'); });
  const { code, stderr } = await shell('plan', definition);
  expect(code).toBe(3);
  expect(stderr).toMatch(/^This is a defect of hybrid-ai-network.*\nTypeError: x is undefined/);
});

test('plans a definition in the working folder by its bare name', async () => {
  const work = path.join(folder, 'work');
  mkdirSync(work);
  cpSync(SMALL_LAB, path.join(work, 'network.yaml'));
  const before = process.cwd();
  process.chdir(work);
  try {
    expect(await shell('plan', 'network.yaml')).toMatchObject({ code: 0, stderr: expect.stringMatching(/^Wrote hybrid-network\.lock\.json:/) });
  } finally {
    process.chdir(before);
  }
});
