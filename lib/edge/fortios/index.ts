import { headline, type Renderer, textOf } from '../renderer';
import { interfaceLines, macsecLines, policyLines, tunnelLines } from './interfaces';
import { bgpLines, routeLines } from './routing';

/** FortiOS 7.4. It was compared with published samples, and run nowhere; MACsec is not written. */
export const FORTIOS: Renderer = {
  platform: 'fortios',
  render: (router, secrets) => [{
    name: 'fortios.conf',
    text: textOf([
      ...headline(router).map((line) => `# ${line}`),
      ...macsecLines(router),
      ...interfaceLines(router),
      ...tunnelLines(router, secrets),
      ...policyLines(router),
      ...routeLines(router),
      ...bgpLines(router, secrets),
    ]),
    secret: true,
  }],
};
