import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import * as path from 'node:path';
import { APT } from '../../../lib/lab/sandbox';

/** What these tests run. Where they are missing, the tests fail and say what to install: nothing is skipped in silence. */
const TOOLS = ['/usr/bin/vtysh', '/usr/lib/frr/bgpd', '/usr/sbin/swanctl', '/usr/lib/ipsec/charon', '/usr/sbin/nft', '/usr/bin/unshare'];

/** What is missing of what these tests run; empty where nothing is. */
export function missingTools(): string {
  const missing = TOOLS.filter((tool) => !existsSync(tool));
  return missing.length === 0 ? '' : `${missing.join(', ')}: ${APT}`;
}

/** What a program said, both ways, and how it ended. */
export interface Said {
  readonly status: number | null;
  readonly text: string;
}

function run(command: string, ...args: readonly string[]): Said {
  const { status, stdout, stderr, error } = spawnSync(command, args, { encoding: 'utf8', timeout: 60_000 });
  return { status, text: error ? String(error) : `${stdout}${stderr}` };
}

function withFile<T>(name: string, text: string, use: (file: string, folder: string) => T): T {
  const folder = mkdtempSync(path.join(tmpdir(), 'edge-'));
  try {
    const file = path.join(folder, name);
    writeFileSync(file, text, { mode: 0o600 });
    return use(file, folder);
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** `vtysh -C` on an integrated configuration, without what it says of its own, which not everyone may read. */
export function vtysh(text: string): Said {
  const said = withFile('frr.conf', text, (file) => run('vtysh', '-C', '-f', file));
  return { ...said, text: said.text.replace(/^.*vtysh\.conf.*\n/gm, '') };
}

const DAEMON = `
mount -t tmpfs tmpfs /run
mount -t tmpfs tmpfs /var/tmp
sed 's/^frrvty:.*/frrvty:x:0:root/' /etc/group > /run/group
mount --bind /run/group /etc/group
exec "/usr/lib/frr/$1" -C -u root -g root -f "$2"
`;

/** A namespace of its own for network and mounts, in which the caller is root. */
const APART = ['--net', '--mount', '--user', '--map-root-user'] as const;

/** A daemon of FRR that only reads its configuration. */
export const daemon = (name: string, text: string): Said => withFile(`${name}.conf`, text, (file) => run('unshare', ...APART, 'sh', '-c', DAEMON, 'daemon', name, file));

/** What a daemon says of a configuration that it takes: of interfaces that are not there, of the kernel, and of its own start. */
const NOISE = /MPLS|sendmsg_nexthop: zclient_send_message|static_zebra_nht_register: Failure to send nexthop|Graceful restart configuration changed|interface does not exist in specified vrf|^\s*$/;

/** What a daemon says beyond that. */
export const complaints = ({ text }: Said): readonly string[] => text.split('\n').filter((line) => !NOISE.test(line));

/** `nft -c` on a ruleset. */
export const nft = (text: string): Said => withFile('nftables.conf', text, (file) => run('unshare', ...APART, 'nft', '-c', '-f', file));

/** `sh -n` on a script. */
export const shell = (text: string): Said => withFile('script.sh', text, (file) => run('sh', '-n', file));

const CHARON = `
set -u
cd "$1"
mount -t tmpfs tmpfs /run
ip link set lo up
cat > strongswan.conf <<X
charon {
  load = random nonce x509 revocation constraints pubkey pkcs1 pem openssl aes sha2 sha1 hmac kdf gcm gmp curve25519 drbg kernel-libipsec kernel-netlink socket-default vici
  install_virtual_ip = no
  start-scripts { }
  plugins { vici { socket = unix://$1/vici } }
}
X
export STRONGSWAN_CONF="$1/strongswan.conf"
/usr/lib/ipsec/charon > charon.log 2>&1 & charon=$!
n=0
while [ ! -S vici ] && [ $n -lt 100 ]; do sleep 0.05; n=$((n + 1)); done
swanctl --load-all --noprompt --file swanctl.conf --uri "unix://$1/vici"; status=$?
kill $charon; wait $charon 2>/dev/null
exit $status
`;

/** A charon in a network of its own that loads connections and starts none. */
export const charon = (text: string): Said =>
  withFile('swanctl.conf', text.replaceAll('start_action = start', 'start_action = none'), (_, folder) =>
    run('unshare', ...APART, 'sh', '-c', CHARON, 'charon', folder));
