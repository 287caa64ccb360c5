import type { BundleModel, FilledRouter, PortModel } from '../model';

/** The longest name of an interface in Linux. */
export const INTERFACE_NAME_LENGTH = 15;

/** The interface of a tunnel. */
export const tunnelInterface = (number: number): string => `xfrm${number}`;

/** What a port's frames leave over: the port, or the interface that encrypts them (`ms-eth2`). */
export const carrierOf = ({ name, macsec }: PortModel): string => (macsec === undefined ? name : `ms-${name}`.slice(0, INTERFACE_NAME_LENGTH));

/** What the VLANs of a bundle stand on. */
export function parentOf({ ports }: Pick<FilledRouter, 'ports'>, bundle: BundleModel): string {
  return bundle.aggregated ? bundle.name : carrierOf(ports.find(({ id }) => id === bundle.ports[0])!);
}

/**
 * The name in Linux of the interface that a session refers to: of a VLAN (`bond1.1137`), a tunnel (`xfrm3285`) or the LAN.
 *
 * @param router the router
 * @param id the id in the model
 */
export function linuxInterface(router: FilledRouter, id: string): string {
  if (id === router.lan.id) return router.lan.name;
  if (id === router.wan?.id) return router.wan.name;
  const tunnel = router.tunnels.find((each) => each.id === id);
  if (tunnel) return tunnelInterface(tunnel.number);
  const vlan = router.vlans.find((each) => each.id === id)!;
  return `${parentOf(router, router.bundles.find(({ id: bundle }) => bundle === vlan.bundle)!)}.${vlan.vlan}`;
}
