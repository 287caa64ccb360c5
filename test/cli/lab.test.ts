import { cpSync, readFileSync } from 'node:fs';
import * as path from 'node:path';
import { run } from '../../lib/cli/run';
import * as lab from '../../lib/lab';
import { example, scratch } from '../examples/support';

jest.mock('../../lib/lab', () => ({ ...jest.requireActual<typeof lab>('../../lib/lab'), runLab: jest.fn(), templatesIn: jest.fn() }));

const runLab = jest.mocked(lab.runLab);
const templatesIn = jest.mocked(lab.templatesIn);

const REPORT: lab.LabReport = {
  format: 'hybrid-ai-network/lab@1',
  network: 'small-lab',
  verdict: 'pass',
  missing: [],
  timeline: [],
  outcome: { convergedSeconds: 7.5, checks: [], scenarios: [], paths: [] },
};

/** Runs the command on the small lab, with what a run of the lab would come to. */
async function shell(report: Partial<lab.LabReport>, ...args: readonly string[]) {
  const definition = path.join(scratch(), 'network.yaml');
  for (const file of ['network.yaml', 'hybrid-network.lock.json']) cpSync(path.join(example('small-lab'), file), path.join(path.dirname(definition), file));
  runLab.mockImplementationOnce(async ({ onEvent }) => {
    onEvent?.({ atSeconds: 1.26, what: 'namespaces are made' });
    return { report: { ...REPORT, ...report }, logs: { 'router-1/bgpd.log': 'up\n' } };
  });
  let [out, err] = ['', ''];
  const code = await run(['lab', definition, ...args], { out: (text) => { out += text; }, err: (text) => { err += text; }, color: false });
  return { code, out, err, definition };
}

beforeEach(() => {
  runLab.mockReset();
  templatesIn.mockReset().mockReturnValue({ 'google-belgium': {} });
});

test('runs the templates beside the definition, and tells what happens while it does', async () => {
  const { code, out, err, definition } = await shell({});
  expect([code, err]).toEqual([0, '   1.3 s  namespaces are made\n']);
  expect(out).toContain('Failover lab of small-lab: pass. Converged after 7.5 s');
  expect(templatesIn).toHaveBeenCalledWith(path.dirname(definition), expect.objectContaining({ name: 'small-lab' }));
  expect(runLab.mock.calls[0]![0]).not.toHaveProperty('scenarios');
});

test.each([
  [1, { verdict: 'fail' }],
  [4, { verdict: 'inconclusive' }],
  [5, { verdict: 'inconclusive', missing: [{ what: 'vtysh', fix: 'install frr' }] }],
] as const)('ends with %d where the lab is %j', async (expected, report) => {
  expect((await shell(report)).code).toBe(expected);
});

test('prints the report as JSON, of the scenarios and templates that are asked for', async () => {
  const { out } = await shell({}, '--json', '--scenarios', 'silent', 'tunnel', '--templates', 'made');
  expect(JSON.parse(out)).toEqual(REPORT);
  expect(templatesIn).toHaveBeenCalledWith('made', expect.anything());
  expect(runLab.mock.calls[0]![0].scenarios).toEqual(['silent', 'tunnel']);
});

test('keeps the report and the logs', async () => {
  const folder = path.join(scratch(), 'kept');
  await shell({}, '--logs', folder);
  expect(JSON.parse(readFileSync(path.join(folder, 'report.json'), 'utf8'))).toEqual(REPORT);
  expect(readFileSync(path.join(folder, 'router-1/bgpd.log'), 'utf8')).toBe('up\n');
});

test('says which clouds have no template', async () => {
  templatesIn.mockReturnValue({});
  expect((await shell({})).err).toContain('has no template of google-belgium: links there are left out');
});

test('knows its scenarios', async () => {
  const { code, err } = await shell({}, '--scenarios', 'flood');
  expect(code).toBe(2);
  expect(err).toContain('Allowed choices are carrier, silent, asymmetric, router, building, dedicated, tunnel');
  expect(runLab).not.toHaveBeenCalled();
});

test('an interrupt ends the run, and nothing listens for one later', async () => {
  const before = process.listenerCount('SIGTERM');
  const definition = path.join(example('small-lab'), 'network.yaml');
  runLab.mockImplementationOnce(async ({ signal }) => {
    process.emit('SIGTERM');
    return { report: { ...REPORT, verdict: signal!.aborted ? 'inconclusive' : 'pass' }, logs: {} };
  });
  expect(await run(['lab', definition], { out: () => undefined, err: () => undefined, color: false })).toBe(4);
  expect(process.listenerCount('SIGTERM')).toBe(before);
});
