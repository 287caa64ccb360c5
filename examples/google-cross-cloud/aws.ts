import { type App, Stack } from 'aws-cdk-lib';
import { newApp } from '../aws-app';
import { planOf } from '../plan-of';
import { AwsHybridNetwork } from 'hybrid-ai-network/aws';

/** The end of AWS: a LAG for each connection of Google, and virtual interfaces on them. */
export function buildAws(folder: string, outdir?: string): App {
  const app = newApp(outdir);
  const stack = new Stack(app, 'CrossCloudAws', { description: 'us-east-1, joined to us-east4 by Cross-Cloud Interconnect' });
  new AwsHybridNetwork(stack, 'Network', { plan: planOf(folder), cloud: 'aws', vpcs: 'create' });
  return app;
}

if (require.main === module) buildAws(process.cwd()).synth();
