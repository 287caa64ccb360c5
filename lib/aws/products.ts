const PORT_SPEEDS: ReadonlyMap<number, string> = new Map([[1_000, '1Gbps'], [10_000, '10Gbps'], [100_000, '100Gbps'], [400_000, '400Gbps']]);

const TUNNEL_BANDWIDTHS: ReadonlyMap<string, string> = new Map([['aws/vpn/large', 'large'], ['aws/vpn/standard', 'standard']]);

/** The catalogue's ids of the VPNs of AWS. */
export const VPN_PRODUCTS: readonly string[] = [...TUNNEL_BANDWIDTHS.keys()];

/**
 * The speed of a port as Direct Connect writes it; nothing where there is no such port.
 *
 * @param mbps megabits per second
 */
export function portSpeed(mbps: number): string | undefined {
  return PORT_SPEEDS.get(mbps);
}

/**
 * The tunnel bandwidth of a VPN connection: `standard` carries up to 1.25 Gbps a tunnel, `large` up to 5 Gbps; nothing where
 * AWS has no such product.
 *
 * @param product the catalogue's id
 */
export function tunnelBandwidth(product: string): string | undefined {
  return TUNNEL_BANDWIDTHS.get(product);
}
