import { ashburn, EXAMPLE_NAMES, examplePlan, filled } from '../fixture';
import { DEFINED_KINDS, kindPlan } from '../kinds';
import { charon, complaints, daemon, missingTools, nft, shell, vtysh } from './tools';
import { renderRouter } from '../../../lib/edge';
import { frrDaemonFiles } from '../../../lib/edge/frr';

const { routers, secrets } = filled(ashburn());
const files = new Map(renderRouter(routers[0]!, secrets).map(({ name, text }) => [name, text]));

test('what these tests run is installed', () => {
  expect(missingTools()).toBe('');
});

describe('what is written for', () => {
  const plans = [...EXAMPLE_NAMES.map((name) => [name, examplePlan(name)] as const), ...DEFINED_KINDS.map((kind) => [kind.title, kindPlan(kind)] as const)];
  const made = plans.flatMap(([name, plan]) => {
    const all = filled(plan);
    return all.routers.map((router) => [`${router.name} of ${name}`, router, all.secrets] as const);
  });

  test.each(made)('%s is taken by vtysh, by every daemon, by charon, nft and sh', (_, router, own) => {
    const text = new Map(renderRouter(router, own).map((file) => [file.name, file.text]));
    expect(vtysh(text.get('frr.conf')!)).toEqual({ status: 0, text: '' });
    for (const file of frrDaemonFiles(router, own)) expect(complaints(daemon(file.name.replace('.conf', ''), file.text))).toEqual([]);
    expect(nft(text.get('nftables.conf')!)).toEqual({ status: 0, text: '' });
    expect(shell(text.get('interfaces.sh')!)).toEqual({ status: 0, text: '' });
    const swanctl = text.get('swanctl.conf');
    if (router.tunnels.length > 0) expect(charon(swanctl!)).toMatchObject({ status: 0, text: expect.stringContaining(`successfully loaded ${router.tunnels.length} connections`) });
    expect(swanctl === undefined).toBe(router.tunnels.length === 0);
  }, 60_000);
});

test('the tools see what is wrong, so that they would have said it', () => {
  expect(vtysh(files.get('frr.conf')!.replace('detect-multiplier 3', 'detect-multiplier 999'))).toMatchObject({ status: 2 });
  const bgpd = frrDaemonFiles(routers[0]!, secrets).find(({ name }) => name === 'bgpd.conf')!.text;
  expect(complaints(daemon('bgpd', bgpd.replace(/^ neighbor 172\.20\.255\.122 remote-as .*\n/m, '')))).not.toEqual([]);
  expect(charon(files.get('swanctl.conf')!.replace('aes256gcm16-prfsha384-ecp384', 'aes999')).status).not.toBe(0);
  expect(nft(files.get('nftables.conf')!.replace('maxseg', 'maxseq')).status).not.toBe(0);
}, 60_000);

test('nft takes marks of workloads', () => {
  const made = filled(ashburn(({ workloads }) => { workloads['crawl-to-s3'].match = [{ from: '10.16.5.0/24', to: '10.64.0.0/16', protocol: 'tcp', port: 443 }]; }));
  expect(nft(renderRouter(made.routers[0]!, made.secrets).find(({ name }) => name === 'nftables.conf')!.text)).toEqual({ status: 0, text: '' });
});
