import type { Construct } from 'constructs';
import type { AzureCloudPlan, LinkPlan, TunnelPlan } from '../planner/network-plan';
import { TerraformOutput } from '../terraform';
import type { DedicatedResources } from './dedicated';
import { type FallbackResources, vpnConnectionsOf } from './fallback';
import { host } from './scope';

/** What the other ends need: the service providers the keys of the circuits, the routers the ends of their tunnels. */
export function outputs(
  construct: Construct, cloud: AzureCloudPlan, links: readonly LinkPlan[], { circuits }: DedicatedResources, vpn: FallbackResources,
): void {
  if (circuits.size > 0) {
    output(construct, cloud, 'service-keys', {
      description: 'The service key of each circuit: what its service provider asks for.',
      value: Object.fromEntries([...circuits].map(([id, circuit]) => [id, circuit.serviceKey])),
      sensitive: true,
    });
  }
  if (vpn.vpnGateway) {
    output(construct, cloud, 'vpn-tunnels', {
      description: 'The far end of each tunnel, as its router needs it.',
      value: Object.fromEntries(tunnelsOf(links).map((tunnel) => [tunnel.id, farEnd(cloud, tunnel, vpn)])),
    });
  }
}

const tunnelsOf = (links: readonly LinkPlan[]) => vpnConnectionsOf(links).flatMap(({ tunnels }) => tunnels);

const farEnd = (cloud: AzureCloudPlan, { cloudInterface, cloudAddress }: TunnelPlan, { vpnPublicIps }: FallbackResources) => ({
  public_ip: vpnPublicIps[cloudInterface]?.ipAddress,
  bgp_address: host(cloudAddress),
  asn: cloud.vpnGateway?.asn,
});

/** The name of an output starts with the cloud's, whatever the construct is called. */
function output(construct: Construct, cloud: AzureCloudPlan, id: string, config: { description: string; value: unknown; sensitive?: boolean }): void {
  new TerraformOutput(construct, id, config).overrideLogicalId(`${cloud.name}-${id}`.replaceAll('-', '_'));
}
