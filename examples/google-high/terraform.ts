import type { App } from 'cdktf';
import { googleApp } from '../google-app';

/** Two connections with MACsec, each key named with the time from which it is used. */
export function buildTerraform(folder: string, outdir?: string): App {
  return googleApp(folder, outdir, 'google-high', { cloud: 'google', network: { kind: 'new', subnetworks: true }, customerName: 'Ashburn AI', macsecKeys: { google: [{ name: 'first', startTime: '2027-05-01T00:00:00Z' }] } });
}

if (require.main === module) buildTerraform(process.cwd()).synth();
