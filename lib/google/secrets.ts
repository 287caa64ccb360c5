import type { ComputeVpnTunnel } from '@cdktf/provider-google/lib/compute-vpn-tunnel';
import type { Construct } from 'constructs';
import type { BgpSession } from './bgp-session';
import type { LinkPlan } from '../planner/network-plan';
import { resolved, secretVariable } from '../terraform';

/** What holds a key. */
export interface KeyHolders {
  /** BGP sessions that were made, by session or tunnel. */
  readonly sessions: ReadonlyMap<string, BgpSession>;
  /** Tunnels that were made. */
  readonly tunnels: ReadonlyMap<string, ComputeVpnTunnel>;
}

/** The variables of the stack that hold keys, by the name of the secret in the plan. */
export function secretsOf(construct: Construct, links: readonly LinkPlan[], { sessions, tunnels }: KeyHolders): ReadonlyMap<string, string> {
  const ofSessions = links.flatMap(({ primary }) => (primary.kind === 'vpn' ? [] : primary.paths))
    .flatMap(({ bundles }) => bundles.flatMap(({ attachments }) => attachments.flatMap((attachment) => attachment.sessions)))
    .filter(({ id }) => sessions.has(id));
  const ofTunnels = links.flatMap(tunnelsOf).filter(({ id }) => tunnels.has(id));
  return new Map([...ofSessions, ...ofTunnels].map(({ secret }) => secret).sort().map((secret) => [secret, variableOf(construct, secret)]));
}

function tunnelsOf({ primary, fallback }: LinkPlan) {
  const encrypted = primary.kind === 'vpn' ? [] : (primary.interconnect?.encryption?.pairs ?? []).flatMap(({ gateways }) => gateways);
  const connections = [primary, fallback].flatMap((vpn) => (vpn?.kind === 'vpn' ? vpn.connections : []));
  return [...encrypted, ...connections].flatMap(({ tunnels }) => tunnels);
}

/** The variable is there already: it is asked for once more. */
const variableOf = (construct: Construct, secret: string): string => String(resolved(construct, secretVariable(construct, secret, ''))).replace(/^\$\{var\.(.*)\}$/, '$1');
