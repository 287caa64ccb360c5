import { createServer } from 'node:net';
import * as path from 'node:path';
import { LAB_EXIT_CODES, labText } from '../../lib/lab';
import type { LabReport } from '../../lib/lab';
import { CommandError, monotonicMs, run, until } from '../../lib/lab/exec';
import { Paths, routesIn } from '../../lib/lab/paths';
import type { Lookup } from '../../lib/lab/paths';
import { Pulse } from '../../lib/lab/pulse';
import { flags } from '../../lib/lab/sandbox';
import type { LabSpec } from '../../lib/lab/spec';
import { cloudSwanctl, strongswanConf } from '../../lib/lab/strongswan';
import { answerEnd, ask } from '../../lib/lab/vty';
import { scratch } from '../examples/support';

describe('a daemon of FRR', () => {
  test('has answered when three zero bytes and a result are there', () => {
    expect(answerEnd(Buffer.from('{}\0\0\0\0'))).toBe(2);
    expect(answerEnd(Buffer.from('{}\0\0'))).toBeUndefined();
    expect(answerEnd(Buffer.from('{"more":'))).toBeUndefined();
  });

  test('is asked one command after the other, also where answers come in pieces', async () => {
    const socket = path.join(scratch(), 'vty');
    const asked: string[] = [];
    const server = createServer((connection) => connection.on('data', (data) => {
      const command = data.toString().slice(0, -1);
      asked.push(command);
      connection.write(`{"${command}":`);
      setTimeout(() => connection.write(Buffer.from('1}\0\0\0\0')), 10);
    })).listen(socket);
    await new Promise((resolve) => server.once('listening', resolve));
    expect(await ask(socket, ['show one', 'show two'])).toEqual(['{"show one":1}', '{"show two":1}']);
    expect(asked).toEqual(['enable', 'show one', 'show two']);
    server.close();
  });

  test('that is not there is an error', async () => {
    await expect(ask(path.join(scratch(), 'none'), ['show'])).rejects.toThrow('ENOENT');
  });
});

describe('a program', () => {
  test('runs without a shell', async () => {
    expect(await run('printf', ['%s', '$HOME; `id`'])).toBe('$HOME; `id`');
  });

  test('that fails is an error with what it said', async () => {
    await expect(run('ls', ['/does-not-exist'])).rejects.toThrow(CommandError);
    await expect(run('ls', ['/does-not-exist'])).rejects.toThrow('No such file');
  });

  test('may fail where it is allowed to', async () => {
    expect(await run('ls', ['/does-not-exist'], { mayFail: true })).toContain('No such file');
  });
});

test('waiting ends with the answer, or with nothing when the time is over', async () => {
  let asked = 0;
  expect(await until(() => ((asked += 1) === 3 ? 'here' : undefined), 1_000, 1)).toBe('here');
  expect(await until(() => undefined, 20, 5)).toBeUndefined();
});

test('a pause of the process is seen in the time in which it ended', () => {
  const pulse = new Pulse();
  const start = monotonicMs();
  for (const at of [20, 40, 440, 460]) pulse.beat(start + at);
  expect(Math.round(pulse.longest(start, start + 500) / 10)).toBe(38);
  expect(pulse.longest(start + 450, start + 500)).toBe(0);
});

test('everything runs in namespaces of processes, mounts and networks that end with it', () => {
  expect(flags()).toEqual(expect.arrayContaining(['--net', '--mount', '--pid', '--kill-child']));
});

describe('strongSwan', () => {
  test('has ports of its own choice at the router, where there are as many daemons as tunnels', () => {
    expect(strongswanConf('/x', 'router')).toContain('port_nat_t = 0');
    expect(strongswanConf('/x', 'cloud')).not.toContain('port_nat_t');
  });

  test('answers for the cloud with what its template takes, and never starts', () => {
    const text = cloudSwanctl({
      id: 't',
      outside: 'o',
      routerPublicIp: '203.0.113.1',
      secret: 's',
      cloudAddress: '169.254.1.1/30',
      routerAddress: '169.254.1.2',
      peerAsn: 65010,
      timers: { keepalive: 10, hold: 30 },
      ikeProposals: ['a', 'b'],
      espProposals: ['c'],
    }, '198.19.0.1', 'key');
    expect(text).toContain('proposals = a,b\n');
    expect(text).toContain('esp_proposals = c\n');
    expect(text).toContain('start_action = none\n');
    expect(text).toContain('remote_addrs = 203.0.113.1\n');
  });
});

describe('a path', () => {
  const SPEC: LabSpec = {
    network: 'n',
    nodes: [],
    charons: [],
    links: [],
    scenarios: [],
    lan: { r1: '10.0.0.2' },
    wires: [
      { a: { node: 'r1', name: 'eth0' }, b: { node: 'core', name: 'p0', bridge: 'lan' }, mtu: 1500 },
      { a: { node: 'r1', name: 'eth2.5' }, b: { node: 'cloud', name: 'c0' }, mtu: 1500, session: 's1' },
      { a: { node: 'hub', name: 's0' }, b: { node: 'cloud', name: 'hub' }, mtu: 1500 },
    ],
    sessions: [{
      id: 's1', link: 'aws', guests: [], kind: 'dedicated', router: 'r1', speaker: 'cloud', routerInterface: 'eth2.5', speakerInterface: 'c0', routerAddress: '1', cloudAddress: '2', bfd: true, routerBuilding: 'A',
    }],
    flows: [{ id: 0, link: 'aws', siteNode: 'core', siteAddress: '10.1.0.1', cloudNode: 'hub', cloudAddress: '10.2.0.1', port: 7000 }],
  };
  const toCloud: Record<string, object> = { core: { dev: 'lan', gateway: '10.0.0.2' }, r1: { dev: 'eth2.5' }, cloud: { dev: 'hub' } };
  const toSite: Record<string, object> = { hub: { dev: 's0' }, cloud: { dev: 'c0' }, r1: { dev: 'eth0', gateway: '10.0.0.1' } };
  const lookup = (change: Record<string, object | string> = {}): Lookup => (node, questions) =>
    Promise.resolve(questions.map(({ packet }) => change[node] ?? (packet.to === '10.2.0.1' ? toCloud : toSite)[node]!));

  test('is followed hop by hop, over the segment of the site and both ways', async () => {
    expect(await new Paths(SPEC, lookup()).of(SPEC.flows)).toEqual([{
      flow: 0,
      toCloud: { hops: ['core:lan', 'r1:eth2.5', 'cloud:hub'], session: 's1' },
      toSite: { hops: ['hub:s0', 'cloud:c0', 'r1:eth0'], session: 's1' },
    }]);
  });

  test('that has no route says where', async () => {
    const [path0] = await new Paths(SPEC, lookup({ r1: 'network is unreachable' })).of(SPEC.flows);
    expect(path0!.toCloud).toEqual({ hops: ['core:lan'], broken: 'network is unreachable at r1' });
  });

  test('is read from what `ip` says to many questions at once', () => {
    const said = '[{"dst":"10.0.0.1","dev":"eth0"}]\n[{"dst":"10.0.0.3","dev":"eth1"}]\nRTNETLINK answers: Network is unreachable\nCommand failed -:2\n';
    expect(routesIn(said, 4)).toEqual([{ dst: '10.0.0.1', dev: 'eth0' }, 'network is unreachable', { dst: '10.0.0.3', dev: 'eth1' }, 'no route']);
  });

  test('that goes round and round ends', async () => {
    const [path0] = await new Paths(SPEC, lookup({ cloud: { dev: 'c0' } })).of(SPEC.flows);
    expect(path0!.toCloud).toMatchObject({ broken: expect.stringContaining('a loop') as string });
  });
});

describe('a report', () => {
  const base: LabReport = { format: 'hybrid-ai-network/lab@1', network: 'n', verdict: 'pass', missing: [], timeline: [{ atSeconds: 12, what: 'done' }] };

  test('says plainly what this machine lacks, and what to do', () => {
    const text = labText({ ...base, verdict: 'inconclusive', missing: [{ what: '/dev/net/tun', fix: 'load the module tun' }] });
    expect(text).toContain('cannot run here. It needs:\n  /dev/net/tun\n    -> load the module tun');
  });

  test('says why a run did not end', () => {
    expect(labText({ ...base, failure: 'the lab was interrupted' })).toContain('did not run to its end: the lab was interrupted');
  });

  test('has a row for each scenario and link, and the reasons of what failed', () => {
    const text = labText({
      ...base,
      verdict: 'fail',
      outcome: {
        convergedSeconds: 3,
        paths: [],
        checks: [{ name: 'paths', verdict: 'fail', found: ['one', 'two'] }],
        scenarios: [{
          name: 'silent',
          title: '',
          cut: ['c1'],
          links: [{ link: 'aws', verdict: 'fail', reasons: ['too long'], before: 'c1', after: 'c2', gapMs: 1_500, window: { fromMs: 450, toMs: 1_300, because: 'BFD' }, lost: 150, lostOnReturn: 0, returnMs: 2_000 }],
        }],
      },
    });
    expect(text).toContain('Failover lab of n: fail. Converged after 3.0 s, everything in 12 s.');
    expect(text).toContain('fail          paths: one\n              two\n');
    expect(text).toMatch(/silent +│ aws +│ +1\.50 s │ 0\.45 s to 1\.30 s │ BFD/);
    expect(text).toContain('fail: silent, aws: too long');
  });

  test('has an exit code of its own for each ending', () => {
    expect(LAB_EXIT_CODES).toEqual({ pass: 0, fail: 1, inconclusive: 4, missing: 5 });
  });
});
