import type { App } from 'cdktf';
import { googleApp } from '../google-app';

/** Cloud Routers in two regions; the circuits of the second are ordered, and nothing runs on them yet. */
export function buildTerraform(folder: string, outdir?: string): App {
  return googleApp(folder, outdir, 'google-maximum', { cloud: 'google', network: { kind: 'new' }, customerName: 'Ashburn AI', nocContactEmail: 'noc@ashburn.example' });
}

if (require.main === module) buildTerraform(process.cwd()).synth();
