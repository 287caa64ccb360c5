import { type App, Stack } from 'aws-cdk-lib';
import { newApp } from '../aws-app';
import { planOf } from '../plan-of';
import { AwsHybridNetwork } from 'hybrid-ai-network/aws';

/** Two sites on one Direct Connect gateway; the keys of MACsec are the secret `aws-high/macsec`. */
export function buildAws(folder: string, outdir?: string): App {
  const app = newApp(outdir);
  const stack = new Stack(app, 'HighAws', { description: 'Ashburn, Newark and us-east-1, over two locations each' });
  new AwsHybridNetwork(stack, 'Network', { plan: planOf(folder), cloud: 'virginia', vpcs: 'create' });
  return app;
}

if (require.main === module) buildAws(process.cwd()).synth();
