import { build } from './fixture';
import type { AzureHybridNetworkProps } from '../../lib/azure';
import { HybridNetworkError, type Problem } from '../../lib/errors';
import { EMPTY_LOCK, type NetworkLock, type NetworkPlan, planNetwork } from '../../lib/planner';
import type { AzureCloudPlan, DedicatedPlan, LinkPlan } from '../../lib/planner/network-plan';
import { type Draft, network } from '../networks';

/** A plan that tests may change at will. */
export type Planned = Draft;

/** The plan of a site with two routers, circuits at two locations, a VPN, and one region of Azure. */
export function planned(change: (definition: Draft) => void = () => undefined, lock: NetworkLock = EMPTY_LOCK): NetworkPlan {
  const made = network('ashburn', (d) => {
    d.links = { azure: d.links.azure };
    d.clouds = { 'azure-virginia': d.clouds['azure-virginia'] };
    d.workloads = { stream: { kind: 'telemetry', from: 'ashburn', to: 'azure-virginia', rate: '2 Gbps' } };
    d.policy.growth = '0%/year';
    change(d);
  });
  return planNetwork(made, { lock });
}

/** Ports of one's own, encrypted. */
export const direct = (change: (primary: Draft) => void = () => undefined) => (d: Draft): void => {
  const { primary } = d.links.azure;
  Object.assign(primary, { connections: 'direct', macsec: { keys: 'lab/azure' } });
  primary.paths = [{ router: 'edge-1', location: 'Washington DC' }, { router: 'edge-2', location: 'Chicago' }];
  change(primary);
};

/** A virtual hub in place of a network. */
export const inHub = (d: Draft): void => {
  Object.assign(d.clouds['azure-virginia'], { hub: 'virtual-wan', hubPrefix: '10.255.0.0/23', transit: true });
};

/** Where the keys of MACsec are. */
export const VAULT = {
  keyVaultId: '/subscriptions/0/resourceGroups/security/providers/Microsoft.KeyVault/vaults/keys', keyVaultUri: 'https://keys.vault.azure.net/',
};

/** A plan with something changed that the planner would not. */
export function spoiled(plan: NetworkPlan, change: (plan: Planned) => void): NetworkPlan {
  const copy = structuredClone(plan) as Planned;
  change(copy);
  return copy as NetworkPlan;
}

/** The circuits of a plan's only link. */
export const circuitsOf = (plan: Planned): Draft => (plan.links as LinkPlan[])[0]!.primary as DedicatedPlan;

/** The region of a plan. */
export const cloudOf = (plan: Planned): Draft => (plan.clouds as AzureCloudPlan[])[0]!;

/** Every problem that a user is told. */
export function problemsOf(plan: NetworkPlan, props: Partial<AzureHybridNetworkProps> = {}): readonly Problem[] {
  try {
    build(plan, props);
  } catch (error) {
    if (HybridNetworkError.is(error)) return error.problems;
    throw error;
  }
  return [];
}

/** What a user is told, a line each. */
export const toldOf = (plan: NetworkPlan, props: Partial<AzureHybridNetworkProps> = {}): readonly string[] =>
  problemsOf(plan, props).map(({ code, message, fix }) => `${code}: ${message} -> ${fix}`);
