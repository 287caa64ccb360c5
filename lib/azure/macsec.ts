import { KeyVaultAccessPolicyA } from '@cdktf/provider-azurerm/lib/key-vault-access-policy';
import { RoleAssignment } from '@cdktf/provider-azurerm/lib/role-assignment';
import { UserAssignedIdentity } from '@cdktf/provider-azurerm/lib/user-assigned-identity';
import type { AzureMacsec, AzureSecretPair } from './network-props';
import { type AzureScope, ofProvider, placed } from './scope';
import { Fn, isReference, Token } from '../terraform';

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

/** The names of the two secrets of a link's keys: a Key Vault takes letters, digits and hyphens. */
export function secretNamesOf({ secretNames }: Pick<AzureMacsec, 'secretNames'>, keys: string): AzureSecretPair {
  const plain = keys.replace(/[^0-9A-Za-z-]+/g, '-');
  return secretNames && Object.hasOwn(secretNames, keys) ? secretNames[keys]! : { ckn: `${plain}-ckn`, cak: `${plain}-cak` };
}

/** An address that does not end in a slash; cdktf would take an expression that is text as plain text. */
function withoutSlash(address: string): string {
  if (!isReference(address)) return address.replace(/\/$/, '');
  return Token.isUnresolved(address) ? Fn.trimsuffix(address, '/') : `\${trimsuffix("${address}", "/")}`;
}

/** The addresses of the two secrets of a link's keys: without a version, so that Azure takes the newest. That of a vault ends in a slash. */
export function secretIds(asked: AzureMacsec, keys: string): AzureSecretPair {
  const { ckn, cak } = secretNamesOf(asked, keys);
  const vault = withoutSlash(asked.keyVaultUri);
  return { ckn: `${vault}/secrets/${ckn}`, cak: `${vault}/secrets/${cak}` };
}
