import { NetworkConnectivityHub } from '@cdktf/provider-google/lib/network-connectivity-hub';
import { NetworkConnectivitySpoke } from '@cdktf/provider-google/lib/network-connectivity-spoke';
import { type GoogleContext, labelled } from './context';
import type { CircuitLink, DedicatedSlice } from './dedicated';
import type { LinkConnection } from './fallback';
import type { FallbackSlice } from './tunnels';

/** The hub over which sites reach each other, with its spokes. */
export interface SiteToSiteSlice {
  /** The hub. */
  readonly hub: NetworkConnectivityHub;
  /** The spokes, by link, what they are of, and region: `aws/attachments/us-east4`. */
  readonly spokes: ReadonlyMap<string, NetworkConnectivitySpoke>;
}

/** What carries the links. */
export interface Carriers {
  /** Links with circuits. */
  readonly circuits: readonly CircuitLink[];
  /** Their attachments. */
  readonly dedicated: DedicatedSlice;
  /** VPN connections of all links. */
  readonly connections: readonly LinkConnection[];
  /** Their tunnels. */
  readonly fallback: FallbackSlice;
  /** Tunnels on encrypted attachments. */
  readonly encrypted: FallbackSlice;
}

/**
 * A hub with a spoke for each link in each region, of its attachments, or of its tunnels where it has nothing else or they encrypt the
 * attachments: what is in one spoke is redundant, and sites of two spokes reach each other. Tunnels that stand by for circuits are left out,
 * as two spokes of one site would have one ASN. A spoke is made anew when its members change; attachments, tunnels and their sessions stay.
 *
 * @see https://docs.cloud.google.com/network-connectivity/docs/network-connectivity-center/concepts/data-transfer-overview
 */
export function siteToSite(context: GoogleContext, carriers: Carriers): SiteToSiteSlice {
  const { scope, cloud, name } = context;
  const hub = new NetworkConnectivityHub(scope, 'hub', { name: name(cloud.name), project: cloud.project, ...labelled(context) });
  const spokes = new Map<string, NetworkConnectivitySpoke>();
  for (const { id, link, kind, region, uris } of members(context, carriers)) {
    const linked = { uris: [...uris], siteToSiteDataTransfer: true };
    spokes.set(id, new NetworkConnectivitySpoke(scope, `spoke-${link}-${kind}-${region}`, {
      name: name(`${link}-${kind}-${region}`),
      project: cloud.project,
      location: region,
      hub: hub.id,
      ...labelled(context),
      ...(kind === 'attachments' ? { linkedInterconnectAttachments: linked } : { linkedVpnTunnels: linked }),
    }));
  }
  return { hub, spokes };
}

interface Spoke {
  readonly id: string;
  readonly link: string;
  readonly kind: 'attachments' | 'tunnels';
  readonly region: string;
  readonly uris: readonly string[];
}

function members({ cloud }: GoogleContext, { circuits, dedicated, connections, fallback, encrypted }: Carriers): readonly Spoke[] {
  const spokes = new Map<string, Spoke>();
  const add = (link: string, kind: Spoke['kind'], region: string, uris: readonly string[]) => {
    if (uris.length === 0) return;
    const id = `${link}/${kind}/${region}`;
    spokes.set(id, { id, link, kind, region, uris: [...(spokes.get(id)?.uris ?? []), ...uris] });
  };
  for (const { name, plan } of circuits) {
    // What is encrypted is reached through its tunnels only.
    for (const pair of plan.interconnect?.encryption?.pairs ?? []) add(name, 'tunnels', pair.region, tunnelsOf(pair.gateways, encrypted));
    if (plan.interconnect?.encryption) continue;
    for (const path of plan.paths) {
      const ids = path.bundles.flatMap(({ attachments }) => attachments.map(({ id }) => id));
      add(name, 'attachments', path.region ?? cloud.region, ids.flatMap((id) => dedicated.attachments.get(id)?.selfLink ?? []));
    }
  }
  const withCircuits = new Set(circuits.map(({ name }) => name));
  for (const { link, connection } of connections.filter((row) => !withCircuits.has(row.link))) add(link, 'tunnels', cloud.region, tunnelsOf([connection], fallback));
  return [...spokes.values()];
}

const tunnelsOf = (rows: readonly { readonly tunnels: readonly { readonly id: string }[] }[], { tunnels }: FallbackSlice): readonly string[] =>
  rows.flatMap((row) => row.tunnels.flatMap(({ id }) => tunnels.get(id)?.selfLink ?? []));
