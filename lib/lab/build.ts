import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { existsSync, mkdirSync, openSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import * as path from 'node:path';
import { eachOf, ip, PATH, run, until, within } from './exec';
import { INTERNET } from './layout';
import type { Charon, Daemon, LabNode, LabSpec } from './spec';
import { strongswanConf } from './strongswan';

/** Where Debian has the daemons. */
export const FRR = '/usr/lib/frr';

/** Where Debian has strongSwan's daemon. */
export const CHARON = '/usr/lib/ipsec/charon';

/** Daemons that talk with zebra once it is there. */
const CLIENTS: readonly Daemon[] = ['staticd', 'bfdd', 'bgpd'];

/** How a program is started. */
export interface SpawnOptions {
  /**
   * Whether it is a program of Node that talks with this one.
   * @default false
   */
  readonly ipc?: boolean;
  /**
   * Variables of its environment beside `PATH`.
   * @default - none
   */
  readonly env?: Readonly<Record<string, string>>;
}

/** The lab as it runs: namespaces and processes. */
export class Network {
  private readonly processes = new Map<string, Set<ChildProcess>>();

  /**
   * Prepares a lab; nothing is made yet.
   *
   * @param root a folder for sockets, configurations and logs
   */
  constructor(private readonly spec: LabSpec, private readonly root: string) {}

  /** Makes namespaces and wires, and starts everything. */
  async up(): Promise<void> {
    await ip(undefined, this.spec.nodes.map(({ name }) => ['netns', 'add', name]));
    await ip(undefined, this.spec.wires.map(({ a, b }) => ['link', 'add', 'name', a.name, 'netns', a.node, 'type', 'veth', 'peer', 'name', b.name, 'netns', b.node]));
    await eachOf(this.spec.nodes, 4, (node) => this.configure(node));
    await this.start(this.spec.nodes, this.spec.charons);
  }

  /** Takes a router's power: its interfaces lose their carrier, and its processes end. */
  async powerOff(name: string): Promise<void> {
    // One after the other for the kernel, at once for a router: the internet first, so that nothing leaves by it which the others would have carried.
    const ends = [...this.wiresOf(name)].sort((one, other) => Number(other.outside) - Number(one.outside));
    await ip(name, ends.map(({ name: end }) => ['link', 'set', 'dev', end, 'down']));
    for (const child of this.processes.get(name) ?? []) child.kill('SIGKILL');
    await until(() => ((this.processes.get(name)?.size ?? 0) === 0 ? true : undefined), 5_000);
    for (const socket of socketsIn(this.folder(name))) rmSync(socket);
    await ip(name, [['nexthop', 'flush'], ['route', 'flush', 'table', 'main'], ['addr', 'flush', 'dev', 'lo'], ['link', 'del', 'dev', 'ipsec0'],
      ...ends.map(({ name: end }) => ['addr', 'flush', 'dev', end])], true);
  }

  /** Gives a router its power back. */
  async powerOn(name: string): Promise<void> {
    const node = this.spec.nodes.find((row) => row.name === name)!;
    await this.configure(node, false);
    await this.start([node], this.spec.charons.filter((charon) => charon.node === name));
  }

  /** The socket of a daemon of FRR. */
  socket(node: string, daemon: Daemon): string {
    return path.join(this.folder(node), `${daemon}.vty`);
  }

  /** The folder of a node. */
  folder(node: string): string {
    return path.join(this.root, node);
  }

  /** Starts a program in a namespace; it ends with the lab. */
  spawn(node: string, args: readonly string[], logName: string, options: SpawnOptions = {}): ChildProcess {
    const log = openSync(path.join(this.folder(node), `${logName}.out`), 'a');
    const child = spawn('ip', within(node, args[0]!, args.slice(1)), {
      stdio: options.ipc ? ['ignore', log, log, 'ipc'] : ['ignore', log, log],
      env: { PATH, ...options.env },
    });
    const set = this.processes.get(node) ?? new Set();
    this.processes.set(node, set.add(child));
    child.on('exit', () => set.delete(child));
    return child;
  }

  /** TUN devices first: FRR then finds every interface under its last name. */
  private async start(nodes: readonly LabNode[], charons: readonly Charon[]): Promise<void> {
    await this.startCharons(charons);
    await eachOf(nodes, 3, (node) => this.startDaemons(node));
    // A router starts when it has its configuration: a cloud's end that had none yet would refuse it, and it would not ask again.
    for (const side of ['cloud', 'router']) await eachOf(charons.filter((charon) => charon.side === side), 4, (charon) => this.loadConnections(charon));
  }

  private async configure({ name, kind, hosts, ip: commands, nft }: LabNode, first = true): Promise<void> {
    mkdirSync(this.folder(name), { recursive: true });
    const ends = this.wiresOf(name);
    const bridges = [...new Set(ends.map(({ bridge }) => bridge).filter((bridge) => bridge !== undefined))];
    await ip(name, [
      ['link', 'set', 'dev', 'lo', 'up'],
      ...(first ? bridges.map((bridge) => ['link', 'add', 'name', bridge, 'type', 'bridge']) : []),
      ...bridges.map((bridge) => ['link', 'set', 'dev', bridge, 'up']),
      ...hosts.map((address) => ['addr', 'add', `${address}/32`, 'dev', 'lo']),
      ...ends.flatMap(({ name: end, bridge, mtu }) => [
        ['link', 'set', 'dev', end, 'mtu', String(mtu), ...(bridge === undefined ? [] : ['master', bridge])],
        ['link', 'set', 'dev', end, 'up'],
      ]),
      ...commands,
    ]);
    if (kind !== 'endpoint') await run('ip', within(name, 'sysctl', ['-q', '-w', 'net.ipv4.ip_forward=1', 'net.ipv4.fib_multipath_hash_policy=1', 'net.ipv4.conf.all.rp_filter=0', 'net.ipv4.conf.default.rp_filter=0']));
    if (nft !== undefined) await run('ip', within(name, 'nft', ['-f', '-']), { input: nft });
  }

  private wiresOf(node: string): Cable[] {
    return this.spec.wires.flatMap(({ a, b, mtu }) => [[a, b], [b, a]].filter(([end]) => end!.node === node)
      .map(([end, other]) => ({ name: end!.name, bridge: end!.bridge, mtu, outside: other!.node === INTERNET })));
  }

  private async startDaemons(node: LabNode): Promise<void> {
    const start = async (daemon: Daemon) => {
      const text = node.daemons[daemon];
      if (text !== undefined) await this.startDaemon(node.name, daemon, text);
    };
    await start('zebra');
    await Promise.all(CLIENTS.map(start));
  }

  private async startDaemon(node: string, daemon: Daemon, text: string): Promise<void> {
    const folder = this.folder(node);
    const file = path.join(folder, `${daemon}.conf`);
    writeFileSync(file, text, { mode: 0o600 });
    const own: Partial<Record<Daemon, readonly string[]>> = { zebra: ['-s', '8388608'], bfdd: ['--bfdctl', path.join(folder, 'bfdd.sock')] };
    this.spawn(node, [
      path.join(FRR, daemon), '-f', file, '-i', path.join(folder, `${daemon}.pid`), '-z', path.join(folder, 'zserv.api'), '--vty_socket', folder,
      '-A', '127.0.0.1', '-P', '0', '-u', 'root', '-g', 'root', '--log', `file:${path.join(folder, `${daemon}.log`)}`, '--log-level', 'info', ...(own[daemon] ?? []),
    ], daemon);
    const sockets = [this.socket(node, daemon), ...(daemon === 'zebra' ? [path.join(folder, 'zserv.api')] : [])];
    const ready = await until(() => (sockets.every((socket) => existsSync(socket)) ? true : undefined), 10_000, 20);
    if (ready === undefined) throw new Error(`${daemon} of ${node} does not start: see ${daemon}.log and ${daemon}.out in its logs`);
  }

  /** One after the other in a namespace, because each makes a TUN device of the same name; namespaces side by side. */
  private async startCharons(charons: readonly Charon[]): Promise<void> {
    const nodes = [...new Set(charons.map(({ node }) => node))];
    await eachOf(nodes, 4, async (node) => {
      const own = charons.filter((charon) => charon.node === node);
      for (const charon of own) await this.startCharon(charon);
      await ip(node, [['tuntap', 'add', 'dev', 'ipsec0', 'mode', 'tun'], ['link', 'set', 'dev', 'ipsec0', 'up']]);
    });
  }

  private async startCharon({ tunnel, side, node, tunNode, tun, mtu, ip: commands }: Charon): Promise<void> {
    const folder = path.join(this.folder(node), `charon-${tunnel}`);
    mkdirSync(path.join(folder, 'run'), { recursive: true });
    writeFileSync(path.join(folder, 'strongswan.conf'), strongswanConf(folder, side));
    // The folder of its process id is compiled in: it gets a /run of its own. The script is constant; what varies is an argument.
    this.spawn(node, ['sh', '-c', 'mount --bind "$1" /run && exec "$2"', 'sh', path.join(folder, 'run'), CHARON], `charon-${tunnel}`, { env: { STRONGSWAN_CONF: path.join(folder, 'strongswan.conf') } });
    // Its socket is the last thing that it makes, after the TUN device.
    const ready = await until(() => (existsSync(path.join(folder, 'charon.vici')) ? true : undefined), 10_000, 20);
    if (ready === undefined) throw new Error(`charon of ${tunnel} in ${node} does not start: see its log`);
    await ip(node, [
      ['link', 'set', 'dev', 'ipsec0', 'down'], ['link', 'set', 'dev', 'ipsec0', 'name', tun], ...(tunNode === node ? [] : [['link', 'set', 'dev', tun, 'netns', tunNode]]),
    ]);
    await ip(tunNode, [['link', 'set', 'dev', tun, 'mtu', String(mtu)], ['link', 'set', 'dev', tun, 'up'], ...commands]);
  }

  private async loadConnections({ tunnel, node, swanctl, connections }: Charon): Promise<void> {
    const folder = path.join(this.folder(node), `charon-${tunnel}`);
    const file = path.join(folder, 'swanctl.conf');
    writeFileSync(file, swanctl, { mode: 0o600 });
    const said = await run('swanctl', ['--load-all', '--noprompt', '--file', file, '--uri', `unix://${path.join(folder, 'charon.vici')}`], { env: { STRONGSWAN_CONF: path.join(folder, 'strongswan.conf') } });
    if (!said.includes(`loaded ${connections} connection`)) throw new Error(`swanctl of ${tunnel} in ${node} did not load ${connections} connections: ${said.trim()}`);
  }
}

interface Cable {
  readonly name: string;
  readonly bridge: string | undefined;
  readonly mtu: number;
  /** Whether it leads to the internet. */
  readonly outside: boolean;
}

/** Sockets that processes left behind: what waits for them to appear would not. */
function socketsIn(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const file = path.join(folder, entry.name);
    return entry.isDirectory() ? socketsIn(file) : entry.isSocket() ? [file] : [];
  });
}
