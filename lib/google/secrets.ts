import type { ComputeVpnTunnel } from '@cdktf/provider-google/lib/compute-vpn-tunnel';
import type { BgpSession } from './bgp-session';
import type { LinkPlan } from '../planner/network-plan';
import { secretVariableNames } from '../terraform';

/** What holds a key. */
export interface KeyHolders {
  /** BGP sessions that were made, by session or tunnel. */
  readonly sessions: ReadonlyMap<string, BgpSession>;
  /** Tunnels that were made. */
  readonly tunnels: ReadonlyMap<string, ComputeVpnTunnel>;
}

/** The variables of the stack that hold keys, by the name of the secret in the plan. */
export function secretsOf(links: readonly LinkPlan[], { sessions, tunnels }: KeyHolders): ReadonlyMap<string, string> {
  const ofSessions = links.flatMap(({ primary }) => (primary.kind === 'vpn' ? [] : primary.paths))
    .flatMap(({ bundles }) => bundles.flatMap(({ attachments }) => attachments.flatMap((attachment) => attachment.sessions)))
    .filter(({ id }) => sessions.has(id));
  const ofTunnels = links.flatMap(tunnelsOf).filter(({ id }) => tunnels.has(id));
  return secretVariableNames([...ofSessions, ...ofTunnels].map(({ secret }) => secret));
}

function tunnelsOf({ primary, fallback }: LinkPlan) {
  const encrypted = primary.kind === 'vpn' ? [] : (primary.interconnect?.encryption?.pairs ?? []).flatMap(({ gateways }) => gateways);
  const connections = [primary, fallback].flatMap((vpn) => (vpn?.kind === 'vpn' ? vpn.connections : []));
  return [...encrypted, ...connections].flatMap(({ tunnels }) => tunnels);
}
