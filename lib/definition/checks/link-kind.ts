import { type Check, linkEnds, problem } from './check';
import type { DedicatedKind, Provider } from '../../catalog';
import { oneOf, show } from '../../errors';
import { PROVIDER_OF } from '../provider';

/** A link's circuits are those of its cloud's provider. */
export const linkKind: Check = (view) =>
  linkEnds(view).flatMap(({ name, link, cloud }) => {
    const { kind } = link.primary;
    if (!cloud || kind === 'vpn' || kind === 'shared' || PROVIDER_OF[kind] === cloud.provider) return [];
    return [problem('link-kind', ['links', name, 'primary', 'kind'], `${show(kind)} does not reach "${link.cloud}", a cloud of ${cloud.provider}`, `write ${oneOf([...kindsOf(cloud.provider), 'vpn'])}`)];
  });

const kindsOf = (provider: Provider): readonly DedicatedKind[] =>
  (Object.keys(PROVIDER_OF) as DedicatedKind[]).filter((kind) => PROVIDER_OF[kind] === provider && kind !== 'cross-cloud-interconnect'); // that joins clouds
