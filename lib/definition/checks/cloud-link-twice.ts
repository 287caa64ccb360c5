import { type Check, endsOf, problem } from './check';

/** Two links never join the same two clouds: what one needs more it gets, and a workload knows its way. */
export const cloudLinkTwice: Check = ({ cloudLinks }) => {
  const first = new Map<string, string>();
  return [...cloudLinks.sound].flatMap(([name, link]) => {
    const clouds = endsOf(link).map(([, cloud]) => cloud);
    const ends = JSON.stringify([...clouds].sort());
    const other = first.get(ends);
    first.set(ends, other ?? name);
    if (other === undefined) return [];
    return [problem('cloud-link-twice', ['cloudLinks', name], `the link "${other}" joins "${clouds[0]}" and "${clouds[1]}" too`, 'leave one of them out: it gets what all workloads need')];
  });
};
