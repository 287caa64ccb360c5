import { chmodSync, mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import * as path from 'node:path';
import { descendants, ended, labCommand, processes, said, start } from './tools';
import type { ProcessId } from './tools';
import { buildAws } from '../../examples/aws-small/aws';
import { LAB_EXIT_CODES } from '../../lib/lab';
import { until } from '../../lib/lab/exec';
import { missing } from '../../lib/lab/sandbox';
import { example, scratch } from '../examples/support';

/** A user without rights. */
const NOBODY = 65_534;

const isRoot = process.getuid!() === 0;

const templates = scratch();
buildAws(example('aws-small'), path.join(templates, 'cdk.out')).synth();
for (const folder of [templates, path.join(templates, 'cdk.out')]) chmodSync(folder, 0o755); // for another user

const lab = (...words: string[]) => labCommand(['--example', 'aws-small', '--templates', templates, ...words]);

test('what these tests run is installed', async () => {
  expect(await missing()).toEqual([]);
});

test('the lab of a small example passes', async () => {
  const { code, text } = await ended(start(lab('--scenarios', 'carrier,silent,router')));
  expect(text).toMatch(/Failover lab of aws-small: pass\. Converged after \d+\.\d s/);
  expect(text.match(/ pass +│$/gm)).toHaveLength(3);
  expect(code).toBe(LAB_EXIT_CODES.pass);
}, 120_000);

test('it passes without root too', async () => {
  const { code, text } = await ended(start(lab('--scenarios', 'silent,dedicated'), isRoot ? { uid: NOBODY, gid: NOBODY } : {}));
  expect(text).toMatch(/Failover lab of aws-small: pass\./);
  expect(text).toContain('pass          segments: ');
  expect(code).toBe(LAB_EXIT_CODES.pass);
}, 120_000);

describe.each(['SIGINT', 'SIGTERM', 'SIGKILL'] as const)('a lab that gets a %s', (signal) => {
  test('leaves no process, no namespace and no file', async () => {
    const [folder, outside] = [scratch(), new Set(processes().map(({ network }) => network))];
    mkdirSync(path.join(folder, 'empty'));
    const child = start(lab('--scenarios', 'silent'), { env: { ...process.env, TMPDIR: folder } });
    const done = ended(child);
    await said(child, 'silent: the circuit in use');
    const made = descendants(child.pid!);
    const networks = new Set(made.map(({ network }) => network).filter((network) => network !== '' && !outside.has(network)));
    expect(made.length).toBeGreaterThan(20);
    expect(networks.size).toBeGreaterThan(10);
    child.kill(signal);
    const { code, text } = await done;
    if (signal === 'SIGKILL') expect(code).toBeNull();
    else expect([code, text]).toEqual([LAB_EXIT_CODES.inconclusive, expect.stringContaining('the lab was interrupted')]);
    const isMade = (row: ProcessId) => made.some(({ pid, startedAt }) => row.pid === pid && row.startedAt === startedAt);
    const left = () => processes().filter((row) => networks.has(row.network) || isMade(row));
    await until(() => (left().length === 0 ? true : undefined), 8_000);
    expect(left()).toEqual([]);
    // the loader of TypeScript keeps a folder of its own
    expect(readdirSync(folder).filter((name) => !name.startsWith('tsx-'))).toEqual(['empty']);
    expect(readdirSync('/mnt').filter((name) => name.includes('edge-'))).toEqual([]);
  }, 60_000);
});

describe('a machine that cannot run it', () => {
  const plain = (text: string) => text.slice(text.indexOf('The lab of'));

  (isRoot ? test : test.skip)('without the device for tunnels is told so', async () => {
    const script = 'mount -t tmpfs none /dev/net && exec "$@"';
    const { code, text } = await ended(start(['unshare', '--mount', 'sh', '-c', script, 'sh', ...lab()]));
    expect(plain(text)).toBe('The lab of aws-small cannot run here. It needs:\n  /dev/net/tun, for reading and writing\n'
      + '    -> load the module tun, and make the device writable (mode 0666, as udev does)\n\n');
    expect(code).toBe(LAB_EXIT_CODES.missing);
  }, 60_000);

  (isRoot ? test : test.skip)('without root and without namespaces of users is told so', async () => {
    // In a namespace of users of its own, which may have none below: no setting of the machine is changed.
    const inside = 'echo 0 > /proc/sys/user/max_user_namespaces && exec setpriv --reuid 65534 --regid 65534 --clear-groups "$@"';
    const child = start(['unshare', '--user', 'sh', '-c', 'echo there >&2; read -r go; exec sh -c "$@"', 'sh', inside, 'sh', ...lab()]);
    const done = ended(child);
    await said(child, 'there'); // it is in its namespace, and not yet root of it
    for (const map of ['uid_map', 'gid_map']) writeFileSync(`/proc/${child.pid}/${map}`, '0 0 65535\n');
    child.stdin!.end('go\n');
    const { code, text } = await done;
    expect(plain(text)).toMatch(/^The lab of aws-small cannot run here\. It needs:\n {2}namespaces with nftables: unshare: .*\n {4}-> run as root, or allow user namespaces/);
    expect(code).toBe(LAB_EXIT_CODES.missing);
  }, 60_000);
});
