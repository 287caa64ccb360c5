import { type Check, endsOf, problem } from './check';
import type { Provider } from '../../catalog';
import { oneOf, show } from '../../errors';

/** Whose the clouds are that each field takes. */
const PROVIDERS: Readonly<Record<'aws' | 'google' | 'remote', readonly Provider[]>> = { aws: ['aws'], google: ['google'], remote: ['aws', 'azure'] };

/** A link between two clouds has an end on Google Cloud, and the other on a cloud that its service reaches. */
export const cloudLinkProvider: Check = ({ cloudLinks, clouds }) =>
  [...cloudLinks.sound].flatMap(([name, link]) => endsOf(link).flatMap(([field, end]) => {
    const cloud = clouds.sound.get(end);
    if (!cloud || PROVIDERS[field].includes(cloud.provider)) return [];
    return [problem('cloud-link-provider', ['cloudLinks', name, field], `${show(end)} is a cloud of ${cloud.provider}`, `name a cloud of ${oneOf(PROVIDERS[field])}`)];
  }));
