import { type App, Stack } from 'aws-cdk-lib';
import { newApp } from '../aws-app';
import { planOf } from '../plan-of';
import { AwsHybridNetwork } from 'hybrid-ai-network/aws';

/**
 * The AWS end of the network that a folder defines.
 *
 * @param folder holds `network.yaml` and its lock
 * @param outdir where to write the template; `cdk synth` says it itself
 */
export function buildAws(folder: string, outdir?: string): App {
  const app = newApp(outdir);
  const stack = new Stack(app, 'AshburnAws', { description: 'Direct Connect from Ashburn to us-east-1, and the VPN that takes over' });
  new AwsHybridNetwork(stack, 'Network', { plan: planOf(folder), cloud: 'aws-virginia', vpcs: 'create', objectStorage: { vpc: '10.64.0.0/16' } });
  return app;
}

if (require.main === module) buildAws(process.cwd()).synth();
