import { headline, type Renderer, textOf } from '../renderer';
import { interfaceLines, macsecLines, markLines } from './interfaces';
import { bgpLines, routeLines } from './routing';
import { tunnelLines } from './tunnels';

/** Cisco IOS XE 17. It was compared with published samples, and run nowhere. */
export const IOS_XE: Renderer = {
  platform: 'ios-xe',
  encryptsPorts: true,
  render: (router, secrets) => [{
    name: 'ios-xe.cfg',
    text: textOf([
      ...headline(router).map((line) => `! ${line}`),
      '!',
      ...macsecLines(router, secrets),
      ...markLines(router),
      ...interfaceLines(router),
      ...tunnelLines(router, secrets),
      ...routeLines(router),
      ...bgpLines(router, secrets),
      'end',
    ]),
    secret: true,
  }],
};
