import type { Construct } from 'constructs';
import type { DedicatedResources } from './dedicated';
import { vpnConnectionsOf } from './fallback';
import type { LinkPlan } from '../planner/network-plan';
import { resolved, secretVariable } from '../terraform';

/** The variables that hold the keys of peerings and VPN connections that are made, by the name of the secret in the plan. */
export function secretsOf(construct: Construct, links: readonly LinkPlan[], { peerings, live }: DedicatedResources): ReadonlyMap<string, string> {
  const ofPeerings = [...peerings.keys()].flatMap((id) => live.get(id)!.circuit.bundle.attachments).flatMap(({ sessions }) => sessions);
  const ofTunnels = vpnConnectionsOf(links).flatMap(({ tunnels }) => tunnels);
  const names = [...new Set([...ofPeerings, ...ofTunnels].map(({ secret }) => secret))].sort();
  return new Map(names.map((secret) => [secret, variableOf(construct, secret)]));
}

/** The variable is there already: it is asked for once more. */
const variableOf = (construct: Construct, secret: string): string =>
  String(resolved(construct, secretVariable(construct, secret, ''))).replace(/^\$\{var\.(.*)\}$/, '$1');
