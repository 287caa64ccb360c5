import { KeyVaultAccessPolicyA } from '@cdktf/provider-azurerm/lib/key-vault-access-policy';
import { RoleAssignment } from '@cdktf/provider-azurerm/lib/role-assignment';
import { UserAssignedIdentity } from '@cdktf/provider-azurerm/lib/user-assigned-identity';
import type { AzureMacsec } from './network-props';
import { type AzureScope, ofProvider, placed } from './scope';

/** Who the ports are when they read their keys, and what lets them. */
export interface MacsecResources {
  /** The id of the identity. */
  readonly identityId: string;
  /** The new identity; absent where one was given. */
  readonly identity?: UserAssignedIdentity;
  /** What lets it read the secrets; absent where it may already. */
  readonly access?: RoleAssignment | KeyVaultAccessPolicyA;
}

/**
 * The identity with which ports read their keys, and its access to the Key Vault.
 * https://learn.microsoft.com/azure/expressroute/expressroute-howto-macsec
 */
export function macsec(scope: AzureScope, cloud: string, asked: AzureMacsec): MacsecResources {
  const identity = asked.identityId === undefined ? new UserAssignedIdentity(scope.construct, 'macsec-identity', placed(scope, `${cloud}-macsec`)) : undefined;
  const identityId = identity?.id ?? asked.identityId!;
  const principalId = identity?.principalId ?? asked.identityPrincipalId;
  const access = principalId === undefined ? undefined : accessTo(scope, asked, principalId);
  return { identityId, ...(identity && { identity }), ...(access && { access }) };
}

function accessTo(scope: AzureScope, { keyVaultId, access = { kind: 'role' } }: AzureMacsec, principalId: string): RoleAssignment | KeyVaultAccessPolicyA | undefined {
  switch (access.kind) {
    case 'given':
      return undefined;
    case 'role':
      return new RoleAssignment(scope.construct, 'macsec-role', { scope: keyVaultId, roleDefinitionName: 'Key Vault Secrets User', principalId, ...ofProvider(scope) });
    case 'access-policy':
      return new KeyVaultAccessPolicyA(scope.construct, 'macsec-access-policy', {
        keyVaultId, tenantId: access.tenantId, objectId: principalId, secretPermissions: ['Get'], ...ofProvider(scope),
      });
  }
}

/** The addresses of the two secrets of a link's keys: without a version, so that Azure takes the newest. */
export function secretIds({ keyVaultUri, secretNames }: AzureMacsec, keys: string): { readonly ckn: string; readonly cak: string } {
  const plain = keys.replace(/[^0-9A-Za-z-]+/g, '-');
  const { ckn, cak } = (secretNames && Object.hasOwn(secretNames, keys) && secretNames[keys]) || { ckn: `${plain}-ckn`, cak: `${plain}-cak` };
  const address = (name: string) => `${keyVaultUri.replace(/\/$/, '')}/secrets/${name}`;
  return { ckn: address(ckn), cak: address(cak) };
}
