import { type Check, problem } from './check';

/** What is built in one region for 99.99 % has maximum resilience. */
export const singleRegion: Check = ({ links, policy }) =>
  [...links.sound].flatMap(([name, { primary, resilience = policy?.resilience ?? 'high' }]) =>
    primary.kind === 'dedicated-interconnect' && primary.singleRegion && policy && resilience !== 'maximum'
      ? [problem('single-region', ['links', name, 'primary', 'singleRegion'], `singleRegion is a topology of maximum resilience, and this link has ${resilience}`, 'set resilience: maximum, or leave singleRegion out')]
      : []);
