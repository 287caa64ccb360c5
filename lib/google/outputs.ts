import type { ComputeHaVpnGateway } from '@cdktf/provider-google/lib/compute-ha-vpn-gateway';
import type { Construct } from 'constructs';
import { remoteEnds } from './cross-cloud';
import { type CircuitLink, type DedicatedSlice, isPartner } from './dedicated';
import type { FallbackSlice } from './tunnels';
import type { GoogleCloudPlan } from '../planner/network-plan';
import { cloudOutput, type TerraformOutput } from '../terraform';

/** Outputs of the stack with what the routers and the order of the circuits need, each a map by the ids of the plan. */
export interface GoogleHybridNetworkOutputs {
  /** The connections: Google's reference, which the letter of authorization and a support case name, and the state. */
  readonly interconnects?: TerraformOutput;
  /** Connections that were given and that the plan encrypts with MACsec: switching it on and its keys are not in the stack. */
  readonly macsecByHand?: TerraformOutput;
  /** The VLAN attachments: VLAN id, and both addresses with their length. */
  readonly attachments?: TerraformOutput;
  /** The pairing keys of a partner's attachments, with which they are ordered from it; sensitive. */
  readonly pairingKeys?: TerraformOutput;
  /**
   * What has to be ordered and set at the other cloud, in its words, by bundle: a LAG with virtual interfaces, or a port of a pair with a
   * private peering. Keys are named, never shown.
   */
  readonly remoteEnds?: TerraformOutput;
  /** The HA VPN gateways: the internet addresses of interfaces 0 and 1. */
  readonly vpnGateways?: TerraformOutput;
  /** The HA VPN gateways on encrypted attachments: the addresses of interfaces 0 and 1. */
  readonly encryptionGateways?: TerraformOutput;
}

/** What outputs are made of. */
export interface Built {
  /** Links with circuits. */
  readonly links: readonly CircuitLink[];
  /** Their circuits. */
  readonly circuits: DedicatedSlice;
  /** The tunnels over the internet. */
  readonly vpn: FallbackSlice;
  /** The tunnels on circuits. */
  readonly encrypted: FallbackSlice;
}

/** Builds the outputs, named `<cloud>_interconnects`, `<cloud>_pairing_keys`, `<cloud>_remote_ends` and so on; each where there is something in it. */
export function outputs(scope: Construct, cloud: GoogleCloudPlan, { links, circuits, vpn, encrypted }: Built): GoogleHybridNetworkOutputs {
  type Resources<T> = ReadonlyMap<string, T>;
  const made = <T>(id: string, description: string, resources: Resources<T>, value: (resource: T) => unknown, sensitive = false) =>
    (resources.size === 0 ? undefined : cloudOutput(scope, cloud.name, id, { description, value: values(resources, value), ...(sensitive && { sensitive }) }));
  const addresses = (gateway: ComputeHaVpnGateway) => [0, 1].map((index) => gateway.vpnInterfaces.get(index).ipAddress);
  const partner = new Set(links.filter(({ plan }) => isPartner(plan)).flatMap(({ plan }) => attachmentIds(plan)));
  const paired = new Map([...circuits.attachments].filter(([id]) => partner.has(id)));
  const encryptedBundles = links.filter(({ plan }) => plan.macsec).flatMap(({ plan }) => plan.paths.flatMap(({ bundles }) => bundles.map(({ id }) => id)));
  const byHand = new Map([...circuits.connections].filter(([id]) => encryptedBundles.includes(id) && !circuits.interconnects.has(id)));
  return defined({
    interconnects: made('interconnects', 'The reference and the state of each connection: what the letter of authorization and a support case name.', circuits.interconnects,
      (connection) => ({ reference: connection.googleReferenceId, state: connection.state })),
    macsecByHand: made('macsec-by-hand', 'Connections that were given, which the plan encrypts with MACsec: switch it on and make its keys by hand.', byHand, (connection) => connection),
    attachments: made('attachments', 'The VLAN id and the addresses of each VLAN attachment, as Google gave them.', circuits.attachments, (attachment) => ({
      vlan: attachment.vlanTag8021Q,
      cloud_address: attachment.cloudRouterIpAddress,
      router_address: attachment.customerRouterIpAddress,
    })),
    pairingKeys: made('pairing-keys', 'The pairing key of each attachment, to order it from the partner with; it holds for 28 days.', paired, ({ pairingKey }) => pairingKey, true),
    remoteEnds: made('remote-ends', 'What has to be ordered and set at the other cloud for each connection; keys are names of secrets.', remoteEnds(links), (end) => end),
    vpnGateways: made('vpn-gateways', 'The internet addresses of each HA VPN gateway, of interface 0 and of interface 1.', vpn.gateways, addresses),
    encryptionGateways: made('encryption-gateways', 'The addresses of each HA VPN gateway on VLAN attachments, of interface 0 and of interface 1.', encrypted.gateways, addresses),
  });
}

const attachmentIds = ({ paths }: CircuitLink['plan']): readonly string[] =>
  paths.flatMap(({ bundles }) => bundles.flatMap(({ attachments }) => attachments.map(({ id }) => id)));

const defined = <T extends object>(fields: T): { [K in keyof T]?: Exclude<T[K], undefined> } =>
  Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined)) as { [K in keyof T]?: Exclude<T[K], undefined> };

function values<T>(resources: ReadonlyMap<string, T>, value: (resource: T) => unknown): Record<string, unknown> {
  return Object.fromEntries([...resources].map(([id, resource]) => [id, value(resource)]));
}
