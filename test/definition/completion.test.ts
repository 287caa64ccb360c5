import { join } from 'node:path';
import ts from 'typescript';

const FILE = join(__dirname, 'edited.ts'); // only in memory
const TSCONFIG = join(__dirname, '../tsconfig.json');

const HEAD = `import { defineHybridNetwork } from '../../lib/definition';
defineHybridNetwork({
  name: 'lab', asOf: '2026-12-01', inService: '2027-01-01',
  sites: {
    ashburn: { asn: 65010, prefixes: [], routers: { 'edge-1': {}, 'edge-2': {} } },
    reston: { asn: 65011, prefixes: [], routers: { 'core-1': {} } },
  },
  clouds: { virginia: { provider: 'aws', region: 'us-east-1', prefixes: [] } },
`;

/** What an editor sees: one file that changes, and the library. */
class Editor {
  private text = '';
  private version = 0;
  private readonly service = ts.createLanguageService(this.host());

  /** The names that are offered at the sign |. */
  completionsAt(rest: string): readonly string[] {
    const typed = HEAD + rest;
    this.text = typed.replace('|', '');
    this.version += 1;
    const found = this.service.getCompletionsAtPosition(FILE, typed.lastIndexOf('|'), {});
    return (found?.entries ?? []).map(({ name }) => name);
  }

  private host(): ts.LanguageServiceHost {
    const { config } = ts.readConfigFile(TSCONFIG, (file) => ts.sys.readFile(file)) as { config: unknown };
    const { options } = ts.parseJsonConfigFileContent(config, ts.sys, join(__dirname, '..'));
    const textOf = (file: string) => (file === FILE ? this.text : ts.sys.readFile(file));
    return {
      getScriptFileNames: () => [FILE],
      getScriptVersion: (file) => (file === FILE ? String(this.version) : '0'),
      getScriptSnapshot: (file) => {
        const text = textOf(file);
        return text === undefined ? undefined : ts.ScriptSnapshot.fromString(text);
      },
      getCurrentDirectory: () => __dirname,
      getCompilationSettings: () => ({ ...options, types: [] }),
      getDefaultLibFileName: (settings) => ts.getDefaultLibFilePath(settings),
      fileExists: (file) => file === FILE || ts.sys.fileExists(file),
      readFile: textOf,
      directoryExists: (folder) => ts.sys.directoryExists(folder),
    };
  }
}

describe('an editor', () => {
  let editor: Editor;
  beforeAll(() => { editor = new Editor(); });

  test('completes the names of sites and clouds in a link', () => {
    expect(editor.completionsAt("links: { wan: { site: '|' } } });")).toEqual(['ashburn', 'reston']);
    expect(editor.completionsAt("links: { wan: { site: 'reston', cloud: '|' } } });")).toEqual(['virginia']);
  }, 60_000);

  test('completes the routers of the site that the link names', () => {
    expect(editor.completionsAt("links: { wan: { site: 'ashburn', cloud: 'virginia', primary: { kind: 'direct-connect', paths: [{ router: '|' }] } } } });"))
      .toEqual(['edge-1', 'edge-2']);
  }, 60_000);

  test('completes the kinds and the ends of a workload', () => {
    expect(editor.completionsAt("links: {}, workloads: { logs: { kind: '|' } } });")).toContain('checkpoint-replication');
    expect(editor.completionsAt("links: {}, workloads: { logs: { kind: 'telemetry', from: '|' } } });")).toEqual(['ashburn', 'reston', 'virginia']);
  }, 60_000);

  test('completes the words of a workload of its kind', () => {
    expect(editor.completionsAt("links: {}, workloads: { logs: { kind: 'telemetry', | } } });").slice().sort()).toEqual(['flows', 'from', 'growth', 'match', 'rate', 'survive', 'to']);
  }, 60_000);
});
