import type { FilledRouter } from '../model';
import { vlanInterface } from '../renderer';

/** The interface of a tunnel. */
export const tunnelInterface = (number: number): string => `xfrm${number}`;

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
  return vlanInterface(router, id);
}
