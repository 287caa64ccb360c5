import { type App, Stack } from 'aws-cdk-lib';
import { newApp } from '../aws-app';
import { planOf } from '../plan-of';
import { AwsHybridNetwork } from 'hybrid-ai-network/aws';

/** Private virtual interfaces to a virtual private gateway, whose routes the VPC takes over. */
export function buildAws(folder: string, outdir?: string): App {
  const app = newApp(outdir);
  const stack = new Stack(app, 'SmallAws', { description: 'A lab and one VPC in us-east-1' });
  new AwsHybridNetwork(stack, 'Network', { plan: planOf(folder), cloud: 'virginia', vpcs: 'create' });
  return app;
}

if (require.main === module) buildAws(process.cwd()).synth();
