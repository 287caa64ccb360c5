import { exampleText, found, foundIn, type Loose, smallLab } from './support';

const LAB = exampleText('small-lab');

/** The small lab's text with one piece replaced, which has to be there. */
function replaced(piece: string, by: string): string {
  if (!LAB.includes(piece)) throw new Error(`the small lab has no ${piece}`);
  return LAB.replace(piece, by);
}

/** The small lab's text and more at its end. */
const followedBy = (more: string): string => `${LAB}\n${more}\n`;

/** What is missing where a definition is an empty mapping. */
const EVERYTHING = ['missing name', 'missing asOf', 'missing inService', 'missing sites', 'missing clouds', 'missing links'];

/** A list in a list, and so on: the innermost is deep inside. */
function nested(depth: number): Loose {
  let value: Loose = [];
  for (let level = 0; level < depth; level++) value = [value];
  return value;
}

/** Nine lists of nine aliases each: a few hundred letters that expand to 9^9 values. */
const BOMB = Array.from({ length: 9 }, (_, level) => `b${level}: &b${level} [${Array.from({ length: 9 }, () => (level === 0 ? 'x' : `*b${level - 1}`)).join(', ')}]`).join('\n');

type Case = readonly [what: string, text: string, expected: readonly string[]];

const TEXTS: readonly Case[] = [
  ['an empty text', '', ['empty']],
  ['blanks alone', ' \n\t\n  \n', ['empty']],
  ['a comment alone', '# to be written\n', ['empty']],
  ['an empty document', '---\n...\n', ['empty']],
  ['null', 'null', ['empty']],
  ['a tilde', '~', ['empty']],
  ['a number', '42', ['type']],
  ['a text', 'hello', ['type']],
  ['a list', '- name: lab\n', ['type']],
  ['an empty mapping', '{}', EVERYTHING],
  ['two documents', `${LAB}---\n${LAB}`, ['documents']],
  ['a broken flow mapping', replaced('{ kind: vpn, roundTripTime: 14 ms }', '{ kind: vpn, roundTripTime: 14 ms'), ['yaml']],
  ['a tab as indentation', replaced('    asn: 65100', '\tasn: 65100'), ['yaml', 'yaml']],
  ['wrong indentation', replaced('    asn: 65100', '   asn: 65100'), ['yaml', 'yaml']],
  ['a reserved sign', replaced('name: small-lab', 'name: @small-lab'), ['yaml']],
  ['an open quote', replaced('name: small-lab', 'name: "small-lab'), ['yaml']],
  ['a byte of zero', replaced('small-lab', 'small\u0000lab'), ['character']],
  ['an escape character', replaced('small-lab', 'small\u001b[31mlab'), ['character']],
  ['a zero written as an escape', replaced('name: small-lab', 'name: "small\\0lab"'), ['text name']],
  ['a key that is written twice', replaced('asn: 65100', 'asn: 65100\n    asn: 65101'), ['duplicate-key sites.garage.asn']],
  ['a section that is written twice', followedBy('sites: {}'), ['duplicate-key sites']],
  ['an alias without an anchor', replaced('65100', '*nowhere'), ['alias sites.garage.asn']],
  ['an alias before its anchor', replaced('name: small-lab', 'name: *later').replace('65100', '&later 65100'), ['alias name']],
  ['a definition that is a part of itself', 'a: &a\n  x: *a', ['unknown-key a', ...EVERYTHING, 'cycle a.x']],
  ['a root that is a part of itself', '&root\nsites: *root', ['cycle sites', 'missing name', 'missing asOf', 'missing inService', 'missing clouds', 'missing links']],
  ['two values that are parts of each other', followedBy('catalog: &c { locations: { l: &l { provider: *c, building: [*l], metro: m } } }'), ['cycle catalog.locations.l.provider', 'type catalog.locations.l.building', 'cycle catalog.locations.l.building[0]']],
  ['a bomb of aliases', followedBy(BOMB), ['too-many-values']],
  ['one that is too deep in brackets', followedBy(`catalog: ${'['.repeat(10_000)}${']'.repeat(10_000)}`), ['depth']],
  ['one that is too deep in braces', followedBy(`catalog: ${'{a: '.repeat(10_000)}1${'}'.repeat(10_000)}`), ['depth']],
  ['one that is too deep in dashes', followedBy(`catalog:\n  ${'- '.repeat(10_000)}x`), ['depth']],
  ['one that is too deep in open brackets', '['.repeat(900_000), ['depth']],
  ['10 MB of text', `${LAB}${'# padding\n'.repeat(1_000_000)}`, ['too-long']],
  ['a million signs', `[${'[],'.repeat(300_000)}]`, ['too-many-values']],
  ['a list of very many items', followedBy(`catalog: [${'1,'.repeat(260_000)}1]`), ['too-many-values']],
  ['binary data', replaced('name: small-lab', 'name: !!binary c21hbGwtbGFi'), ['tag name']],
  ['a set', replaced('[192.168.40.0/22]', '!!set { 192.168.40.0/22 }'), ['tag sites.garage.prefixes']],
  ['a tag of its own', replaced('sites:', 'sites: !place'), ['tag sites']],
  ['a tag on the root', `!!omap\n${LAB}`, ['tag']],
  ['a merge key', replaced('kind: branch', '<<: { kind: branch }'), ['unknown-key sites.garage["<<"]']],
  ['a key that is a number', replaced('kind: branch', '1: branch'), ['key sites.garage']],
  ['a key that is a list', replaced('kind: branch', '[a, b]: branch'), ['key sites.garage']],
  ['a key that is true', replaced('garage:', 'true:'), ['key sites']],
  ['a site called __proto__', replaced('  garage:', '  __proto__:'), ['reserved-key sites.__proto__', 'unresolved-name links.google.site', 'unresolved-name workloads.weights.from', 'unresolved-name workloads.api.to']],
  ['a section called __proto__', followedBy('__proto__: { polluted: true }'), ['reserved-key __proto__']],
  ['a section called constructor', followedBy('constructor: { prototype: { polluted: true } }'), ['reserved-key constructor']],
  ['a workload called constructor', replaced('  api:', '  constructor:'), ['reserved-key workloads.constructor']],
  ['a workload called toString', replaced('  api:', '  toString:'), ['text workloads.toString']],
  ['sections without a value', 'name: lab\nasOf: 2026-12-01\ninService: 2026-12-01\npolicy:\nsites:\nclouds:\nlinks:\nworkloads:\ncatalog:\n', ['empty policy', 'empty sites', 'empty clouds', 'empty links', 'empty workloads', 'empty catalog']],
  ['a number that is none', replaced('requestsPerSecond: 40', 'requestsPerSecond: .nan'), ['type workloads.api.requestsPerSecond']],
  ['a number without end', replaced('requestsPerSecond: 40', 'requestsPerSecond: .inf'), ['type workloads.api.requestsPerSecond']],
  ['a number too large to be one', replaced('65100', '1e999'), ['type sites.garage.asn']],
  ['a very large number', replaced('65100', '99999999999999999999'), ['range sites.garage.asn']],
  ['a part of a number', replaced('65100', '65100.5'), ['type sites.garage.asn']],
  ['a number in another base, out of range', replaced('65100', '0xFFFFFFFF'), ['range sites.garage.asn']],
  ['a time of 99 hours', replaced('atMostEvery: 12 h', 'atMostEvery: 12:00'), ['unit workloads.weights.atMostEvery']],
  ['a quantity of a million digits', replaced('16 GB,', `${'9'.repeat(900_000)} GB,`), ['unit workloads.weights.artifact']],
  ['a name of a thousand letters', replaced('name: small-lab', `name: ${'a'.repeat(1_000)}`), ['text name']],
  ['a name in Cyrillic', replaced('  garage:', '  гараж:'), ['text sites["гараж"]', 'unresolved-name links.google.site', 'unresolved-name workloads.weights.from', 'unresolved-name workloads.api.to']],
  ['a name with an emoji', replaced('name: small-lab', 'name: lab-🚀'), ['text name']],
  ['a day that is not in the calendar', replaced('inService: 2026-12-15', 'inService: 2027-02-29'), ['text inService']],
  ['a time stamp in place of a day', replaced('inService: 2026-12-15', 'inService: 2026-12-15T00:00:00Z'), ['text inService']],
  ['overlapping prefixes', replaced('192.168.40.0/22', '10.200.4.0/22'), ['prefix-overlap sites.garage.prefixes[0]']],
  ['overlapping prefixes and a wrong unit', replaced('192.168.40.0/22', '10.200.4.0/22').replace('20 min', '20 minutes'), ['prefix-overlap sites.garage.prefixes[0]', 'unit workloads.weights.within']],
];

type DataCase = readonly [what: string, change: (definition: Loose) => void, expected: readonly string[]];

const DATA: readonly DataCase[] = [
  ['lists in place of mappings', (d) => { for (const key of ['policy', 'sites', 'clouds', 'links', 'workloads', 'catalog']) d[key] = []; }, ['type sites', 'type clouds', 'type links', 'type workloads', 'type policy', 'type catalog']],
  ['text in place of mappings', (d) => { d.sites.garage = 'a garage'; d.links.google.primary = 'vpn'; d.workloads.api = 'api'; }, ['type sites.garage', 'type links.google.primary', 'type workloads.api']],
  ['mappings in place of lists', (d) => { d.sites.garage.prefixes = { a: '192.168.40.0/22' }; d.clouds['google-belgium'].prefixes = {}; }, ['type sites.garage.prefixes', 'type clouds.google-belgium.prefixes']],
  ['text in place of a list', (d) => { d.sites.garage.prefixes = '192.168.40.0/22'; }, ['type sites.garage.prefixes']],
  ['numbers in place of text', (d) => { d.name = 5; d.asOf = 2026; d.workloads.weights.artifact = 16e9; d.links.google.site = 1; }, ['type name', 'type asOf', 'type links.google.site', 'type workloads.weights.artifact']],
  ['text in place of numbers', (d) => { d.sites.garage.asn = '65100'; d.workloads.api.requestsPerSecond = 'many'; }, ['type sites.garage.asn', 'type workloads.api.requestsPerSecond']],
  ['text in place of true', (d) => { d.workloads.weights.paced = 'yes'; d.workloads.weights.bidirectional = 1; }, ['type workloads.weights.paced', 'type workloads.weights.bidirectional']],
  ['empty lists and texts', (d) => { d.sites.garage.prefixes = []; d.links.google.cloud = ''; }, ['length sites.garage.prefixes', 'text links.google.cloud']],
  ['null everywhere', (d) => { d.name = null; d.sites.garage = null; d.links.google.primary.kind = null; d.workloads.api.survive = { location: null }; }, ['empty name', 'empty sites.garage', 'word links.google.primary.kind', 'value workloads.api.survive.location']],
  ['kinds and providers that there are not', (d) => { d.clouds['google-belgium'].provider = 'oracle'; d.links.google.primary.kind = 'mpls'; d.workloads.api.kind = 'api'; }, ['word clouds.google-belgium.provider', 'word links.google.primary.kind', 'word workloads.api.kind']],
  ['kinds and providers that are missing', (d) => { delete d.clouds['google-belgium'].provider; delete d.links.google.primary.kind; delete d.workloads.api.kind; }, ['missing clouds.google-belgium.provider', 'missing links.google.primary.kind', 'missing workloads.api.kind']],
  ['an unknown word in every part', (d) => { for (const part of [d, d.sites.garage, d.sites.garage.routers['router-1'], d.clouds['google-belgium'], d.links.google, d.links.google.primary, d.workloads.api]) part.extra = 1; }, ['unknown-key sites.garage.routers.router-1.extra', 'unknown-key sites.garage.extra', 'unknown-key clouds.google-belgium.extra', 'unknown-key links.google.primary.extra', 'unknown-key links.google.extra', 'unknown-key workloads.api.extra', 'unknown-key extra']],
  ['what remains after a failure in no known way', (d) => { d.workloads.api.survive = { location: 'some', dedicated: { deadlineFactor: 0.5 } }; d.workloads.weights.survive = { dedicated: { rateFactor: 2, deadlineFactor: 2 } }; }, ['value workloads.weights.survive.dedicated', 'value workloads.api.survive.location', 'range workloads.api.survive.dedicated.deadlineFactor']],
  ['a profile that is no week', (d) => { d.workloads.api.profile = [0.5, 0.5]; }, ['value workloads.api.profile']],
  ['ports of unknown speeds and counts', (d) => { d.sites.garage.routers['router-1'].ports = { '10G': -1, '40G': 1, '1G': 1.5 }; }, ['range sites.garage.routers.router-1.ports.10G', 'unknown-key sites.garage.routers.router-1.ports.40G', 'type sites.garage.routers.router-1.ports.1G']],
  ['VLAN ids out of range and the wrong way round', (d) => { d.sites.garage.routers['router-1'].vlans = '200-100'; d.sites.garage.routers.b = { vlans: '1-5000', publicIp: '203.0.113.78' }; }, ['text sites.garage.routers.router-1.vlans', 'text sites.garage.routers.b.vlans']],
  ['a property that is there by inheritance', (d) => { d.sites = Object.create({ garage: d.sites.garage }); }, ['no-data sites']],
  ['an own property called __proto__', (d) => { Object.defineProperty(d.sites, '__proto__', { value: d.sites.garage, enumerable: true }); }, ['reserved-key sites.__proto__']],
  ['values that are no data', (d) => { d.asOf = new Date(0); d.name = () => 'lab'; d.sites.garage.asn = 65100n; d.links = new Map(); d.workloads.api.requestsPerSecond = Symbol('40'); }, ['no-data name', 'no-data asOf', 'no-data sites.garage.asn', 'no-data links', 'no-data workloads.api.requestsPerSecond']],
  ['a getter', (d) => { Object.defineProperty(d, 'name', { enumerable: true, get: () => { throw new TypeError('read'); } }); }, ['no-data name']],
  ['an object that holds itself', (d) => { d.sites.garage.routers['router-1'].building = d.sites; d.catalog = d; }, ['cycle sites.garage.routers.router-1.building', 'cycle catalog']],
  ['a list with holes', (d) => { d.sites.garage.prefixes = [, '192.168.40.0/22']; }, ['hole sites.garage.prefixes[0]']], // eslint-disable-line no-sparse-arrays
  ['a list with a billion holes', (d) => { d.sites.garage.prefixes = new Array(1e9); }, ['hole sites.garage.prefixes[0]']],
  ['ten thousand levels', (d) => { d.catalog = nested(10_000); }, ['type catalog', `depth catalog${'[0]'.repeat(31)}`]],
  ['NaN and infinity', (d) => { d.sites.garage.asn = NaN; d.workloads.api.requestsPerSecond = -Infinity; }, ['type sites.garage.asn', 'type workloads.api.requestsPerSecond']],
  ['a name of line breaks', (d) => { d.sites.garage.routers['router-1'].building = 'Hall\n  A'; d.links.google.site = 'garage\u2028'; }, ['text sites.garage.routers.router-1.building', 'text links.google.site']],
];

describe('a malformed definition', () => {
  test.each(TEXTS)('is told all that is wrong: %s', (_, text, expected) => {
    expect(foundIn(text)).toEqual(expected);
  });

  test.each(DATA)('is told all that is wrong, as data: %s', (_, change, expected) => {
    expect(found(smallLab(change))).toEqual(expected);
  });

  test.each([[undefined], [null], [5], ['text'], [[]], [() => undefined], [new Date(0)], [Symbol('s')], [NaN]])('is refused where there is none: %p', (given) => {
    expect(found(given)).toHaveLength(1);
  });

  test('leaves prototypes as they are', () => {
    foundIn(followedBy('__proto__: { polluted: true }\nconstructor: { prototype: { polluted: true } }'));
    expect(({} as Loose).polluted).toBeUndefined();
  });
});
