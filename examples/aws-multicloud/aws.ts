import { type App, Stack } from 'aws-cdk-lib';
import { newApp } from '../aws-app';
import { planOf } from '../plan-of';
import { AwsHybridNetwork } from 'hybrid-ai-network/aws';

/** What `aws interconnect list-environments --region us-east-1 --provider cloudServiceProvider=gcp` shows for us-east4. */
const ENVIRONMENT_ID = 'mce-aws-gcp-iad';

/** An interconnect to Google Cloud on a Direct Connect gateway of its own, and a VPN to an office. */
export function buildAws(folder: string, outdir?: string): App {
  const app = newApp(outdir);
  const stack = new Stack(app, 'MulticloudAws', { description: 'us-east-1, joined to us-east4 by AWS Interconnect, and to an office by VPN' });
  const cloudLinks = { 'aws-google': { environmentId: ENVIRONMENT_ID } };
  new AwsHybridNetwork(stack, 'Network', { plan: planOf(folder), cloud: 'aws-virginia', vpcs: 'create', cloudLinks });
  return app;
}

if (require.main === module) buildAws(process.cwd()).synth();
