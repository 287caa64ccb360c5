import { type App, Stack } from 'aws-cdk-lib';
import { newApp } from '../aws-app';
import { planOf } from '../plan-of';
import { AwsHybridNetwork } from 'hybrid-ai-network/aws';

/** Ids may be text, as here, or references: of another stack, of a parameter, of a lookup. */
export function buildAws(folder: string, outdir?: string): App {
  const app = newApp(outdir);
  const stack = new Stack(app, 'ExistingAws', { description: 'Ashburn and us-east-1, on gateways, a LAG and a VPC that exist' });
  new AwsHybridNetwork(stack, 'Network', {
    plan: planOf(folder),
    cloud: 'virginia',
    transitGatewayId: 'tgw-0a1b2c3d4e5f60718',
    directConnectGatewayId: '5f294f92-bafb-4011-916d-9b0bf5b4a11e',
    associateGateways: false,
    existingConnections: { 'aws-edge-1-eqdc2-1': 'dxlag-ffabc123' },
    vpcs: { training: { vpcId: 'vpc-0123456789abcdef0', subnetIds: ['subnet-0123456789abcdef0', 'subnet-0fedcba9876543210'], routeTableIds: { main: 'rtb-0123456789abcdef0' } } },
  });
  return app;
}

if (require.main === module) buildAws(process.cwd()).synth();
