import { type App, Stack } from 'aws-cdk-lib';
import { newApp } from '../aws-app';
import { planOf } from '../plan-of';
import { AwsHybridNetwork } from 'hybrid-ai-network/aws';

/** One port of Direct Connect, a new VPC, and a VPN that takes over. */
export function buildAws(folder: string, outdir?: string): App {
  const app = newApp(outdir);
  const stack = new Stack(app, 'BasicAws', { description: 'A lab and us-east-1, joined by one port and a VPN' });
  new AwsHybridNetwork(stack, 'Network', { plan: planOf(folder), cloud: 'virginia', vpcs: 'create' });
  return app;
}

if (require.main === module) buildAws(process.cwd()).synth();
