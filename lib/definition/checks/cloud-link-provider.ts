import { type Check, problem } from './check';
import { show } from '../../errors';

/** A link between two clouds has an end on AWS and one on Google Cloud. */
export const cloudLinkProvider: Check = ({ cloudLinks, clouds }) =>
  [...cloudLinks.sound].flatMap(([name, link]) => (['aws', 'google'] as const).flatMap((provider) => {
    const cloud = clouds.sound.get(link[provider]);
    if (!cloud || cloud.provider === provider) return [];
    return [problem('cloud-link-provider', ['cloudLinks', name, provider], `${show(link[provider])} is a cloud of ${cloud.provider}`, `name a cloud of ${provider}`)];
  }));
