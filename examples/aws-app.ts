import { App } from 'aws-cdk-lib';

/**
 * An AWS CDK app whose output holds no path of the machine that it is made on.
 *
 * @param outdir where to write the templates; `cdk synth` says it itself
 */
export function newApp(outdir?: string): App {
  const context = { 'aws:cdk:disable-creation-stack-traces': true }; // they would write paths of this machine into cdk.out
  return new App({ analyticsReporting: false, context, ...(outdir !== undefined && { outdir }) });
}
