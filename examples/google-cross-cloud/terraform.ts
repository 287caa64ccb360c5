import type { App } from 'cdktf';
import { googleApp } from '../google-app';

/** The stack of Google Cloud; its output `google_remote_ends` says what the other cloud has to have. */
export function buildTerraform(folder: string, outdir?: string): App {
  return googleApp(folder, outdir, 'google-cross-cloud', { cloud: 'google', network: { kind: 'new', subnetworks: true }, nocContactEmail: 'noc@example.com' });
}

if (require.main === module) buildTerraform(process.cwd()).synth();
