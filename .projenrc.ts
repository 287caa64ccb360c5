import { javascript, JsonFile, typescript } from 'projen';

/**
 * The folders of `lib` in the order in which they may be imported: each may use those before it, none after it.
 * `aws`, `azure`, `google` and `lab` stand side by side and never import each other.
 */
const LAYERS: readonly (readonly string[])[] = [
  ['errors.ts'],
  ['units'],
  ['catalog'],
  ['definition'],
  ['planner'],
  ['report'],
  ['edge'],
  ['guard'],
  ['terraform'],
  ['aws', 'azure', 'google', 'lab'],
  ['cli'],
];

/** The entry points other than the root, each a folder of `lib` with an `index.ts`. */
const SUBPATHS = ['aws', 'aws/rules', 'azure', 'edge', 'google', 'lab'];

const project = new typescript.TypeScriptProject({
  name: 'hybrid-ai-network',
  description:
    'One typed definition of a hybrid AI network: sized, explained, and provisioned on AWS Direct Connect, Azure ExpressRoute and Google Cloud Interconnect with a VPN that takes over.',
  keywords: ['aws-cdk', 'cdktf', 'direct-connect', 'expressroute', 'cloud-interconnect', 'vpn', 'bgp', 'hybrid-cloud', 'ai', 'bandwidth'],
  license: 'Apache-2.0',
  copyrightOwner: 'The hybrid-ai-network authors',
  authorName: 'The hybrid-ai-network authors',
  authorOrganization: true,
  authorEmail: 'maintainers@hybrid-ai-network.example',
  defaultReleaseBranch: 'main',
  packageManager: javascript.NodePackageManager.NPM,
  minNodeVersion: '20.9.0',
  projenrcTs: true,
  runner: typescript.TypeScriptRunner.tsx(),
  srcdir: 'lib',
  libdir: 'dist',
  testdir: 'test',
  entrypoint: 'dist/index.js',
  entrypointTypes: 'dist/index.d.ts',
  bin: { 'hybrid-ai-network': 'dist/cli/main.js' },
  sampleCode: false,
  github: false,
  release: false,
  depsUpgrade: false,
  npmignoreEnabled: false,
  artifactsDirectory: 'artifacts',
  typescriptVersion: '~6.0.3',
  deps: ['zod@^4.6.0', 'yaml@^2.9.0', 'ip-address@^10.7.0', 'commander@^14.0.0', 'cli-table3@^0.6.5', 'picocolors@^1.1.1', 'countries-and-timezones@3.8.0'],
  peerDeps: [
    'constructs@^10.4.2',
    'aws-cdk-lib@^2.276.0',
    'cdktf@^0.21.0',
    '@cdktf/provider-azurerm@^14.23.1',
    '@cdktf/provider-google@^16.12.1',
  ],
  peerDependencyOptions: { pinnedDevDependency: false },
  devDeps: [
    'constructs@~10.7.0',
    'aws-cdk-lib@2.276.0',
    'cdktf@0.21.0',
    '@cdktf/provider-azurerm@14.23.1',
    '@cdktf/provider-google@16.12.1',
    'aws-cdk@^2.1148.1',
    'cdktf-cli@0.21.0',
    '@types/node@^20',
    'fast-check@^4.10.0',
    'highs@~1.15.3',
    'tinybench@^6.2.3',
    'tsx@^4',
    'esbuild@~0.28.2',
    'typedoc@~0.28.20',
  ],
  jest: true,
  jestOptions: {
    jestVersion: '^30',
    updateSnapshot: javascript.UpdateSnapshot.NEVER,
    junitReporting: false,
    coverageText: false,
    jestConfig: {
      maxWorkers: '100%', // jest leaves one processor free otherwise, which is half of a small machine
      setupFiles: ['<rootDir>/test/setup.ts'],
      collectCoverageFrom: ['lib/**/*.ts'],
      coverageReporters: ['text-summary', 'lcov'],
      coverageThreshold: { lines: 90 },
      moduleNameMapper: {
        '^hybrid-ai-network$': '<rootDir>/lib',
        '^hybrid-ai-network/(.*)$': '<rootDir>/lib/$1',
      },
      watchPathIgnorePatterns: ['<rootDir>/node_modules/', '<rootDir>/dist/'],
    },
  },
  tsconfig: {
    compilerOptions: {
      target: 'ES2022',
      lib: ['es2022'],
      module: 'node16',
      moduleResolution: javascript.TypeScriptModuleResolution.NODE16,
      rootDir: 'lib',
      types: ['node'],
      exactOptionalPropertyTypes: true,
      isolatedModules: true,
      noImplicitOverride: true,
      skipLibCheck: true, // aws-cdk-lib's own declarations do not hold under exactOptionalPropertyTypes
    },
  },
  tsconfigDev: {
    compilerOptions: {
      rootDir: '..',
      noEmit: true,
      types: ['node', 'jest'],
      paths: {
        'hybrid-ai-network': ['../lib/index.ts'],
        'hybrid-ai-network/*': ['../lib/*/index.ts'],
      },
    },
    include: ['../bench/**/*.ts', '../examples/**/*.ts', '../lib/**/*.ts'],
    exclude: ['../examples/build'],
  },
  eslintOptions: {
    dirs: ['lib'],
    devdirs: ['test', 'examples', 'bench'],
    ignorePatterns: ['*.js', '*.d.ts', 'node_modules/', 'dist/', 'coverage', 'examples/build/', 'bench/build/'],
    commandOptions: { fix: false, extraArgs: ['--max-warnings=0'] },
  },
  gitignore: ['/dist/', 'cdk.out/', 'cdktf.out/', '/examples/build/', '/bench/build/', '*.tgz', '.terraform/', '*.tsbuildinfo'],
});

// ---- package.json: entry points and optional peers
const target = (folder: string) => ({ types: `./dist/${folder}index.d.ts`, default: `./dist/${folder}index.js` });
project.package.addField('exports', {
  '.': target(''),
  ...Object.fromEntries(SUBPATHS.map((name) => [`./${name}`, target(`${name}/`)])),
  './package.json': './package.json',
});
project.package.addField('typesVersions', { '*': Object.fromEntries(SUBPATHS.map((name) => [name, [`dist/${name}/index.d.ts`]])) });
project.package.addField('files', ['dist', 'docs', 'rules', 'ARCHITECTURE.md', 'CHANGELOG.md', '!**/*.tsbuildinfo']);
project.package.addField(
  'peerDependenciesMeta',
  Object.fromEntries(['constructs', 'aws-cdk-lib', 'cdktf', '@cdktf/provider-azurerm', '@cdktf/provider-google'].map((peer) => [peer, { optional: true }])),
);

// eslint's import resolver: later versions name platform packages that the registry does not have, and npm ci then fails
project.package.addPackageResolutions('unrs-resolver@1.12.2');

// projen adds patterns of its own, one of which takes any spec.ts for a test
project.tryFindObjectFile('package.json')!.addOverride('jest.testMatch', ['<rootDir>/test/**/*.test.ts']);

// ---- the two lint rules that hold the design
const zones = LAYERS.flatMap((layer, index) => {
  const later = LAYERS.slice(index + 1).flat();
  return layer.map((folder) => ({
    target: `./lib/${folder}`,
    from: [...later, ...layer.filter((other) => other !== folder)].map((other) => `./lib/${other}`),
    message: `lib/${folder} knows nothing of what is built on it (order: ${LAYERS.map((names) => names.join(', ')).join(' <- ')}): the planner must load without a cloud SDK, and a cloud without the others.`,
  }));
}).filter((zone) => zone.from.length > 0);
// the package's own name is one of its own imports, whether or not `dist` is there to resolve it
Object.assign(project.eslint!.config.settings, { 'import/internal-regex': '^hybrid-ai-network' });
project.eslint?.addRules({
  'import/no-restricted-paths': ['error', { basePath: '.', zones }],
  'no-restricted-imports': [
    'error',
    {
      paths: ['@cdktf/provider-azurerm', '@cdktf/provider-google'].map((name) => ({
        name,
        message: `Import the resource by its own path (${name}/lib/...): the root of the package costs seconds and hundreds of megabytes.`,
      })),
      patterns: [
        { regex: '^cdkt[fn]($|/)', message: 'Import cdktf from lib/terraform/cdktf.ts only: it is the one place to change for CDK Terrain.' },
      ],
    },
  ],
  'max-len': ['error', { code: 160, ignoreUrls: true, ignoreStrings: true, ignoreTemplateLiterals: true, ignoreRegExpLiterals: true }],
  '@stylistic/max-len': 'off',
  '@typescript-eslint/member-ordering': 'off',
});
project.eslint?.addOverride({
  files: ['lib/terraform/cdktf.ts', 'test/**/*.ts', 'examples/**/*.ts', 'bench/**/*.ts'],
  rules: { 'no-restricted-imports': ['error', { paths: ['@cdktf/provider-azurerm', '@cdktf/provider-google'] }] },
});

// ---- the same plan on every machine: only arithmetic that the language defines to the last bit, and no clock, chance, place or environment
const restricted = (selector: string, message: string) => ({ selector, message });
project.eslint?.addOverride({
  files: ['lib/catalog/**/*.ts', 'lib/definition/**/*.ts', 'lib/planner/**/*.ts', 'lib/units/**/*.ts', 'lib/report/**/*.ts', 'lib/edge/**/*.ts'],
  rules: {
    'no-restricted-syntax': [
      'error',
      ...["BinaryExpression[operator='**']:not([left.bigint])", "AssignmentExpression[operator='**=']", "MemberExpression[object.name='Math'][property.name!=/^(abs|ceil|floor|max|min|round|sign|trunc)$/]"]
        .map((selector) => restricted(selector, 'A machine may round this differently: use + - * / (lib/planner/numbers.ts has a root and a logarithm made of them).')),
      ...["MemberExpression[object.name='Math'][property.name='random']", "MemberExpression[object.name=/^(Date|performance)$/][property.name='now']", "NewExpression[callee.name='Date'][arguments.length=0]", "CallExpression[callee.name='Date']"]
        .map((selector) => restricted(selector, 'A plan knows no clock and no chance: asOf of the definition is its day.')),
      ...["MemberExpression[object.name='process'][property.name=/^(env|platform|arch|hrtime|cwd)$/]", "Identifier[name='Intl']", 'MemberExpression[property.name=/^(toLocale.*|localeCompare)$/]']
        .map((selector) => restricted(selector, 'A plan does not depend on the machine, its place or its environment.')),
    ],
  },
});

// the library's own name resolves to dist, which lint does not wait for; the compiler checks it
project.eslint?.addOverride({
  files: ['examples/**/*.ts'],
  rules: { 'import/no-unresolved': ['error', { ignore: ['^hybrid-ai-network($|/)'] }] },
});

// ---- examples: compiled once, run by the real CLIs with plain node
new JsonFile(project, 'examples/tsconfig.json', {
  marker: true,
  obj: {
    extends: '../tsconfig.json',
    compilerOptions: { rootDir: '.', outDir: 'build', declaration: false },
    include: ['**/*.ts'],
    exclude: ['build'],
  },
});

// ---- the benchmark: run as it is written
new JsonFile(project, 'bench/tsconfig.json', { marker: true, obj: { extends: '../test/tsconfig.json', include: ['**/*.ts'] } });

// ---- tasks
project.compileTask.reset('tsc --project tsconfig.json');
project.testTask.reset('tsc --noEmit --project test/tsconfig.json', { name: 'types of lib, tests and examples' });
project.testTask.exec('jest --ci --coverage=false', { receiveArgs: true }); // coverage doubles the time: see test:coverage
project.addTask('test:coverage', {
  description: 'The tests with the share of lines that they run, which has to be 90 percent',
  steps: [{ exec: 'jest --ci --coverage', receiveArgs: true }],
});
project.addTask('test:oracle', {
  description: 'The planner against HiGHS and brute force, in full: about ten minutes',
  env: { ORACLE: 'full' },
  steps: [{ exec: 'jest --ci --coverage=false test/oracle test/planner/metamorphic.test.ts test/planner/verify/accepts.test.ts', receiveArgs: true }],
});
project.addTask('test:debian', {
  description: 'What FRR, strongSwan and nft say of what is written for them: needs the packages that docs/lab.md names',
  steps: [{ exec: "jest --ci --coverage=false --testMatch '**/test/**/*.debian.ts'", receiveArgs: true }],
});
project.addTask('lab', {
  description: 'The failover lab of an example, again and again (--runs N), or with planted faults (--faults): needs the packages that docs/lab.md names',
  steps: [{ exec: 'tsx test/lab/run.ts', receiveArgs: true }],
});
project.addTask('bench', {
  description: 'Speed and memory of the planner, beside HiGHS on the same instances in the same run, and the AWS constructs beside resources by hand',
  steps: [
    { exec: 'esbuild bench/main.ts --bundle --platform=node --packages=external --outfile=bench/build/main.js --log-level=error' },
    { exec: 'node bench/build/main.js', receiveArgs: true },
  ],
});
project.addTask('lint', {
  description: 'Style, import direction, and a doc comment on every public member',
  steps: [{ spawn: 'eslint' }, { exec: 'typedoc' }],
});
project.addTask('synth', {
  description: 'Plan the examples, print their plans, and write their cdk.out and cdktf.out',
  steps: [
    { spawn: 'compile' },
    { exec: 'tsc --project examples/tsconfig.json' },
    { exec: 'node examples/synth.mjs' },
  ],
});

project.synth();
