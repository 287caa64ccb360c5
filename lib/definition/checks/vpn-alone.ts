import { type Check, dedicated, problem } from './check';

/** What may be a VPN alone has circuits to leave out, and a fallback to be; of those that circuits are shared with, see `shared-circuits`. */
export const vpnAlone: Check = ({ links }) =>
  [...links.sound].flatMap(([name, link]) =>
    link.vpnAlone && link.primary.kind !== 'shared' && !(dedicated(link) && link.fallback)
      ? [problem('vpn-alone', ['links', name, 'vpnAlone'], 'vpnAlone leaves the choice between circuits with a fallback and the fallback alone, and the link does not have both', 'give it circuits and a fallback, or leave vpnAlone out')]
      : []);
