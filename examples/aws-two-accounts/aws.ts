import { type App, Stack } from 'aws-cdk-lib';
import { newApp } from '../aws-app';
import { planOf } from '../plan-of';
import { AwsHybridNetwork } from 'hybrid-ai-network/aws';

/** Ids of the network account's LAGs: its stack has them as outputs, and they are copied from account to account. */
const LAGS = { 'production-edge-1-eqdc2-1': 'dxlag-fg1a2b3c', 'production-edge-2-csva1-1': 'dxlag-fg4d5e6f' };

/** The role by which the research account allocates virtual interfaces on them; docs/aws.md has what it needs. */
const ALLOCATE = 'arn:aws:iam::111111111111:role/AllocateVirtualInterfaces';

/** A stack for each account: they share nothing but the plan. */
export function buildAws(folder: string, outdir?: string): App {
  const plan = planOf(folder);
  const app = newApp(outdir);
  const production = new Stack(app, 'TwoAccountsProduction', { env: { account: '111111111111', region: 'us-east-1' } });
  const research = new Stack(app, 'TwoAccountsResearch', { env: { account: '222222222222', region: 'us-east-1' } });
  new AwsHybridNetwork(production, 'Network', { plan, cloud: 'production', vpcs: 'create' });
  new AwsHybridNetwork(research, 'Network', { plan, cloud: 'research', vpcs: 'create', existingConnections: LAGS, allocateRoleArn: ALLOCATE });
  return app;
}

if (require.main === module) buildAws(process.cwd()).synth();
