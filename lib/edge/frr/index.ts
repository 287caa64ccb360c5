import type { FilledRouter } from '../model';
import { headline, type RenderedFile, type Renderer, textOf } from '../renderer';
import type { Secrets } from '../secrets';
import { DAEMONS, daemonLines } from './daemons';
import { interfaces, rules } from './linux';
import { swanctl } from './swanctl';

export { type Daemon, DAEMONS } from './daemons';
export { linuxInterface } from './names';

/** The release whose words are used; later ones read them too. */
const VERSION = '8.4';

/** What every file of FRR begins with. */
const head = (router: FilledRouter): readonly string[] =>
  [...headline(router).map((line) => `! ${line}`), `frr version ${VERSION}`, 'frr defaults traditional', `hostname ${router.name}`, 'log syslog informational', '!'];

/**
 * The configuration of each daemon of FRR alone, as one starts that is not under `vtysh`.
 *
 * @param router of which every value is known
 * @param secrets the keys
 * @returns `zebra.conf`, `staticd.conf`, `bfdd.conf` and `bgpd.conf`
 */
export function frrDaemonFiles(router: FilledRouter, secrets: Secrets): readonly RenderedFile[] {
  const lines = daemonLines(router, secrets);
  return DAEMONS.map((daemon) => ({ name: `${daemon}.conf`, text: textOf([...head(router), ...lines[daemon]]), secret: daemon === 'bgpd' }));
}

function integrated(router: FilledRouter, secrets: Secrets): RenderedFile {
  const lines = daemonLines(router, secrets);
  const text = textOf([...head(router), 'service integrated-vtysh-config', '!', ...DAEMONS.flatMap((daemon) => lines[daemon])]);
  return { name: 'frr.conf', text, secret: true };
}

/** FRR 8.4 or later with strongSwan 5.9 or later on Linux. */
export const FRR: Renderer = {
  platform: 'frr',
  encryptsPorts: false,
  render: (router, secrets) => [
    integrated(router, secrets),
    { name: 'interfaces.sh', text: textOf(interfaces(router)), secret: false },
    { name: 'nftables.conf', text: textOf(rules(router)), secret: false },
    ...(router.tunnels.length > 0 ? [{ name: 'swanctl.conf', text: textOf(swanctl(router, secrets)), secret: true }] : []),
  ],
};
