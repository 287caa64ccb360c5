import type { Construct } from 'constructs';
import { CONSTRUCT } from './problems';
import { brokenPlanProblem } from '../errors';
import { Annotations, requireProviderVersion, shortName, type TerraformProvider } from '../terraform';

/** Where the resources of one cloud go. */
export interface AzureScope {
  /** The construct that they stand under. */
  readonly construct: Construct;
  /** The name of the network: every name of a resource starts with it. */
  readonly network: string;
  /** The Azure region. */
  readonly location: string;
  /** The resource group. */
  readonly resourceGroupName: string;
  /** The provider, where it is not the stack's. */
  readonly provider?: TerraformProvider;
  /** Tags of what can have them. */
  readonly tags?: Readonly<Record<string, string>>;
  /** Names in Azure by id, in place of ours. */
  readonly names?: Readonly<Record<string, string>>;
}

/**
 * The versions of azurerm that know both the names of the bindings (4.55.0) and what came later: `ErGwScale` with 4.56, XPN ciphers with 4.60,
 * units of `ErGwScale` with 4.79. Version 5.0 renamed what the bindings write.
 */
const NEWER_VERSIONS = '>= 4.79.0, < 5.0.0';

/** Asks for a provider that knows something which the bindings' version does not, and says so. */
export function requireNewerProvider(construct: Construct, what: string): void {
  requireProviderVersion(construct, 'azurerm', NEWER_VERSIONS);
  Annotations.of(construct).addInfo(`azurerm ${NEWER_VERSIONS} is asked for in place of the bindings' 4.55.0, which does not know ${what}`);
}

/**
 * How long Terraform waits for a gateway: a change of its size takes up to two hours, and the provider would give up after one.
 * https://learn.microsoft.com/azure/expressroute/expressroute-about-virtual-network-gateways
 */
export const GATEWAY_TIMEOUTS = { create: '3h', update: '3h', delete: '3h' } as const;

/** The longest name that every resource used here may have; a virtual network's is shorter. */
const NAME_LENGTH = 80;

/**
 * An id of the plan as a part of construct ids and of Azure names. Names of the definition hold no underscore, so an
 * underscore in place of a separator keeps two ids apart.
 */
export const slug = (id: string): string => id.toLowerCase().replace(/[/:.]/g, '_').replace(/[^a-z0-9_-]/g, '-');

/**
 * A name that Azure takes: letters, digits, underscores and hyphens.
 * https://learn.microsoft.com/azure/azure-resource-manager/management/resource-name-rules
 */
export const azureName = (network: string, id: string, maximum = NAME_LENGTH): string => shortName(slug(`${network}-${id}`), maximum);

/** The name in Azure of what has an id in the plan. */
export const nameOf = ({ network, names }: AzureScope, id: string, maximum?: number): string =>
  (names && Object.hasOwn(names, id) ? names[id]! : azureName(network, id, maximum));

/** The provider of a resource, where it is not the stack's. */
export const ofProvider = ({ provider }: AzureScope): { readonly provider?: TerraformProvider } => (provider ? { provider } : {});

/** What a resource that can have tags has of them. */
export const tagged = ({ tags }: AzureScope): { readonly tags?: Record<string, string> } => (tags ? { tags: { ...tags } } : {});

/** What nearly every resource has: its name, its region, its resource group, its provider and its tags. */
export const placed = (scope: AzureScope, id: string) => ({
  name: nameOf(scope, id),
  location: scope.location,
  resourceGroupName: scope.resourceGroupName,
  ...ofProvider(scope),
  ...tagged(scope),
});

/** An address without its length. */
export const host = (address: string): string => address.split('/')[0] as string;

/**
 * A value that the plan has to have.
 *
 * @throws HybridNetworkError when it does not
 */
export function required<T>(value: T | undefined, id: string, lacks: string): T {
  if (value === undefined) throw brokenPlanProblem(CONSTRUCT, id, lacks);
  return value;
}

/**
 * The one value that all of these have.
 *
 * @throws HybridNetworkError when they differ, or there is none
 */
export function common<T>(values: readonly T[], id: string, what: string): T {
  if (new Set(values).size !== 1) throw brokenPlanProblem(CONSTRUCT, id, `it has ${new Set(values).size} ${what} where Azure takes one`);
  return values[0] as T;
}
