import { type App, Stack } from 'aws-cdk-lib';
import { newApp } from '../aws-app';
import { planOf } from '../plan-of';
import { AwsHybridNetwork } from 'hybrid-ai-network/aws';

/** A Direct Connect gateway is global: the second Region associates its transit gateway with that of the first. */
export function buildAws(folder: string, outdir?: string): App {
  const plan = planOf(folder);
  const app = newApp(outdir);
  const account = '111111111111'; // references from Region to Region need an account and Regions that are known
  const virginia = new Stack(app, 'TwoRegionsVirginia', { env: { account, region: 'us-east-1' }, crossRegionReferences: true });
  const oregon = new Stack(app, 'TwoRegionsOregon', { env: { account, region: 'us-west-2' }, crossRegionReferences: true });
  const east = new AwsHybridNetwork(virginia, 'Network', { plan, cloud: 'virginia', vpcs: 'create' });
  new AwsHybridNetwork(oregon, 'Network', {
    plan,
    cloud: 'oregon',
    vpcs: 'create',
    directConnectGatewayId: east.gateway.directConnectGatewayId!,
  });
  return app;
}

if (require.main === module) buildAws(process.cwd()).synth();
