import { chmodSync, copyFileSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import * as path from 'node:path';
import { run } from '../../lib/cli/run';
import { routersOf } from '../../lib/edge';
import { ashburn, secretTexts, valuesFor } from '../edge/fixture';
import { example, scratch } from '../examples/support';

const routers = routersOf(ashburn());
const texts = secretTexts(routers);

/** Runs the command in a folder with outputs and keys. */
async function edge(...args: readonly string[]): Promise<{ readonly code: number; readonly out: string; readonly err: string; readonly folder: string }> {
  const folder = scratch();
  const values = valuesFor(routers);
  const value = (kind: string, id: string) => values.get(`${kind} ${id}`)!;
  const files = {
    'secrets.json': texts,
    'azure.json': { azure_virginia_vpn_tunnels: { value: Object.fromEntries(tunnels('azure').map((id) => [id, { public_ip: value('tunnel-outside-address', id) }])) } },
    'google.json': {
      google_virginia_vpn_gateways: { value: Object.fromEntries(tunnels('google').map((id) => [id.replace(/-\d$/, ''), ['192.0.2.200', '192.0.2.201']])) },
      google_virginia_attachments: {
        value: Object.fromEntries(['google-edge-1-iad-zone1-1-1-1', 'google-edge-2-iad-zone2-5467-1-1'].map((id) => [id, {
          router_address: value('attachment-router-address', id), cloud_address: `${value('attachment-cloud-address', id)}/29`,
        }])),
      },
    },
    'vpn.json': {
      VpnConnections: [...new Set(tunnels('aws').map((id) => id.replace(/-\d$/, '')))].map((connection) => ({
        VpnConnectionId: `vpn-${connection}`,
        Tags: [{ Key: 'Name', Value: `ashburn-ai/${connection}` }],
        Options: {
          TunnelOptions: routers.flatMap((router) => router.tunnels).filter(({ id }) => id.startsWith(`${connection}-`))
            .map(({ id, address }) => ({ OutsideIpAddress: value('tunnel-outside-address', id), TunnelInsideCidr: subnet(address!) })),
        },
      })),
    },
  };
  for (const [name, content] of Object.entries(files)) writeFileSync(path.join(folder, name), JSON.stringify(content));
  let [out, err] = ['', ''];
  const given = args.map((arg) => (arg.includes('.') && !arg.startsWith('-') ? path.join(folder, arg) : arg));
  const io = { out: (text: string) => { out += text; }, err: (text: string) => { err += text; }, color: false };
  const code = await run(['edge', path.join(example('ashburn'), 'network.yaml'), '--out', path.join(folder, 'out'), ...given], io);
  return { code, out, err, folder: path.join(folder, 'out') };
}

const tunnels = (link: string) => routers.flatMap((router) => router.tunnels.map(({ id }) => id)).filter((id) => id.startsWith(`${link}-`));

/** The /30 of a router's address inside a tunnel: the third of four. */
const subnet = (address: string) => address.replace(/\.(\d+)\/30$/, (_, last: string) => `.${Number(last) - 2}/30`);

const ALL = ['--outputs', 'azure.json', 'google.json', 'vpn.json'];

test('writes the files of every router, and those with keys for their owner only', async () => {
  const { code, out, err, folder } = await edge(...ALL, '--secrets', 'secrets.json');
  expect([code, err]).toEqual([0, '']);
  expect(out).toContain('Wrote 8 files of 2 routers and 3 hand-off sheets');
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((file) => statSync(path.join(folder, file)).isFile());
  for (const file of files) {
    const text = readFileSync(path.join(folder, file), 'utf8');
    const isSecret = /keynumber|fedcba/.test(text);
    expect([file, (statSync(path.join(folder, file)).mode % 0o1000).toString(8)]).toEqual([file, isSecret ? '600' : '644']);
  }
});

test('shows no key on the terminal, also where something is wrong', async () => {
  const [name] = Object.keys(texts);
  const before = texts[name!]!;
  texts[name!] = 'a key with spaces';
  const { code, out, err } = await edge(...ALL, '--secrets', 'secrets.json');
  texts[name!] = before;
  expect(code).toBe(2);
  expect(err).toContain(name);
  expect(`${out}${err}`).not.toMatch(/a key with spaces|keynumber/);
});

test('names everything that is missing at once, and writes nothing', async () => {
  const { code, err, folder } = await edge();
  expect(code).toBe(2);
  expect(err).toContain('the tunnel aws-vpn-edge-1-1-1');
  expect(err).toContain('the secret "ashburn-ai/vpn/azure-vpn-edge-1-1"');
  expect(() => readdirSync(folder)).toThrow('ENOENT');
});

test('writes names in place of what is not known, where it is a preview', async () => {
  const { code, folder } = await edge('--preview');
  expect(code).toBe(0);
  expect(readFileSync(path.join(folder, 'ashburn/edge-1/swanctl.conf'), 'utf8')).toContain('remote_addrs = <tunnel-outside-address aws-vpn-edge-1-1-1>');
});

test('a preview takes no file of keys, which it would leave aside', async () => {
  const { code, err, folder } = await edge('--preview', '--secrets', 'secrets.json');
  expect(code).toBe(2);
  expect(err).toContain("'--preview' cannot be used with option '--secrets <file>'");
  expect(() => readdirSync(folder)).toThrow('ENOENT');
});

test('a file that was open to others is not when keys are written to it', async () => {
  const { folder } = await edge('--preview');
  const file = path.join(folder, 'ashburn/edge-1/frr.conf');
  chmodSync(file, 0o666);
  await run(['edge', path.join(example('ashburn'), 'network.yaml'), '--out', folder, '--preview'], { out: () => undefined, err: () => undefined, color: false });
  expect((statSync(file).mode % 0o1000).toString(8)).toBe('600');
});

test('makes nothing from a plan that has errors', async () => {
  const folder = scratch();
  const definition = path.join(folder, 'network.yaml');
  writeFileSync(definition, readFileSync(path.join(example('small-lab'), 'network.yaml'), 'utf8').replace(/internet: [\d.]+ [GM]bps/, 'internet: 1 Mbps'));
  let err = '';
  const code = await run(['edge', definition, '--out', path.join(folder, 'out'), '--preview'], { out: () => undefined, err: (text) => { err += text; }, color: false });
  expect([code, err]).toEqual([1, 'The plan has errors, and nothing is made from it: see the findings of the command plan.\n']);
  expect(() => readdirSync(path.join(folder, 'out'))).toThrow('ENOENT');
});

describe('a folder that cannot be written to', () => {
  /** Writes a preview to a folder. */
  async function preview(out: string): Promise<{ readonly code: number; readonly err: string }> {
    let err = '';
    const code = await run(['edge', path.join(example('ashburn'), 'network.yaml'), '--out', out, '--preview'], { out: () => undefined, err: (text) => { err += text; }, color: false });
    return { code, err };
  }

  const filesOf = (folder: string) => readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((file) => statSync(path.join(folder, file)).isFile()).sort();

  test('is said where it is a file', async () => {
    const file = path.join(scratch(), 'out');
    writeFileSync(file, 'text');
    const { code, err } = await preview(file);
    expect(code).toBe(2);
    expect(err).toContain('cannot be written (ENOTDIR)');
    expect(err).toContain('name a folder for --out that files can be written to (edge-file)');
    expect(readFileSync(file, 'utf8')).toBe('text');
  });

  test('is said where the system makes none', async () => {
    const { code, err } = await preview('/sys/hybrid-ai-network');
    expect([code, err]).toEqual([2, expect.stringContaining('(edge-file)')]);
  });

  test('leaves nothing half-written where a folder has a file\'s name', async () => {
    const folder = scratch();
    mkdirSync(path.join(folder, 'hand-off/google-live.md'), { recursive: true });
    const { code, err } = await preview(folder);
    expect(code).toBe(2);
    expect(err).toContain('google-live.md cannot be written (EISDIR)');
    expect(filesOf(folder)).toEqual([]);
  });

  test('files of an earlier run stay as they were', async () => {
    const folder = scratch();
    await preview(folder);
    const before = filesOf(folder);
    const file = path.join(folder, 'ashburn/edge-1/frr.conf');
    writeFileSync(file, 'as it was');
    rmSync(path.join(folder, 'hand-off/google-live.md'));
    mkdirSync(path.join(folder, 'hand-off/google-live.md'));
    expect((await preview(folder)).code).toBe(2);
    expect(readFileSync(file, 'utf8')).toBe('as it was');
    expect(filesOf(folder)).toEqual(before.filter((name) => !name.endsWith('google-live.md')));
  });
});

describe('files of an earlier run', () => {
  /** Writes a preview of the Ashburn example whose first router runs another platform, after one as it is. */
  async function twice(between: (folder: string) => void): Promise<{ readonly err: string; readonly folder: string }> {
    const folder = scratch();
    const out = path.join(folder, 'out');
    let err = '';
    const io = { out: () => undefined, err: (text: string) => { err += text; }, color: false };
    for (const file of ['network.yaml', 'hybrid-network.lock.json']) copyFileSync(path.join(example('ashburn'), file), path.join(folder, file));
    const definition = path.join(folder, 'network.yaml');
    const command = ['edge', definition, '--out', out, '--preview'];
    expect([await run(command, io), err]).toEqual([0, '']);
    const text = readFileSync(definition, 'utf8');
    writeFileSync(definition, text.replace('platform: frr', 'platform: junos'));
    between(out);
    expect(await run(command, io)).toBe(0);
    return { err, folder: out };
  }

  test('are removed and named where nothing is written to them any more', async () => {
    const { err, folder } = await twice(() => undefined);
    expect(readdirSync(path.join(folder, 'ashburn/edge-1'))).toEqual(['junos.set']);
    expect(err.split('\n').filter((line) => line.startsWith('Removed'))).toEqual(['frr.conf', 'interfaces.sh', 'nftables.conf', 'swanctl.conf']
      .map((name) => `Removed ashburn/edge-1/${name}: an earlier run wrote it, and nothing is written there now.`));
    expect(readdirSync(path.join(folder, 'ashburn/edge-2'))).toContain('frr.conf');
  });

  test('are named and stay where they are copies, or of another network, and others are not looked at', async () => {
    const { err, folder } = await twice((out) => {
      const router = path.join(out, 'ashburn/edge-1');
      copyFileSync(path.join(router, 'frr.conf'), path.join(router, 'frr.conf.old'));
      copyFileSync(path.join(router, 'swanctl.conf'), path.join(router, 'swanctl.conf.part'));
      writeFileSync(path.join(router, 'frr.conf'), readFileSync(path.join(router, 'frr.conf'), 'utf8').replace('network ashburn-ai', 'network other'));
      writeFileSync(path.join(router, 'interfaces.sh'), 'my own\n');
    });
    expect(readdirSync(path.join(folder, 'ashburn/edge-1')).sort()).toEqual(['frr.conf', 'frr.conf.old', 'interfaces.sh', 'junos.set']);
    expect(err).toContain('ashburn/edge-1/frr.conf is from an earlier run, and is left as it is: it may hold keys.\n');
    expect(err).toContain('ashburn/edge-1/frr.conf.old is from an earlier run');
    expect(err).toContain('Removed ashburn/edge-1/swanctl.conf.part');
    expect(err).not.toContain('interfaces.sh');
  });

  test('a sheet of a link that is no more is removed, and notes beside it are not', async () => {
    const { err, folder } = await twice((out) => {
      const sheets = path.join(out, 'hand-off');
      copyFileSync(path.join(sheets, 'aws-live.md'), path.join(sheets, 'old-order.md'));
      writeFileSync(path.join(sheets, 'notes-live.md'), '# Notes\n');
    });
    expect(readdirSync(path.join(folder, 'hand-off')).sort()).toEqual(['aws-live.md', 'azure-live.md', 'google-live.md', 'notes-live.md']);
    expect(err).toContain('Removed hand-off/old-order.md');
  });
});

describe('the lock', () => {
  /** Runs a command on the small lab without a lock beside it. */
  async function withoutLock(...args: readonly string[]): Promise<{ readonly code: number; readonly err: string; readonly folder: string }> {
    const folder = scratch();
    copyFileSync(path.join(example('small-lab'), 'network.yaml'), path.join(folder, 'network.yaml'));
    let err = '';
    const [command, ...rest] = args.map((arg) => arg.replace('FOLDER', folder));
    const code = await run([command!, path.join(folder, 'network.yaml'), ...rest], { out: () => undefined, err: (text) => { err += text; }, color: false });
    return { code, err, folder };
  }

  test.each([['edge', '--out', 'FOLDER/out', '--preview'], ['lab']])('that is named has to be there: %s', async (...args) => {
    const { code, err, folder } = await withoutLock(...args, '--lock', 'FOLDER/no.json');
    expect(code).toBe(2);
    expect(err).toContain(`the lock ${folder}/no.json does not exist`);
    expect(err).toContain('(lock-missing)');
  });

  test('is missed beside the definition', async () => {
    const { code, err, folder } = await withoutLock('edge', '--out', 'FOLDER/out', '--preview');
    expect([code, err]).toEqual([0, `There is no lock ${folder}/hybrid-network.lock.json: addresses and VLAN ids are those of a first plan, and what was deployed may have others.\n`]);
  });

  test('is not missed where none is wanted', async () => {
    const { code, err } = await withoutLock('edge', '--out', 'FOLDER/out', '--preview', '--no-lock');
    expect([code, err]).toEqual([0, '']);
  });
});

test('sheets show what the outputs tell', async () => {
  const { folder } = await edge('--preview', '--outputs', 'google.json');
  const sheet = readFileSync(path.join(folder, 'hand-off/google-live.md'), 'utf8');
  expect(sheet).not.toContain('unless the deployment says other');
});
