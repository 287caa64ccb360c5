import { type Check, problem } from './check';

/** Two links never join the same site and cloud: what one needs more is paths of the other. */
export const linkTwice: Check = ({ links }) => {
  const first = new Map<string, string>();
  return [...links.sound].flatMap(([name, { site, cloud }]) => {
    const ends = JSON.stringify([site, cloud]);
    const other = first.get(ends);
    first.set(ends, other ?? name);
    return other === undefined ? [] : [problem('link-twice', ['links', name], `the link "${other}" joins "${site}" and "${cloud}" too`, 'make one link of them, with the paths of both')];
  });
};
