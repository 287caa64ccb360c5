import * as path from 'node:path';
import { App, Stack } from 'aws-cdk-lib';
import { loadHybridNetwork, planNetwork, readLock } from 'hybrid-ai-network';
import { AwsHybridNetwork } from 'hybrid-ai-network/aws';

/**
 * The AWS end of the network that a folder defines.
 *
 * @param folder holds `network.yaml` and its lock
 * @param outdir where to write the template; `cdk synth` says it itself
 */
export function buildAws(folder: string, outdir?: string): App {
  const network = loadHybridNetwork(path.join(folder, 'network.yaml'));
  const plan = planNetwork(network, { lock: readLock(path.join(folder, 'hybrid-network.lock.json')) });

  const context = { 'aws:cdk:disable-creation-stack-traces': true }; // they would write paths of this machine into cdk.out
  const app = new App({ analyticsReporting: false, context, ...(outdir !== undefined && { outdir }) });
  const stack = new Stack(app, 'AshburnAws', { description: 'Direct Connect from Ashburn to us-east-1, and the VPN that takes over' });
  new AwsHybridNetwork(stack, 'Network', { plan, cloud: 'aws-virginia', vpcs: 'create', objectStorage: { vpc: '10.64.0.0/16' } });
  return app;
}

if (require.main === module) buildAws(process.cwd()).synth();
