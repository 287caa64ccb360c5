import { type Check, problem } from './check';
import { expressRouteEnds } from './express-route';
import type { Problem } from '../../errors';

/**
 * Azure encrypts ports of one's own with MACsec, and never falls back to clear text:
 * https://learn.microsoft.com/azure/expressroute/expressroute-about-encryption
 */
export const expressRouteMacsec: Check = (view) => expressRouteEnds(view).flatMap(({ name, primary: { macsec, connections } }): readonly Problem[] => {
  if (!macsec) return [];
  const at = ['links', name, 'primary', 'macsec'];
  return [
    ...(connections === 'direct' ? [] : [problem('express-route-macsec', at, 'MACsec is for ports of one\'s own', 'set connections: direct, or leave it out')]),
    ...(macsec.mode === 'should-encrypt'
      ? [problem('express-route-macsec', [...at, 'mode'], 'Azure has no clear text to fall back to', 'write must-encrypt, or leave it out')]
      : []),
  ];
});
