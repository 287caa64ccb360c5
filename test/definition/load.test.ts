import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parse, stringify } from 'yaml';
import { defineAshburn } from './ashburn';
import { exampleFile, exampleText, type Loose, problemsWhen } from './support';
import { loadHybridNetwork, parseHybridNetwork } from '../../lib/definition';
import { HybridNetworkError } from '../../lib/errors';

/** Every mapping with its keys in the opposite order. */
function reversed(value: Loose): Loose {
  if (Array.isArray(value)) return value.map(reversed);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).reverse().map(([key, item]) => [key, reversed(item)]));
}

describe('loading a definition', () => {
  test.each([['ashburn', 3, 8], ['small-lab', 1, 2]] as const)('loads the example %s', (name, links, workloads) => {
    const network = loadHybridNetwork(exampleFile(name));
    expect([network.links.length, network.workloads.length]).toEqual([links, workloads]);
  });

  test('gives the same network from YAML and from TypeScript', () => {
    expect(loadHybridNetwork(exampleFile('ashburn'))).toStrictEqual(defineAshburn());
  });

  test('gives the same network whatever the order of keys', () => {
    const text = exampleText('ashburn');
    const network = parseHybridNetwork(stringify(reversed(parse(text))));
    expect(network).toStrictEqual(parseHybridNetwork(text));
    expect(JSON.stringify(network)).toBe(JSON.stringify(parseHybridNetwork(text)));
  });

  test('reads JSON, which is YAML too', () => {
    expect(parseHybridNetwork(JSON.stringify(parse(exampleText('small-lab'))))).toStrictEqual(loadHybridNetwork(exampleFile('small-lab')));
  });

  test('reads text with a byte order mark and line ends of Windows, and counts lines as an editor does', () => {
    const text = `\uFEFF${exampleText('small-lab').replaceAll('\n', '\r\n')}`;
    expect(parseHybridNetwork(text)).toStrictEqual(loadHybridNetwork(exampleFile('small-lab')));
    expect(problemsWhen(() => parseHybridNetwork(text.replace('asn: 65100', 'asn: 0')))).toMatchObject([{ code: 'range', line: 9, column: 5 }]);
  });

  test('reads a file with a byte order mark', () => {
    withFile(`\uFEFF${exampleText('small-lab')}`, (file) => expect(loadHybridNetwork(file).name).toBe('small-lab'));
  });

  test('reads anchors and aliases, and places a problem of an alias at the alias', () => {
    const text = exampleText('small-lab').replace('[192.168.40.0/22]', '&here [192.168.40.0/22]');
    const second = text.replace('clouds:', '  attic: { asn: 65101, prefixes: *here, routers: { r: {} } }\nclouds:');
    expect(problemsWhen(() => parseHybridNetwork(second))).toMatchObject([
      { code: 'prefix-overlap', message: '192.168.40.0/22 is written at sites.garage.prefixes[0] too', line: 14, column: 24 },
    ]);
  });

  test('keeps dates and times as they are written, whichever YAML the text says it is', () => {
    const network = parseHybridNetwork(`%YAML 1.1\n---\n${exampleText('small-lab')}`);
    expect(network.asOf).toBe('2026-12-01');
  });

  test('tells the file, line and column of every problem, in the order of the text', () => {
    const text = exampleText('small-lab').replace('provider: google', 'provider: gogle').replace('asn: 65100', 'ans: 65100').replace('16 GB,', '16 gigs,');
    withFile(text, (file) => {
      expect(() => loadHybridNetwork(file)).toThrow([
        `4 problems in ${file}`,
        '  7:3 sites.garage.asn: "asn" is missing',
        '    -> write a number (missing)',
        '  9:5 sites.garage.ans: "ans" is not a word of the definition here',
        '    -> did you mean "asn"? (unknown-key)',
        '  15:21 clouds.google-belgium.provider: "gogle" is not one of aws, azure, google',
        '    -> did you mean "google"? (word)',
        '  25:66 workloads.weights.artifact: "16 gigs" is not a data size',
        '    -> write a number, one space and one of B, kB, MB, GB, TB, PB, KiB, MiB, GiB, TiB, PiB (unit)',
      ].join('\n'));
    });
  });

  test('throws an error without a stack of the library', () => {
    const error = caught(() => parseHybridNetwork(''));
    expect(HybridNetworkError.is(error)).toBe(true);
    expect((error as Error).stack).not.toMatch(/^\s+at /m);
  });

  test('says that a file does not exist', () => {
    expect(() => loadHybridNetwork('/nowhere/network.yaml')).toThrow(/"\/nowhere\/network\.yaml" does not exist\n {4}-> name the file with the definition/);
  });

  test('says that a folder is not a file', () => {
    expect(() => loadHybridNetwork(__dirname)).toThrow('is not a file');
  });

  test('says that a file is not text', () => {
    withFile(Buffer.from([0xff, 0xfe, 0x6e, 0x00]), (file) => expect(() => loadHybridNetwork(file)).toThrow(/is not text in UTF-8\n {4}-> save it as UTF-8/));
  });

  test('says that a file cannot be read', () => {
    withFile('name: x', (file) => {
      chmodSync(file, 0);
      const canReadAnything = process.getuid?.() === 0;
      expect(() => loadHybridNetwork(file)).toThrow(canReadAnything ? /is missing/ : 'cannot be read (EACCES)');
    });
    expect(() => loadHybridNetwork(`${exampleFile('ashburn')}/network.yaml`)).toThrow('cannot be read (ENOTDIR)');
  });

  test('says how long a file of 10 MB is, and does not read it', () => {
    withFile('# padding\n'.repeat(1_000_000), (file) => expect(() => loadHybridNetwork(file)).toThrow('the definition is 10.0 MB of text\n    -> make it at most 1 MB'));
  });

  test.each([[undefined], [''], [5]])('refuses %p as the path of a file', (file) => {
    expect(problemsWhen(() => loadHybridNetwork(file as string))).toMatchObject([{ code: 'file', path: [] }]);
  });

  test('refuses what is not text in place of the text', () => {
    expect(problemsWhen(() => parseHybridNetwork({} as string))).toMatchObject([{ code: 'file', message: 'a mapping is not text' }]);
  });
});

function caught(act: () => unknown): unknown {
  try {
    return act();
  } catch (error) {
    return error;
  }
}

function withFile(content: string | Buffer, use: (file: string) => void): void {
  const folder = mkdtempSync(join(tmpdir(), 'definition-'));
  try {
    const file = join(folder, 'network.yaml');
    writeFileSync(file, content);
    use(file);
  } finally {
    rmSync(folder, { recursive: true });
  }
}
