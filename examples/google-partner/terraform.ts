import type { App } from 'cdktf';
import { googleApp } from '../google-app';

/** Attachments with pairing keys to order them with; `partnerPeers` follows when the partners have configured them. */
export function buildTerraform(folder: string, outdir?: string): App {
  return googleApp(folder, outdir, 'google-partner', { cloud: 'google', network: { kind: 'new' } });
}

if (require.main === module) buildTerraform(process.cwd()).synth();
