import { type Check, problem } from './check';

/** A fallback takes over from circuits: a VPN behind a VPN would be the same tunnels again. */
export const fallbackOfVpn: Check = ({ links }) =>
  [...links.sound]
    .filter(([, { primary, fallback }]) => primary.kind === 'vpn' && fallback)
    .map(([name]) => problem('fallback-of-vpn', ['links', name, 'fallback'], 'the primary of this link is a VPN already', 'leave the fallback out: a VPN has tunnels for each router of the site'));
