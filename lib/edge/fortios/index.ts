import { headline, type Renderer, textOf, unencrypted } from '../renderer';
import { interfaceLines, tunnelLines } from './interfaces';
import { policyLines } from './policies';
import { bgpLines, routeLines } from './routing';

/** FortiOS 7.4. It was compared with published samples, and run nowhere. */
export const FORTIOS: Renderer = {
  platform: 'fortios',
  encryptsPorts: false,
  render: (router, secrets) => [{
    name: 'fortios.conf',
    text: textOf([
      ...[...headline(router), ...unencrypted(router)].map((line) => `# ${line}`),
      ...interfaceLines(router),
      ...tunnelLines(router, secrets),
      ...policyLines(router),
      ...routeLines(router),
      ...bgpLines(router, secrets),
    ]),
    secret: true,
  }],
};
