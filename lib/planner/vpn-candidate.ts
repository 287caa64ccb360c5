import { isDedicated } from './dedicated';
import type { DemandState, LinkDemand } from './link-demand';
import type { LockedVpn } from './network-plan';
import { keptLoads, normalLoads, tunnelWire } from './sizing';
import type { VpnCandidate, VpnLoad } from './vpn';
import type { VpnProduct } from '../catalog';
import type { Link, Policy, Router, Vpn } from '../definition/hybrid-network';

/** The VPN of a link: what it is for, and the routers on which it ends. */
export interface VpnRole {
  /** The VPN. */
  readonly vpn: Vpn;
  /** Whether it carries the traffic in the normal state. */
  readonly isPrimary: boolean;
  /** The routers on which it ends. */
  readonly routers: readonly Router[];
}

/** The VPN of a link; `isAlone` where the link is left without circuits. */
export function vpnOf(link: Link, isAlone: boolean): VpnRole | undefined {
  const { primary, fallback, site } = link;
  if (!isDedicated(link)) return primary.kind === 'vpn' ? { vpn: primary, isPrimary: true, routers: site.routers } : undefined;
  const routers = site.routers.filter((router) => link.primary.paths.some((path) => path.router === router));
  return fallback && { vpn: fallback, isPrimary: isAlone, routers };
}

/** When and as what a VPN is asked for. */
export interface VpnAsked {
  /** The rules. */
  readonly policy: Policy;
  /** Months of growth. */
  readonly months: number;
  /** Whether the link is left without circuits. */
  readonly isAlone: boolean;
  /** What an earlier plan built. */
  readonly inUse: LockedVpn | undefined;
}

/** What is asked of the VPN of a link: everything where it is the primary, else what is kept when all circuits are lost. */
export function vpnCandidate(link: Link, demand: LinkDemand, { policy, months, isAlone, inUse }: VpnAsked): VpnCandidate | undefined {
  const role = vpnOf(link, isAlone);
  if (!role) return undefined;
  const load = (keeps: DemandState['keeps']) => once(({ mtu, mss }: VpnProduct): VpnLoad => {
    const wire = tunnelWire({ mtu, mss });
    const state = { months, keeps };
    return {
      loads: keeps === 'everything' ? normalLoads(policy, demand, wire, months) : keptLoads(policy, demand, wire, state),
      packetsPerMbps: { toCloud: demand.packetsPerMegabit('toCloud', state, mss) / wire, toSite: demand.packetsPerMegabit('toSite', state, mss) / wire },
    };
  });
  return {
    ...role,
    link,
    inUse,
    required: load(role.isPrimary ? 'everything' : 'dedicated'),
    ...(role.isPrimary ? { requiredInFailure: load('location') } : { sent: load('sent') }),
  };
}

/** Asks once for all products with the same packets. */
function once<T>(find: (product: VpnProduct) => T): (product: VpnProduct) => T {
  const known = new Map<string, T>();
  return (product) => {
    const packets = `${product.mtu} ${product.mss}`;
    const answer = known.get(packets) ?? find(product);
    known.set(packets, answer);
    return answer;
  };
}
