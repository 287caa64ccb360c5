import { chmodSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
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
    const isSecret = /key\.number|fedcba/.test(text);
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
  expect(`${out}${err}`).not.toMatch(/a key with spaces|key\.number/);
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
