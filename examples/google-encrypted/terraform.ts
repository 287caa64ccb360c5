import type { App } from 'cdktf';
import { googleApp } from '../google-app';

/** HA VPN gateways on pairs of attachments, beside the HA VPN over the internet that takes over. */
export function buildTerraform(folder: string, outdir?: string): App {
  return googleApp(folder, outdir, 'google-encrypted', { cloud: 'google', network: { kind: 'new' }, customerName: 'Chicago AI' });
}

if (require.main === module) buildTerraform(process.cwd()).synth();
