import { ashburn, examplePlan } from './fixture';
import { failoverWindows, windowOfScenario } from '../../lib/edge';
import { type Draft } from '../networks';

const windows = failoverWindows(ashburn());
const of = (link: string, failure: string, all = windows) => all.find((row) => row.link === link && row.failure === failure);

test.each([
  ['aws', 'carrier', 'circuits', 0, 400], ['aws', 'silent', 'circuits', 450, 1_300], ['aws', 'dedicated', 'vpn', 450, 1_300], ['aws', 'tunnel', 'tunnels', 19_000, 31_400],
  ['azure', 'carrier', 'circuits', 0, 1_300], ['azure', 'silent', 'circuits', 450, 1_300], ['azure', 'tunnel', 'tunnels', 119_000, 181_400],
  ['google', 'silent', 'circuits', 3_000, 5_400], ['google', 'router', 'circuits', 0, 5_400], ['google', 'tunnel', 'tunnels', 39_000, 61_400],
])('of %s, %s, traffic goes to %s after %i to %i ms', (link, failure, takesOver, fromMs, toMs) => {
  expect(of(link, failure)).toMatchObject({ takesOver, fromMs, toMs });
});

// what was measured with FRR in network namespaces, in ms
test.each([
  ['carrier', 80], ['carrier', 131], ['silent', 810], ['silent', 1_208], ['dedicated', 780], ['dedicated', 1_022], ['tunnel', 29_700],
])('what was measured of %s, %i ms, is inside the window of AWS', (failure, measured) => {
  const { fromMs, toMs } = of('aws', failure)!;
  expect(measured).toBeGreaterThanOrEqual(fromMs!);
  expect(measured).toBeLessThanOrEqual(toMs!);
});

test('Google\'s 5031 ms are inside its window', () => {
  expect(of('google', 'silent')!.fromMs).toBeLessThan(5_031);
  expect(of('google', 'silent')!.toMs).toBeGreaterThan(5_031);
});

test('Azure may need a minute more inside of itself, and only where circuits are concerned', () => {
  expect(windows.filter(({ cloudMs }) => cloudMs !== undefined).map(({ link, failure }) => `${link} ${failure}`)).toEqual(
    ['carrier', 'silent', 'asymmetric', 'router', 'building', 'dedicated'].map((failure) => `azure ${failure}`));
  expect(of('azure', 'silent')!.cloudMs).toBe(60_000);
});

test('everything back takes nothing', () => {
  expect(windows.filter(({ failure }) => failure === 'return').map(({ fromMs, toMs }) => [fromMs, toMs])).toEqual([[0, 0], [0, 0], [0, 0]]);
});

test('without a fallback nothing takes over when all circuits are lost', () => {
  const made = failoverWindows(ashburn((definition) => { for (const link of Object.values<Draft>(definition.links)) delete link.fallback; }));
  expect(of('aws', 'dedicated', made)).toEqual(expect.objectContaining({ takesOver: 'nothing' }));
  expect(of('aws', 'dedicated', made)).not.toHaveProperty('toMs');
  expect(of('aws', 'silent', made)).toMatchObject({ takesOver: 'circuits' });
  expect(of('aws', 'tunnel', made)).toBeUndefined();
});

test('with one circuit left the VPN takes over, and a router that is alone leaves nothing', () => {
  const made = failoverWindows(ashburn((definition) => {
    definition.links.aws.primary.paths[1].phase = 'order';
  }));
  expect(of('aws', 'silent', made)).toMatchObject({ takesOver: 'vpn' });
  expect(of('aws', 'router', made)).toMatchObject({ takesOver: 'vpn' });
});

test('a link that is a VPN has windows of its tunnels', () => {
  const lab = examplePlan('small-lab');
  expect(failoverWindows(lab).map(({ failure }) => failure)).toEqual(lab.links.flatMap(() => ['router', 'tunnel', 'return']));
});

test('every scenario of a plan with circuits has a window', () => {
  const plan = ashburn();
  for (const link of plan.links) for (const { id } of link.scenarios) expect([id, windowOfScenario(windows, link.name, id)?.link]).toEqual([id, link.name]);
  expect(windowOfScenario(windows, 'aws', 'location:EqDC2')).toMatchObject({ failure: 'silent' });
});
