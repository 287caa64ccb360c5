import type { Construct } from 'constructs';
import type { GoogleCloudPlan } from '../planner/network-plan';
import { TerraformOutput } from '../terraform';
import type { DedicatedSlice } from './dedicated';
import type { FallbackSlice } from './fallback';

/** Outputs of the stack with what the routers and the order of the cross-connects need, each a map by the ids of the plan. */
export interface GoogleHybridNetworkOutputs {
  /** The connections: Google's reference, which the letter of authorization and a support case name, and the state. */
  readonly interconnects?: TerraformOutput;
  /** The VLAN attachments: VLAN id, and both addresses with their length. */
  readonly attachments?: TerraformOutput;
  /** The HA VPN gateways: the internet addresses of interfaces 0 and 1. */
  readonly vpnGateways?: TerraformOutput;
}

/** Builds the outputs, named `<cloud>_interconnects`, `<cloud>_attachments` and `<cloud>_vpn_gateways`. */
export function outputs(scope: Construct, cloud: GoogleCloudPlan, circuits?: DedicatedSlice, vpn?: FallbackSlice): GoogleHybridNetworkOutputs {
  return {
    ...(circuits && {
      interconnects: output(scope, cloud, 'interconnects', {
        description: 'The reference and the state of each connection: what the letter of authorization and a support case name.',
        value: values(circuits.interconnects, (connection) => ({ reference: connection.googleReferenceId, state: connection.state })),
      }),
      attachments: output(scope, cloud, 'attachments', {
        description: 'The VLAN id and the addresses of each VLAN attachment, as Google gave them.',
        value: values(circuits.attachments, (attachment) => ({
          vlan: attachment.vlanTag8021Q,
          cloud_address: attachment.cloudRouterIpAddress,
          router_address: attachment.customerRouterIpAddress,
        })),
      }),
    }),
    ...(vpn && {
      vpnGateways: output(scope, cloud, 'vpn-gateways', {
        description: 'The internet addresses of each HA VPN gateway, of interface 0 and of interface 1.',
        value: values(vpn.gateways, (gateway) => [0, 1].map((index) => gateway.vpnInterfaces.get(index).ipAddress)),
      }),
    }),
  };
}

/** The name of an output starts with the cloud's, whatever the construct is called. */
function output(scope: Construct, cloud: GoogleCloudPlan, id: string, config: { readonly description: string; readonly value: unknown }): TerraformOutput {
  const made = new TerraformOutput(scope, id, config);
  made.overrideLogicalId(`${cloud.name}-${id}`.replaceAll('-', '_'));
  return made;
}

function values<T>(resources: ReadonlyMap<string, T>, value: (resource: T) => unknown): Record<string, unknown> {
  return Object.fromEntries([...resources].map(([id, resource]) => [id, value(resource)]));
}
