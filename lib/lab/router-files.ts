import type { Daemon } from './spec';
import type { FilledRouter } from '../edge/model';

/** What a router of the site is started with: the rendered configuration, in the pieces that the lab starts one by one. */
export interface RouterFiles {
  /** The router that was rendered, with every value known. */
  readonly router: FilledRouter;
  /** FRR's configuration, a file for each daemon. */
  readonly daemons: Readonly<Partial<Record<Daemon, string>>>;
  /** strongSwan's configuration with the keys, for each tunnel alone. */
  readonly swanctl: Readonly<Record<string, string>>;
  /** Rules of nftables, with the clamping of TCP segments; absent where there are none. */
  readonly nft?: string;
  /** The names of interfaces by the id of their VLAN, tunnel, `lan` or `wan`. */
  readonly interfaces: Readonly<Record<string, string>>;
  /** Commands of `ip` that give tunnels their addresses where FRR does not. */
  readonly tunnelIp?: Readonly<Record<string, readonly (readonly string[])[]>>;
}
