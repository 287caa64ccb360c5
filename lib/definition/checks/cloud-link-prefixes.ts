import { type Check, cloudLinkEnds, problem } from './check';

/** Routes that an interconnect takes of its Direct Connect gateway: https://docs.aws.amazon.com/directconnect/latest/UserGuide/prefix-controls.html */
const MOST = 2_000;

/** What the clouds of Google at the other ends announce to a cloud of AWS fits into what an interconnect is allowed. */
export const cloudLinkPrefixes: Check = (view) =>
  cloudLinkEnds(view).flatMap(({ link, google }) =>
    (google && google.prefixes.length > MOST
      ? [problem('cloud-link-prefixes', ['clouds', link.google, 'prefixes'], `${google.prefixes.length} prefixes are more than the ${MOST} that an interconnect takes`, 'put neighbouring ones together')]
      : []));
