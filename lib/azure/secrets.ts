import type { DedicatedResources } from './dedicated';
import { vpnConnectionsOf } from './fallback';
import type { LinkPlan } from '../planner/network-plan';
import { secretVariableNames } from '../terraform';

/** The variables that hold the keys of peerings and VPN connections that are made, by the name of the secret in the plan. */
export function secretsOf(links: readonly LinkPlan[], { peerings, live }: DedicatedResources): ReadonlyMap<string, string> {
  const ofPeerings = [...peerings.keys()].flatMap((id) => live.get(id)!.circuit.bundle.attachments).flatMap(({ sessions }) => sessions);
  const ofTunnels = vpnConnectionsOf(links).flatMap(({ tunnels }) => tunnels);
  return secretVariableNames([...ofPeerings, ...ofTunnels].map(({ secret }) => secret));
}
