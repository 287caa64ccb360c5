import { cpSync, existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import * as path from 'node:path';
import { compiler, filesIn, install, manifest, node, packedConsumer } from './consumer';

const MINUTES = 60_000;

/** Ten lines, as a user would write them. */
const CDK_APP = `const { App, Stack } = require('aws-cdk-lib');
const { loadHybridNetwork, planNetwork } = require('hybrid-ai-network');
const { AwsHybridNetwork } = require('hybrid-ai-network/aws');

const plan = planNetwork(loadHybridNetwork('network.yaml'));
const app = new App({ analyticsReporting: false });
const stack = new Stack(app, 'Hybrid');
new AwsHybridNetwork(stack, 'Network', { plan, cloud: 'aws-virginia', vpcs: 'create', objectStorage: { vpc: '10.64.0.0/16' } });
app.synth();
`;

const COMMON = ['--strict', '--target', 'es2022', '--types', 'node', '--typeRoots', path.join(__dirname, '../../node_modules/@types')];

let consumer: string;
let library: string;
beforeAll(() => {
  consumer = packedConsumer();
  library = path.join(consumer, 'node_modules', 'hybrid-ai-network');
  cpSync(path.join(__dirname, '../../examples/ashburn/network.yaml'), path.join(consumer, 'network.yaml'));
}, 10 * MINUTES);

afterAll(() => rmSync(consumer, { recursive: true }));

const evaluate = (script: string) => node(consumer, '--eval', script);

test('loads without any cloud SDK installed, and so loads none', () => {
  expect(existsSync(path.join(consumer, 'node_modules', 'aws-cdk-lib'))).toBe(false);
  expect(evaluate("console.log(typeof require('hybrid-ai-network').planNetwork)")).toMatchObject({ code: 0, stdout: 'function\n' });
});

test('says which package a cloud needs where it is not installed', () => {
  expect(evaluate("require('hybrid-ai-network/aws')").stderr).toMatch(/Cannot find module '(aws-cdk-lib|constructs)'/);
});

describe('with aws-cdk-lib and constructs', () => {
  beforeAll(() => install(consumer, ['aws-cdk-lib', 'constructs']));

  test('loads no module of aws-cdk-lib, constructs, cdktf or a provider through its root', () => {
    const { stdout } = evaluate("require('hybrid-ai-network'); console.log(Object.keys(require.cache).join('\\n'))");
    const loaded = stdout.split('\n');
    expect(loaded.some((file) => file.includes('zod'))).toBe(true);
    expect(loaded.filter((file) => /[\\/]node_modules[\\/](aws-cdk-lib|constructs|cdktf|@cdktf)[\\/]/.test(file))).toEqual([]);
  });

  test('synthesizes a ten-line app of the AWS CDK', () => {
    expect(CDK_APP.trimEnd().split('\n').length).toBeLessThanOrEqual(10);
    writeFileSync(path.join(consumer, 'app.js'), CDK_APP);
    expect(node(consumer, 'app.js')).toMatchObject({ code: 0, stderr: '' });
    const template = JSON.parse(readFileSync(path.join(consumer, 'cdk.out', 'Hybrid.template.json'), 'utf8')) as { Resources: Record<string, { Type: string }> };
    const types = new Set(Object.values(template.Resources).map(({ Type }) => Type));
    expect([...types]).toEqual(expect.arrayContaining(['AWS::DirectConnect::Connection', 'AWS::EC2::TransitGateway', 'AWS::EC2::VPNConnection']));
  }, 2 * MINUTES);

  test('has its rules as a plugin of aws-cdk-lib, and as files for cfn-guard', () => {
    expect(evaluate("console.log(require('hybrid-ai-network/aws/rules').hybridNetworkRuleSources().length)")).toMatchObject({ code: 0, stdout: '6\n' });
    expect(existsSync(path.join(library, 'rules', 'aws', 'ports.guard'))).toBe(true);
  });

  test('compiles and runs the first example of the README', () => {
    const [, example] = /```ts\n(.*?)```/s.exec(readFileSync(path.join(library, 'README.md'), 'utf8'))!;
    expect(example!.trimEnd().split('\n').length).toBeLessThan(25);
    writeFileSync(path.join(consumer, 'first.ts'), example!);
    expect(compiler(consumer, '--module', 'node16', ...COMMON, 'first.ts')).toMatchObject({ code: 0, stdout: '' });
    expect(node(consumer, 'first.js')).toMatchObject({ code: 0, stderr: '', stdout: expect.stringMatching(/^lab\n/) });
    expect(existsSync(path.join(consumer, 'cdk.out', 'Aws.template.json'))).toBe(true);
  }, 5 * MINUTES);

  test('gives its types to a CommonJS consumer that resolves as Node 10 did, and to one that resolves as Node does', () => {
    writeFileSync(path.join(consumer, 'consumer.ts'), `import { planNetwork, type NetworkPlan } from 'hybrid-ai-network';
import { AwsHybridNetwork } from 'hybrid-ai-network/aws';
export const used: [typeof AwsHybridNetwork, (plan: NetworkPlan) => string, typeof planNetwork] = [AwsHybridNetwork, (plan) => plan.name, planNetwork];
`);
    const old = ['--module', 'commonjs', '--moduleResolution', 'node10', '--ignoreDeprecations', '6.0'];
    expect(compiler(consumer, ...old, ...COMMON, '--noEmit', 'consumer.ts')).toMatchObject({ code: 0, stdout: '' });
    expect(compiler(consumer, '--module', 'node16', '--moduleResolution', 'node16', ...COMMON, '--noEmit', 'consumer.ts')).toMatchObject({ code: 0, stdout: '' });
  }, 5 * MINUTES);
});

test('runs its command line', () => {
  expect(node(consumer, path.join(library, 'dist/cli/main.js'), '--version')).toEqual({ code: 0, stdout: `${manifest(library).version}\n`, stderr: '' });
  const planned = node(consumer, path.join(library, 'dist/cli/main.js'), 'plan', 'network.yaml', '--no-lock');
  expect(planned).toMatchObject({ code: 0, stderr: '' });
  expect(planned.stdout).toMatch(/^ashburn-ai\n/);
});

test('holds the compiled library and its documents, and no tests, sources, examples or secrets', () => {
  const files = filesIn(library);
  expect(files).toEqual(expect.arrayContaining(['package.json', 'README.md', 'LICENSE', 'CHANGELOG.md', 'dist/index.js', 'dist/index.d.ts', 'dist/aws/index.js', 'dist/cli/main.js']));
  expect(files.filter((file) => !/^(dist\/.+\.(js|d\.ts)|docs\/.+\.md|rules\/.+\.guard|[A-Z]+\.md|LICENSE|package\.json)$/.test(file))).toEqual([]);
  expect(files.filter((file) => /(^|\/)(test|tests|examples|node_modules)\/|\.test\.|\.env|\.pem$|\.key$|\.tgz$/.test(file))).toEqual([]);
});
