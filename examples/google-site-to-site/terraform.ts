import type { App } from 'cdktf';
import { googleApp } from '../google-app';

/** A hub with a spoke for each link, in a Shared VPC network whose host project has a Cloud Router already; the ports are another project's. */
export function buildTerraform(folder: string, outdir?: string): App {
  return googleApp(folder, outdir, 'google-site-to-site', {
    cloud: 'google',
    network: { kind: 'existing', networkId: 'projects/google-hub/global/networks/shared', mtu: 1460, routing: 'global' },
    customerName: 'Ashburn AI',
    interconnectProject: 'google-ports',
    routers: { 'vpn/us-east4': 'shared-vpn' },
    alsoAnnounce: ['199.36.153.8/30'],
    labels: { team: 'network' },
  });
}

if (require.main === module) buildTerraform(process.cwd()).synth();
