import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { App, CfnResource, Stack, Validations } from 'aws-cdk-lib';
import { networkPlan } from './fixture';
import { CASES } from './rule-pack-mistakes';
import { changed, findings, ref, SOUND, type Change, type Finding, type Json, type Template } from './rule-pack-network';
import { rulesOf, tableOf } from './rule-pack-table';
import { AwsHybridNetwork } from '../../lib/aws';
import { hybridNetworkRules, hybridNetworkRuleSources } from '../../lib/aws/rules';

const ROOT = join(__dirname, '..', '..');
const SECONDS = 1_000;

/** One engine for all templates: it takes seconds to start. */
const plugin = hybridNetworkRules({ includeDefaultRules: false });
const rulesIn = (found: readonly Finding[]) => [...new Set(found.map(({ rule }) => rule))].sort();

const mistakes = Object.entries(CASES).flatMap(([rule, cases]) => Object.entries(cases.mistakes).map(([name, change]) => [rule, name, change] as const));
const passes = Object.entries(CASES).flatMap(([rule, cases]) => Object.entries(cases.passes).map(([name, change]) => [rule, name, change] as const));

describe('in a sound network', () => {
  const found = new Map<string, readonly Finding[]>();

  beforeAll(() => {
    const rows: (readonly [string, Change])[] = [
      ['sound', {}],
      ...mistakes.map(([rule, name, change]) => [`mistake ${rule} ${name}`, change] as const),
      ...passes.map(([rule, name, change]) => [`pass ${rule} ${name}`, change] as const),
    ];
    const all = findings(plugin, rows.map(([, change]) => changed(change)));
    rows.forEach(([title], index) => found.set(title, all[index]!));
  }, 120 * SECONDS);

  test('there is no finding', () => {
    expect(found.get('sound')).toEqual([]);
  });

  test.each(mistakes)('%s, and nothing else, finds the mistake: %s', (rule, name) => {
    const planted = found.get(`mistake ${rule} ${name}`)!;
    expect(rulesIn(planted)).toEqual([rule]);
    expect(planted.every(({ resource }) => resource !== undefined)).toBe(true);
  });

  test.each(passes)('%s lets pass: %s', (rule, name) => {
    expect(found.get(`pass ${rule} ${name}`)).toEqual([]);
  });
});

test('each rule has mistakes that it finds and changes that it lets pass', () => {
  expect(Object.keys(CASES).sort()).toEqual(rulesOf().map(({ id }) => id).sort());
  expect(Object.values(CASES).every((cases) => Object.keys(cases.mistakes).length > 0 && Object.keys(cases.passes).length > 0)).toBe(true);
  expect(rulesOf().length).toBeGreaterThanOrEqual(50);
});

describe('of values that a template does not tell', () => {
  const everyLeaf = (value: Json, put: Json): Json => {
    if (Array.isArray(value)) return value.map((item: Json) => everyLeaf(item, put));
    if (typeof value === 'object' && value !== null) return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, everyLeaf(inner, put)]));
    return put;
  };
  const everyProperty = (value: Json, put: Json): Json => Object.fromEntries(Object.keys(value as object).map((key) => [key, put]));
  const withProperties = (change: (properties: Json) => Json, chosen = (_: number) => true): Json => ({
    ...SOUND,
    Resources: Object.fromEntries(Object.entries(SOUND.Resources).map(([id, resource], index) => [
      id, chosen(index) ? { ...resource, Properties: change(resource.Properties) } : resource,
    ])),
  });
  /** Every fifth resource, beside others that are as they were. */
  const groups = [0, 1, 2, 3, 4].map((group) => (index: number) => index % 5 === group);

  test.each<[string, (value: Json, put: Json) => Json, Json]>([
    ['a reference to a parameter', everyLeaf, ref('Key')],
    ['a value of another stack', everyLeaf, { 'Fn::ImportValue': 'other' }],
    ['a dynamic reference', everyLeaf, '{{resolve:ssm:/hybrid/value}}'],
    ['a choice of the deployment', everyProperty, { 'Fn::If': ['Choice', ref('Key'), ref('AWS::NoValue')] }],
  ])('no rule says anything: %s', (_, every, put) => {
    const found = findings(plugin, groups.map((chosen) => withProperties((properties) => every(properties, put), chosen)));
    expect(found.map(rulesIn)).toEqual([[], [], [], [], []]);
  }, 120 * SECONDS);

  test('no rule breaks the validation: values of wrong types, and templates without resources', () => {
    const wrong: Json[] = [null, [], {}, 'text', 7, -1.5, [['text']], [{ Value: 7 }, null, 'text'], { Ref: { Ref: 'Given' } }, { 'Fn::GetAtt': [ref('Given'), 'Id'] }, { 'Fn::GetAtt': [] }];
    const templates = wrong.flatMap((put) => [everyLeaf, everyProperty].map((every) => withProperties((properties) => every(properties, put))));
    const bare: Json[] = [{ Resources: {} }, { Parameters: { Key: { Type: 'String' } } }, withProperties(() => null)];
    const found = findings(plugin, [...templates, ...bare]);
    expect(found.flat().filter(({ text }) => !text.includes('https://docs.aws.amazon.com/'))).toEqual([]);
    expect(found.slice(templates.length, -1)).toEqual([[], []]);
  }, 120 * SECONDS);
});

describe('in an app', () => {
  /** What the report of a synthesis says of a rule: the paths of the constructs. */
  function synthesize(app: App): Record<string, string[]> {
    const { directory } = app.synth();
    const { pluginReports } = JSON.parse(readFileSync(join(directory, 'validation-report.json'), 'utf8'));
    const violations = (pluginReports[0]?.violations ?? []) as { ruleName: string; violatingConstructs: { constructPath: string }[] }[];
    return Object.fromEntries(violations.filter(({ ruleName }) => /^(HAN_|MINE$)/.test(ruleName))
      .map(({ ruleName, violatingConstructs }) => [ruleName, violatingConstructs.map(({ constructPath }) => constructPath)]));
  }

  /** A template as constructs, under its own logical ids. */
  function stackOf(app: App, id: string, { Resources }: Template): Record<string, CfnResource> {
    const stack = new Stack(app, id);
    return Object.fromEntries(Object.entries(Resources).map(([name, { Type, Properties }]) => {
      const resource = new CfnResource(stack, name, { type: Type, properties: Properties });
      return [name, resource];
    }));
  }

  test('mistakes are found under their constructs, beside rules of the user, unless acknowledged; our own network has none', () => {
    const warnings = jest.spyOn(console, 'error').mockImplementation(() => undefined);
    const mine = { name: 'mine.guard', content: "rule MINE when Resources exists { Resources.*[ Type == 'AWS::EC2::VPC' Properties.CidrBlock == '10.9.0.0/16' ] { Properties.Tags exists <<tag it>> } }" };
    const app = new App();
    Validations.of(app).addPlugins(hybridNetworkRules({ guardRules: [mine] }));
    new AwsHybridNetwork(new Stack(app, 'Hybrid'), 'Network', { plan: networkPlan(), cloud: 'aws-virginia', vpcs: 'create' });
    const port = { Type: 'AWS::DirectConnect::TransitVirtualInterface', Properties: { Mtu: 9001, Vlan: 1 } };
    const { Left, Right } = stackOf(app, 'Mistakes', {
      Parameters: {},
      Resources: { Left: port, Right: { ...port, Properties: { ...port.Properties, Vlan: 4095 } }, Vpc: { Type: 'AWS::EC2::VPC', Properties: { CidrBlock: '10.9.0.0/16' } } },
    });
    Validations.of(Left!).acknowledge({ id: 'CloudFormation-Validate::HAN_TRANSIT_INTERFACE_MTU', reason: 'a test' });
    Validations.of(Right!).acknowledge({ id: 'CloudFormation-Validate::HAN_INTERFACE_VLAN', reason: 'a test' });
    const found = synthesize(app);
    warnings.mockRestore();
    expect(found).toEqual({ HAN_TRANSIT_INTERFACE_MTU: ['Mistakes/Right'], MINE: ['Mistakes/Vpc'] });
  }, 120 * SECONDS);
});

describe('the files', () => {
  test('are all in the pack', () => {
    const files = readdirSync(join(ROOT, 'rules', 'aws')).sort();
    expect(hybridNetworkRuleSources().map(({ name }) => name).sort()).toEqual(files.map((file) => `hybrid-ai-network/rules/aws/${file}`));
  });

  test('say of each rule what it finds, and end each message with a page of AWS', () => {
    for (const { id, finds, messages } of rulesOf()) {
      expect([id, finds]).toEqual([expect.stringMatching(/^HAN_[A-Z0-9_]+$/), expect.stringMatching(/^[A-Z].*[^.]$/)]);
      expect(messages.length).toBeGreaterThan(0);
      for (const message of messages) expect(message).toMatch(/\. https:\/\/docs\.aws\.amazon\.com\/\S+\.html$/);
    }
  });

  test('are the table of docs/aws-rules.md', () => {
    const [table] = /^\| rule \|[^]*?(?=\n\n|$(?![^]))/m.exec(readFileSync(join(ROOT, 'docs', 'aws-rules.md'), 'utf8')) ?? [];
    expect(table?.trim().split('\n')).toEqual(tableOf(rulesOf()).split('\n'));
  });
});
