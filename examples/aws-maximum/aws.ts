import { type App, Stack } from 'aws-cdk-lib';
import { newApp } from '../aws-app';
import { planOf } from '../plan-of';
import { AwsHybridNetwork } from 'hybrid-ai-network/aws';

/** Four LAGs at two locations. Those of the path in phase `order` have no virtual interfaces until it says `live`. */
export function buildAws(folder: string, outdir?: string): App {
  const app = newApp(outdir);
  const stack = new Stack(app, 'MaximumAws', { description: 'Frankfurt and eu-central-1, over two devices at each of two locations' });
  new AwsHybridNetwork(stack, 'Network', { plan: planOf(folder), cloud: 'frankfurt-aws', vpcs: 'create' });
  return app;
}

if (require.main === module) buildAws(process.cwd()).synth();
