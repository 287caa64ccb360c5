import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import * as path from 'node:path';
import { HybridNetworkError } from '../../lib/errors';
import type { Problem } from '../../lib/errors';
import { EMPTY_LOCK, readLock, writeLock } from '../../lib/planner/lock-file';
import type { NetworkLock } from '../../lib/planner/network-plan';

const LOCK: NetworkLock = {
  format: 'hybrid-ai-network/lock@1',
  vlans: { 'edge-2': { b: 1201, a: 1200 }, 'edge-1': { a: 1000 } },
  subnets: { 'aws-2': '169.254.10.4/30', 'aws-1': '169.254.10.0/30' },
  bundles: { 'aws-edge-1-1': { path: 'aws-edge-1', product: 'aws/direct-connect/10G', members: 2 } },
  vpns: { aws: { product: 'aws/vpn/standard', perRouter: 2 } },
  gateways: { azure: { sku: 'ErGwScale', units: 3 } },
};

let folder: string;
let file: string;
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'lock-'));
  file = path.join(folder, 'hybrid-network.lock.json');
});
afterEach(() => rmSync(folder, { recursive: true }));

function problemsOf(action: () => unknown): readonly Problem[] {
  try {
    action();
  } catch (error) {
    if (HybridNetworkError.is(error)) return error.problems;
    throw error;
  }
  return [];
}

const problemsIn = (text: string): string[] => {
  writeFileSync(file, text);
  return problemsOf(() => readLock(file)).map(({ code, path: at, message }) => `${code} ${at.join('.')}: ${message}`);
};

test('gives back what was written', () => {
  expect(writeLock(file, LOCK)).toBe(true);
  expect(readLock(file)).toEqual(LOCK);
});

test('finds no lock where there is no file', () => {
  expect(readLock(file)).toBeUndefined();
});

test('writes the same bytes whatever the order of the names', () => {
  writeLock(file, LOCK);
  const first = readFileSync(file, 'utf8');
  writeLock(file, { ...LOCK, vlans: { 'edge-1': { a: 1000 }, 'edge-2': { a: 1200, b: 1201 } }, subnets: { 'aws-1': '169.254.10.0/30', 'aws-2': '169.254.10.4/30' } });
  expect(readFileSync(file, 'utf8')).toBe(first);
  expect(first.indexOf('edge-1')).toBeLessThan(first.indexOf('edge-2'));
});

test('leaves a file alone that already says the same', () => {
  writeLock(file, LOCK);
  const before = statSync(file).ino;
  expect(writeLock(file, LOCK)).toBe(false);
  expect(statSync(file).ino).toBe(before);
});

test('leaves nothing but the lock in its folder', () => {
  writeLock(file, LOCK);
  writeLock(file, EMPTY_LOCK);
  expect(readdirSync(folder)).toEqual(['hybrid-network.lock.json']);
});

test('reads a lock that an editor saved with a byte order mark', () => {
  writeFileSync(file, `\uFEFF${JSON.stringify(LOCK)}`);
  expect(readLock(file)).toEqual(LOCK);
});

test('says where two branches met in the file', () => {
  expect(problemsIn('{\n<<<<<<< ours\n')).toEqual([expect.stringContaining('lock-syntax : the lock')]);
});

test('names every place that is not as a lock has it', () => {
  const broken = {
    ...LOCK,
    vlans: { 'edge-1': { a: 0, b: 4095, c: '12' } },
    subnets: { x: '169.254.10.0/33' },
    bundles: { y: { path: 'p', product: 'aws/direct-connect/10G', members: 1.5 } },
    vpns: {},
    gateways: {},
    extra: 1,
  };
  expect(problemsIn(JSON.stringify(broken)).sort()).toEqual([
    'lock-shape : unrecognized key: "extra"',
    'lock-shape bundles.y.members: invalid input: expected int, received number',
    'lock-shape subnets.x: "169.254.10.0/33" is not an IPv4 prefix',
    'lock-shape vlans.edge-1.a: a VLAN id is at least 1',
    'lock-shape vlans.edge-1.b: a VLAN id is at most 4094',
    'lock-shape vlans.edge-1.c: invalid input: expected number, received string',
  ]);
});

test('refuses a lock of another version by its format', () => {
  expect(problemsIn(JSON.stringify({ ...LOCK, format: 'hybrid-ai-network/lock@2' }))).toEqual([
    'lock-shape format: the format is "hybrid-ai-network/lock@2", and this version reads "hybrid-ai-network/lock@1"',
  ]);
});

test.each(['', 'null', '[]', '7', '"lock"'])('refuses %j as a lock, with a problem and no TypeError', (text) => {
  expect(problemsIn(text)).toHaveLength(1);
});

test('says why a lock cannot be read', () => {
  mkdirSync(file);
  expect(problemsOf(() => readLock(file))).toEqual([expect.objectContaining({ code: 'lock-unreadable', message: expect.stringContaining('EISDIR') })]);
});

test('says why a lock cannot be written, and leaves no draft behind', () => {
  const missing = path.join(folder, 'missing', 'lock.json');
  expect(problemsOf(() => writeLock(missing, LOCK))).toEqual([expect.objectContaining({ code: 'lock-unwritable', message: expect.stringContaining('ENOENT') })]);
  const taken = path.join(folder, 'taken');
  mkdirSync(taken);
  expect(problemsOf(() => writeLock(taken, LOCK))).toHaveLength(1);
  expect(readdirSync(folder)).toEqual(['taken']);
});
