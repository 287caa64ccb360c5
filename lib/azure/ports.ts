import { ExpressRoutePort, type ExpressRoutePortLink1 } from '@cdktf/provider-azurerm/lib/express-route-port';
import type { Circuit } from './circuits';
import { type MacsecResources, secretIds } from './macsec';
import type { AzureMacsec } from './network-props';
import { type AzureScope, placed, required, requireNewerProvider, slug } from './scope';

/** The keys of ports, and who reads them. */
export interface PortKeys {
  /** Where they are. */
  readonly asked: AzureMacsec;
  /** Who reads them. */
  readonly resources: MacsecResources;
}

/**
 * A pair of ports of one's own (ExpressRoute Direct). It is ordered with its links down, and they come up with what runs on them. A cable
 * hangs on it, so Terraform refuses to replace or destroy it. Its keys come with the links: a key that differs from the router's takes
 * the link down, and there is no clear text to fall back to.
 * https://learn.microsoft.com/azure/expressroute/expressroute-howto-erdirect
 */
export function newPort(scope: AzureScope, circuit: Circuit, keys: PortKeys | undefined): ExpressRoutePort {
  const { bundle: { id }, path, live, expressRoute: { portMbps, encapsulation, macsecCipher } } = circuit;
  const link = live ? linkOf(circuit, keys) : undefined;
  const port = new ExpressRoutePort(scope.construct, `port-${slug(id)}`, {
    ...placed(scope, `${id}-port`),
    peeringLocation: path.location,
    bandwidthInGbps: required(portMbps, id, 'it is on ports of one\'s own, and they have no speed') / 1_000,
    encapsulation: encapsulation === 'qinq' ? 'QinQ' : 'Dot1Q',
    ...(link && { link1: link, link2: link }),
    ...(keys && { identity: { type: 'UserAssigned', identityIds: [keys.resources.identityId] } }),
    ...(keys?.resources.access && { dependsOn: [keys.resources.access] }),
    lifecycle: { preventDestroy: true },
  });
  if (live && macsecCipher === 'GcmAesXpn256') requireNewerProvider(port, 'ciphers of MACsec with extended packet numbers');
  return port;
}

/** Both links alike: XPN ciphers take the channel's identifier. */
function linkOf({ primary, expressRoute: { macsecCipher } }: Circuit, keys: PortKeys | undefined): ExpressRoutePortLink1 {
  if (!primary.macsec || !keys) return { adminEnabled: true };
  const { ckn, cak } = secretIds(keys.asked, primary.macsec.keys);
  return {
    adminEnabled: true,
    macsecCipher: macsecCipher!,
    macsecCknKeyvaultSecretId: ckn,
    macsecCakKeyvaultSecretId: cak,
    macsecSciEnabled: macsecCipher === 'GcmAesXpn256',
  };
}
