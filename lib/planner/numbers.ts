/** Mbps in a plan: to the kbps, so that the last bits of a computation do not show. */
export const toKbps = (mbps: number): number => Math.round(mbps * 1_000) / 1_000;

/** US dollars in a plan: to the cent. */
export const toCents = (usd: number): number => Math.round(usd * 100) / 100;

/** A rate in a sentence. */
export const gbps = (mbps: number): string => `${Math.round(mbps / 10) / 100} Gbps`;
