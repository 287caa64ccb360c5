import { type Check, problem } from './check';

/** A hosted connection cannot be encrypted with MACsec: its port is the partner's. */
export const hostedMacsec: Check = ({ links }) =>
  [...links.sound].flatMap(([name, { primary }]) =>
    primary.kind === 'direct-connect' && primary.macsec && primary.connections === 'hosted'
      ? [problem('hosted-macsec', ['links', name, 'primary', 'macsec'], 'AWS has no MACsec on hosted connections', 'leave it out, or use dedicated connections')]
      : []);
