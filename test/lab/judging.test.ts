import { Arrivals } from '../../lib/lab/arrivals';
import { checkConverged } from '../../lib/lab/checks';
import { returnedLink, verdictOfLink, wrongPaths } from '../../lib/lab/judge';
import { verdictOf, worst } from '../../lib/lab/outcome';
import type { FlowPath, Trace } from '../../lib/lab/paths';
import { actionsOf, lostBy } from '../../lib/lab/scenarios';
import type { LabSession, LabSpec } from '../../lib/lab/spec';
import { countersIn } from '../../lib/lab/state';

describe('losses', () => {
  /** Packets every 10 ms from 0, without those in a range. */
  function arrivals(count: number, from = -1, to = -1): Arrivals {
    const found = new Arrivals();
    for (let sequence = 0; sequence < count; sequence += 1) if (sequence < from || sequence > to) found.add(sequence, sequence * 10);
    return found;
  }

  test('are none where every packet arrived', () => {
    expect(arrivals(100).losses(0, 999)).toMatchObject({ lost: 0, arrived: 100, gapMs: 0, down: false });
  });

  test('are a gap from the last packet before to the first one after', () => {
    expect(arrivals(100, 20, 49).losses(0, 999)).toMatchObject({ lost: 30, gapMs: 310, backAtMs: 500, down: false });
  });

  test('do not come from packets that overtake each other', () => {
    const found = new Arrivals();
    for (const sequence of [0, 2, 1, 3, 5, 4]) found.add(sequence, sequence * 10);
    expect(found.losses(0, 50)).toMatchObject({ lost: 0, gapMs: 0 });
  });

  test('do not come from a sender that stood still', () => {
    const found = new Arrivals();
    [0, 10, 400, 410].forEach((at, sequence) => found.add(sequence, at));
    expect(found.losses(0, 410)).toMatchObject({ lost: 0, gapMs: 0, down: false });
  });

  test('last while nothing arrives at the end', () => {
    expect(arrivals(50).losses(0, 2_000)).toMatchObject({ gapMs: 1_510, down: true });
  });

  test('count in the time that is asked for', () => {
    expect(arrivals(100, 20, 49).losses(600, 999)).toMatchObject({ lost: 0, gapMs: 0 });
  });
});

const session = (id: string, kind: LabSession['kind'], router: string, building?: string): LabSession => ({
  id,
  kind,
  router,
  link: 'aws',
  guests: [],
  speaker: 'cloud',
  routerInterface: `${id}-r`,
  speakerInterface: `${id}-c`,
  routerAddress: '10.0.0.1',
  cloudAddress: '10.0.0.2',
  bfd: kind === 'dedicated',
  routerBuilding: 'A',
  ...(building !== undefined && { building }),
});

const SPEC: LabSpec = {
  network: 'n',
  nodes: [],
  wires: [],
  charons: [],
  lan: {},
  scenarios: [],
  sessions: [session('c1', 'dedicated', 'r1', 'B1'), session('c2', 'dedicated', 'r2', 'B2'), session('t1', 'vpn', 'r1'), session('t2', 'vpn', 'r2')],
  flows: [{ id: 0, link: 'aws', siteNode: 'core', siteAddress: '10.1.0.1', cloudNode: 'hub', cloudAddress: '10.2.0.1', port: 7000 }],
  links: [{ name: 'aws', site: 's', cloud: 'c', sitePrefixes: [], cloudPrefixes: [], windows: {} }],
};
const LINK = SPEC.links[0]!;

const over = (toCloud: string, toSite = toCloud): FlowPath[] => [{ flow: 0, toCloud: trace(toCloud), toSite: trace(toSite) }];
const trace = (id: string): Trace => ({ hops: [`x:${id}`], session: id });

describe('paths', () => {
  test('are right over any circuit that is left, each way its own', () => {
    expect(wrongPaths(SPEC, LINK, over('c1', 'c2'), new Set())).toEqual([]);
    expect(wrongPaths(SPEC, LINK, over('c2'), new Set(['c1']))).toEqual([]);
  });

  test('are wrong over a tunnel while a circuit is there, and name it', () => {
    expect(wrongPaths(SPEC, LINK, over('c1', 't1'), new Set(['c2']))).toEqual(['aws to the site should go over a dedicated circuit: it goes over t1 (x:t1)']);
  });

  test('are right over a tunnel that is left once no circuit is, and wrong over one that is cut', () => {
    expect(wrongPaths(SPEC, LINK, over('t2'), new Set(['c1', 'c2']))).toEqual([]);
    expect(wrongPaths(SPEC, LINK, over('t1', 't2'), new Set(['c1', 'c2', 't1']))).toEqual(['aws to the cloud should go over a tunnel: it goes over t1 (x:t1)']);
  });

  test('are right over the circuits of the link that has them', () => {
    const guest = { ...SPEC, sessions: SPEC.sessions.map((row) => ({ ...row, link: 'host', guests: row.kind === 'dedicated' ? ['aws'] : [] })) };
    expect(wrongPaths(guest, LINK, over('c1'), new Set())).toEqual([]);
    expect(wrongPaths(guest, LINK, over('t1'), new Set())).not.toEqual([]);
  });

  test('are wrong where they end before they are there', () => {
    const broken = [{ flow: 0, toCloud: { hops: ['core:lan'], broken: 'no route at r1' }, toSite: trace('c1') }];
    expect(wrongPaths(SPEC, LINK, broken, new Set())).toEqual(['aws to the cloud should go over a dedicated circuit: no route at r1, after core:lan']);
  });
});

describe('a verdict', () => {
  const window = { fromMs: 450, toMs: 1_300, because: 'BFD' };
  const fine = { lost: 0, arrived: 100, gapMs: 0, down: false };
  const judged = (gapMs: number, pauseMs = 0, after = over('c2'), down = false) => verdictOfLink({
    spec: SPEC,
    link: LINK,
    window,
    before: over('c1'),
    after,
    lost: new Set(['c1']),
    measurement: { pauseMs, flows: [{ flow: 0, toCloud: { ...fine, gapMs, lost: gapMs / 10, down }, toSite: fine }] },
  });

  const returned = ({ lost = 0, pauseMs = 0, back = true, paths = over('c1') } = {}) => returnedLink(SPEC, judged(900), {
    paths, back, returnMs: 2_000, lost: new Set(), measurement: { pauseMs, flows: [{ flow: 0, toCloud: { ...fine, lost }, toSite: fine }] },
  });

  test('is a pass inside the window, on the planned path', () => {
    expect(judged(900)).toMatchObject({ verdict: 'pass', reasons: [], gapMs: 900, lost: 90, before: 'c1', after: 'c2' });
  });

  test('is a fail after the window, with both figures', () => {
    expect(judged(2_000)).toMatchObject({ verdict: 'fail', reasons: ['it was interrupted for 2000 ms, and BFD allows 1300 ms'] });
  });

  test('is a fail before the window, because something else must have reacted', () => {
    expect(judged(100)).toMatchObject({ verdict: 'fail', reasons: [expect.stringContaining('100 ms only')] });
  });

  test('is a fail where traffic does not come back', () => {
    expect(judged(5_000, 0, over('c2'), true)).toMatchObject({ verdict: 'fail', reasons: ['it did not come back in 1300 ms (BFD)'] });
  });

  test('is inconclusive where the lab itself stood still', () => {
    expect(judged(2_000, 700)).toMatchObject({ verdict: 'inconclusive', reasons: [expect.any(String), expect.stringContaining('the machine is too busy to tell')] });
  });

  test('is a fail where that was too short to explain it', () => {
    expect(judged(30_000, 700)).toMatchObject({ verdict: 'fail' });
    expect(judged(2_000, 50)).toMatchObject({ verdict: 'fail' });
  });

  test('is a fail on a wrong path also where the probe stood still', () => {
    expect(judged(2_000, 700, over('t1'))).toMatchObject({ verdict: 'fail' });
  });

  test('of a return is a pass without loss, on the planned path', () => {
    expect(returned()).toMatchObject({ verdict: 'pass', reasons: [], lostOnReturn: 0, returnMs: 2_000 });
  });

  test('of a return is a fail with a loss, and inconclusive where the machine stood still as long as BFD waits', () => {
    expect(returned({ lost: 3 })).toMatchObject({ verdict: 'fail', reasons: ['3 packets were lost while everything came back'] });
    expect(returned({ lost: 3, pauseMs: 100 })).toMatchObject({ verdict: 'fail' });
    expect(returned({ lost: 3, pauseMs: 400 })).toMatchObject({ verdict: 'inconclusive' });
  });

  test('of a return is a fail where a session stays down, or a flow on another path, however busy the machine was', () => {
    expect(returned({ back: false, pauseMs: 400 })).toMatchObject({ verdict: 'fail', reasons: ['not every session came back'] });
    expect(returned({ paths: over('t1'), pauseMs: 400 })).toMatchObject({ verdict: 'fail', reasons: [expect.stringContaining('should go over a dedicated circuit'), expect.any(String)] });
  });

  test('of convergence is inconclusive where the machine stood still for seconds', () => {
    expect(checkConverged(SPEC, [], 3, 5_000)).toMatchObject({ verdict: 'pass' });
    expect(checkConverged(SPEC, ['c1 is Idle'], 40, 100)).toEqual({ name: 'converged', verdict: 'fail', found: ['c1 is Idle'] });
    expect(checkConverged(SPEC, ['c1 is Idle'], 40, 5_000)).toMatchObject({ verdict: 'inconclusive' });
  });

  test('of several is a fail before it is inconclusive, and a pass where all are', () => {
    expect(worst(['pass', 'inconclusive', 'fail'])).toBe('fail');
    expect(worst(['pass', 'inconclusive'])).toBe('inconclusive');
    expect(worst([])).toBe('pass');
  });

  test('of a run counts checks and scenarios', () => {
    const link = judged(2_000);
    expect(verdictOf({ convergedSeconds: 1, checks: [], paths: [], scenarios: [{ name: 'silent', title: '', cut: [], links: [link] }] })).toBe('fail');
    expect(verdictOf({ convergedSeconds: 1, checks: [{ name: 'clear-text', verdict: 'inconclusive', found: [] }], paths: [], scenarios: [] })).toBe('inconclusive');
  });
});

describe('a scenario cuts', () => {
  const cut = (name: Parameters<typeof actionsOf>[1], toCloud = 'c1', toSite = 'c2') => actionsOf(SPEC, name, new Map([['aws', { toCloud, toSite }]]));

  test('the circuit in use', () => {
    expect(cut('carrier')).toEqual([{ kind: 'carrier', session: 'c1' }]);
    expect(cut('silent')).toEqual([{ kind: 'silent', session: 'c1', direction: 'both' }]);
  });

  test('one direction of the circuit that carries it', () => {
    expect(cut('asymmetric')).toEqual([{ kind: 'silent', session: 'c2', direction: 'to-site' }]);
  });

  test('everything of the router in use', () => {
    expect([...lostBy(SPEC, cut('router'))]).toEqual(['c1', 't1']);
  });

  test('all circuits into a building', () => {
    expect([...lostBy(SPEC, cut('building'))]).toEqual(['c1']);
  });

  test('all circuits, and then the tunnel in use', () => {
    expect([...lostBy(SPEC, cut('dedicated'))]).toEqual(['c1', 'c2']);
    expect(cut('tunnel', 't2', 't1')).toEqual([{ kind: 'endpoint', tunnel: 't2' }]);
  });

  test('nothing where no link has what it is about', () => {
    expect(cut('tunnel')).toEqual([]);
    expect(cut('carrier', 't1', 't1')).toEqual([]);
  });
});

test('counters of nftables are read by name, with the pairs of addresses that were seen', () => {
  expect(countersIn({
    nftables: [
      { counter: { name: 'clear', packets: 3 } }, { counter: { name: 'encrypted', packets: 7 } },
      { set: { elem: [{ elem: { val: { concat: ['10.0.0.1', '10.0.0.2'] } } }, { concat: ['10.0.0.3', '10.0.0.4'] }] } },
      { rule: { expr: [{ counter: { packets: 2 } }, { counter: 'clear' }] } }, {},
    ],
  })).toEqual({ named: { clear: 3, encrypted: 7 }, rules: 2, pairs: ['10.0.0.1 > 10.0.0.2', '10.0.0.3 > 10.0.0.4'] });
});
