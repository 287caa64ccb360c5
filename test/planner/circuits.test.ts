import { builtInCatalog } from '../../lib/catalog';
import type { Link } from '../../lib/definition/hybrid-network';
import { attachmentSizes, bundlesByPath, bundleSizes, slug } from '../../lib/planner/circuits';
import { EMPTY_LOCK } from '../../lib/planner/lock-file';

const product = (id: string) => builtInCatalog.circuits.find((row) => row.id === id)!;
const directConnect = product('aws/direct-connect/10G');
const interconnect = product('google/dedicated-interconnect/10G');
const link = (resilience: Link['resilience']) => ({ resilience, primary: { kind: 'direct-connect', paths: [] as readonly unknown[] } }) as unknown as Link;

describe('members of a path', () => {
  test('fill one LAG, then as many equal ones as are needed', () => {
    expect(bundleSizes(directConnect, 4, [], link('high'))).toEqual([4]);
    expect(bundleSizes(directConnect, 6, [], link('high'))).toEqual([3, 3]);
  });

  test('are on two devices at each location for the maximum resilience of AWS', () => {
    expect(bundleSizes(directConnect, 2, [], link('maximum'))).toEqual([1, 1]);
  });

  test('grow by members on Direct Connect, and no LAG in use becomes smaller', () => {
    expect(bundleSizes(directConnect, 3, [2], link('high'))).toEqual([3]);
    expect(bundleSizes(directConnect, 5, [4], link('high'))).toEqual([4, 1]);
  });

  test('grow by connections on Cloud Interconnect, which cannot be changed in place', () => {
    expect(bundleSizes(interconnect, 3, [1], link('high'))).toEqual([1, 1, 1]);
    expect(bundleSizes(interconnect, 6, [2], link('high'))).toEqual([2, 2, 2]);
    expect(bundleSizes(interconnect, 9, [], link('high'))).toEqual([5, 4]);
  });

  test('are circuits of their own on ExpressRoute', () => {
    expect(bundleSizes(product('azure/express-route/10G'), 2, [1], link('high'))).toEqual([1, 1]);
  });
});

describe('bundles in use', () => {
  test('are those of each path of the lock, in the order of their ordinals', () => {
    const bundles = {
      'aws-edge-1-dc-10': { path: 'aws-edge-1-dc', product: 'aws/direct-connect/10G', members: 1 },
      'aws-edge-1-dc-2': { path: 'aws-edge-1-dc', product: 'aws/direct-connect/10G', members: 4 },
      'aws-edge-2-dc-1': { path: 'aws-edge-2-dc', product: 'aws/direct-connect/1G', members: 3 },
    };
    expect(Object.fromEntries(bundlesByPath({ ...EMPTY_LOCK, bundles }))).toEqual({
      'aws-edge-1-dc': { product: 'aws/direct-connect/10G', sizes: [4, 1] },
      'aws-edge-2-dc': { product: 'aws/direct-connect/1G', sizes: [3] },
    });
  });

  test('are none without a lock', () => {
    expect(bundlesByPath(undefined).size).toBe(0);
  });
});

describe('VLAN attachments', () => {
  test('are as few equal ones as fit a connection exactly', () => {
    expect(attachmentSizes(interconnect, 10_000)).toEqual([10_000]);
    expect(attachmentSizes(interconnect, 30_000)).toEqual([10_000, 10_000, 10_000]);
    expect(attachmentSizes(interconnect, 80_000)).toEqual([20_000, 20_000, 20_000, 20_000]);
    expect(attachmentSizes(interconnect, 200_000)).toEqual([100_000, 100_000]);
  });

  test('are one on every other circuit', () => {
    expect(attachmentSizes(directConnect, 40_000)).toEqual([40_000]);
  });
});

test('a location becomes a part of an identifier', () => {
  expect(slug('Washington DC2')).toBe('washington-dc2');
});
