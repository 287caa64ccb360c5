import { type Check, problem } from './check';

/** Two links never join the same two clouds: the bandwidth of one is raised instead. */
export const cloudLinkTwice: Check = ({ cloudLinks }) => {
  const first = new Map<string, string>();
  return [...cloudLinks.sound].flatMap(([name, { aws, google }]) => {
    const ends = JSON.stringify([aws, google]);
    const other = first.get(ends);
    first.set(ends, other ?? name);
    return other === undefined ? [] : [problem('cloud-link-twice', ['cloudLinks', name], `the link "${other}" joins "${aws}" and "${google}" too`, 'leave one of them out: it gets the bandwidth that all workloads need')];
  });
};
