import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { accessSync, constants, existsSync } from 'node:fs';
import * as path from 'node:path';
import { CHARON, FRR } from './build';
import { PATH, run } from './exec';

/** Something that the lab needs and this machine does not have. */
export interface Missing {
  /** What. */
  readonly what: string;
  /** What to do. */
  readonly fix: string;
}

/** Installs everything that is needed. */
export const APT = 'apt-get install --no-install-recommends frr strongswan-charon strongswan-swanctl libcharon-extra-plugins libstrongswan-standard-plugins libstrongswan-extra-plugins nftables iproute2';

/** Programs by the Debian package that has them. */
const PROGRAMS: readonly (readonly [file: string, name: string])[] = [
  ...['zebra', 'bgpd', 'bfdd', 'staticd'].map((name) => [path.join(FRR, name), 'frr'] as const),
  [CHARON, 'strongswan-charon'],
  ['/usr/lib/ipsec/plugins/libstrongswan-kernel-libipsec.so', 'libcharon-extra-plugins'],
  ['swanctl', 'strongswan-swanctl'], ['ip', 'iproute2'], ['nft', 'nftables'], ['unshare', 'util-linux'], ['sysctl', 'procps'],
];

/** Everything that is missing; nothing where the lab can run. */
export async function missing(): Promise<Missing[]> {
  if (process.platform !== 'linux') return [{ what: 'Linux: the lab is made of its network namespaces', fix: 'run it in a Debian container or virtual machine' }];
  const programs = PROGRAMS.filter(([file]) => !isThere(file)).map(([file, name]) => ({ what: `${file}, of Debian's package ${name}`, fix: APT }));
  return programs.length > 0 ? programs : [...device(), ...await namespaces()];
}

const isThere = (file: string) => (file.startsWith('/') ? [file] : PATH.split(':').map((folder) => path.join(folder, file))).some((name) => existsSync(name));

function device(): Missing[] {
  try {
    for (const mode of [constants.R_OK, constants.W_OK]) accessSync('/dev/net/tun', mode);
    return [];
  } catch {
    return [{ what: '/dev/net/tun, for reading and writing', fix: 'load the module tun, and make the device writable (mode 0666, as udev does)' }];
  }
}

async function namespaces(): Promise<Missing[]> {
  const probe = await run('unshare', [...flags(), 'nft', 'list', 'tables'], { mayFail: true });
  return probe.trim() === '' ? [] : [{
    what: `namespaces with nftables: ${probe.trim().split('\n')[0]}`,
    fix: 'run as root, or allow user namespaces (sysctl kernel.apparmor_restrict_unprivileged_userns=0 on Ubuntu) and the kernel module nf_tables',
  }];
}

/** All that is made inside goes with the last process of these namespaces; without root, a namespace of users comes first. */
export function flags(): string[] {
  const own = ['--net', '--mount', '--pid', '--ipc', '--fork', '--kill-child', '--mount-proc'];
  return process.getuid?.() === 0 ? own : ['--user', '--map-root-user', ...own];
}

/**
 * Starts a program of Node as the first process of namespaces of its own.
 *
 * @param program the file, and its arguments
 */
export function spawnInside(program: readonly string[]): ChildProcess {
  return spawn('unshare', [...flags(), process.execPath, ...process.execArgv, ...program], {
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
    env: { ...process.env, PATH },
    detached: true, // a key press goes to the parent alone, which asks the lab to end
  });
}
