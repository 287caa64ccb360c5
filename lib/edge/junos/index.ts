import { headline, type Renderer, textOf } from '../renderer';
import { interfaceLines, macsecLines, markLines } from './interfaces';
import { bgpLines, routeLines } from './routing';
import { tunnelLines } from './tunnels';
import { zoneLines } from './zones';

/** Junos 21 of the SRX series, as commands for `load set`. It was compared with published samples, and run nowhere. */
export const JUNOS: Renderer = {
  platform: 'junos',
  encryptsPorts: true,
  render: (router, secrets) => [{
    name: 'junos.set',
    text: textOf([
      ...headline(router).map((line) => `# ${line}`),
      ...macsecLines(router, secrets),
      ...interfaceLines(router),
      ...markLines(router),
      ...tunnelLines(router, secrets),
      ...zoneLines(router),
      ...routeLines(router),
      ...bgpLines(router, secrets),
    ]),
    secret: true,
  }],
};
