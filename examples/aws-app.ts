import * as path from 'node:path';
import { App } from 'aws-cdk-lib';
import { loadHybridNetwork, planNetwork, type NetworkPlan, readLock } from 'hybrid-ai-network';

/**
 * The plan of the network that a folder defines.
 *
 * @param folder holds `network.yaml` and its lock
 */
export function planOf(folder: string): NetworkPlan {
  return planNetwork(loadHybridNetwork(path.join(folder, 'network.yaml')), { lock: readLock(path.join(folder, 'hybrid-network.lock.json')) });
}

/**
 * An AWS CDK app whose output holds no path of the machine that it is made on.
 *
 * @param outdir where to write the templates; `cdk synth` says it itself
 */
export function newApp(outdir?: string): App {
  const context = { 'aws:cdk:disable-creation-stack-traces': true }; // they would write paths of this machine into cdk.out
  return new App({ analyticsReporting: false, context, ...(outdir !== undefined && { outdir }) });
}
