import { type App, Stack } from 'aws-cdk-lib';
import { newApp } from '../aws-app';
import { planOf } from '../plan-of';
import { AwsHybridNetwork } from 'hybrid-ai-network/aws';

/** The ids and VLANs of the connections are parameters of the stack: partners say them when they have made the connections. */
export function buildAws(folder: string, outdir?: string): App {
  const app = newApp(outdir);
  const stack = new Stack(app, 'HostedAws', { description: 'Dublin and eu-west-1, over hosted connections' });
  new AwsHybridNetwork(stack, 'Network', { plan: planOf(folder), cloud: 'ireland', vpcs: 'create' });
  return app;
}

if (require.main === module) buildAws(process.cwd()).synth();
