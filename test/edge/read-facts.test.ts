import { ashburn, FACTS, problemsOf } from './fixture';
import { readSiteFacts } from '../../lib/edge';

const plan = ashburn();

test('reads what a site tells of its routers and workloads', () => {
  const content = { ...FACTS, workloads: { telemetry: [{ protocol: 'udp', port: 4317, from: '10.16.9.0/24' }] } };
  expect(readSiteFacts(plan, content)).toEqual(content);
  expect(readSiteFacts(plan, undefined)).toEqual({});
});

test.each<readonly [string, unknown, object]>([
  ['a router that the plan does not have', { routers: { 'ashburn/edge-9': {} } }, { code: 'edge-unknown-router', fix: 'name ashburn/edge-1 or ashburn/edge-2' }],
  ['ports of a bundle that the plan does not have', { routers: { 'ashburn/edge-1': { ports: { missing: ['eth9'] } } } }, { code: 'edge-unknown-bundle' }],
  ['a workload that the plan does not have', { workloads: { missing: [{ protocol: 'tcp', port: 1 }] } }, { code: 'edge-unknown-workload' }],
  ['an address without a length', { routers: { 'ashburn/edge-1': { lan: { address: '10.16.0.2', peers: ['10.16.0.1'] } } } }, { code: 'edge-site-value', path: ['routers', 'ashburn/edge-1', 'lan', 'address'] }],
  ['a name that would break a line', { routers: { 'ashburn/edge-1': { wan: { interface: 'eth1\nshutdown' } } } }, { code: 'edge-site-value' }],
  ['a word that there is not', { routers: { 'ashburn/edge-1': { loopback: '10.0.0.1' } } }, { code: 'edge-site-value' }],
  ['a port of 0', { workloads: { telemetry: [{ protocol: 'udp', port: 0 }] } }, { code: 'edge-site-value', path: ['workloads', 'telemetry', 0, 'port'] }],
])('refuses %s', (_, content, expected) => {
  expect(problemsOf(() => readSiteFacts(plan, content))).toMatchObject([expected]);
});
