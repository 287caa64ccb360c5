import { type Check, linkEnds, problem } from './check';

/** Only tunnels of Google Cloud are made anew for another key, and no generation is written twice. */
export const keyGenerations: Check = (view) =>
  linkEnds(view).flatMap(({ name, link, cloud }) =>
    ([['primary', link.primary], ['fallback', link.fallback]] as const).flatMap(([side, vpn]) => {
      if (vpn?.kind !== 'vpn' || !vpn.keyGenerations || !cloud) return [];
      const at = ['links', name, side, 'keyGenerations'];
      if (cloud.provider !== 'google') {
        return [problem('key-generations', at, `a key of ${cloud.provider} is changed in place, and this names generations of them`, 'leave it out')];
      }
      return new Set(vpn.keyGenerations).size < vpn.keyGenerations.length ? [problem('key-generations', at, 'a generation of keys is written twice', 'write each once')] : [];
    }));
