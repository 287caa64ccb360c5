import { awsRateLimitsMbps } from '../catalog/aws';
import type { AwsCloudPlan } from '../planner/network-plan';

const PORT_SPEEDS: ReadonlyMap<number, string> = new Map([[1_000, '1Gbps'], [10_000, '10Gbps'], [100_000, '100Gbps'], [400_000, '400Gbps']]);

/** Ports that AWS has MACsec on: https://docs.aws.amazon.com/directconnect/latest/UserGuide/MACsec.html */
const MACSEC_SPEEDS: ReadonlySet<number> = new Set([10_000, 100_000, 400_000]);

const TUNNEL_BANDWIDTHS: ReadonlyMap<string, string> = new Map([['aws/vpn/large', 'large'], ['aws/vpn/standard', 'standard']]);

const RATE_LIMITS: ReadonlySet<number> = new Set(awsRateLimitsMbps);

/** The catalogue's ids of the VPNs of AWS, by the kind of gateway that they end on. */
export const VPN_PRODUCTS: Readonly<Record<AwsCloudPlan['gateway'], readonly string[]>> = {
  'transit': [...TUNNEL_BANDWIDTHS.keys()],
  'virtual-private': ['aws/vpn/virtual-private'],
};

/**
 * The speed of a port as Direct Connect writes it; nothing where there is no such port.
 *
 * @param mbps megabits per second
 */
export function portSpeed(mbps: number): string | undefined {
  return PORT_SPEEDS.get(mbps);
}

/**
 * Whether a LAG has fewer ports of a speed than of lower ones, and a quota for them: 100 and 400 Gbps.
 *
 * @param mbps megabits per second
 */
export function isFastPort(mbps: number): boolean {
  return mbps >= 100_000;
}

/**
 * Whether ports of a speed can be encrypted.
 *
 * @param mbps megabits per second
 */
export function hasMacsec(mbps: number): boolean {
  return MACSEC_SPEEDS.has(mbps);
}

/**
 * The tunnel bandwidth of a VPN connection on a transit gateway: `standard` carries up to 1.25 Gbps a tunnel, `large` up to 5 Gbps; nothing
 * where the product has no such property.
 *
 * @param product the catalogue's id
 */
export function tunnelBandwidth(product: string): string | undefined {
  return TUNNEL_BANDWIDTHS.get(product);
}

/**
 * The rate limit of a virtual interface as Direct Connect writes it, such as `1.2Gbps`; nothing where AWS has no such limit:
 * https://docs.aws.amazon.com/directconnect/latest/UserGuide/vif-rate-limiters.html
 *
 * @param mbps megabits per second
 */
export function rateLimit(mbps: number): string | undefined {
  if (!RATE_LIMITS.has(mbps)) return undefined;
  if (mbps >= 1_000_000) return `${mbps / 1_000_000}Tbps`;
  return mbps >= 1_000 ? `${mbps / 1_000}Gbps` : `${mbps}Mbps`;
}
