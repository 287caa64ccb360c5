import { example, scratch, templates } from './support';
import { buildAws as ashburn } from '../../examples/ashburn/aws';
import { buildAws as basic } from '../../examples/aws-basic/aws';
import { buildAws as existing } from '../../examples/aws-existing/aws';
import { buildAws as high } from '../../examples/aws-high/aws';
import { buildAws as hosted } from '../../examples/aws-hosted/aws';
import { buildAws as maximum } from '../../examples/aws-maximum/aws';
import { buildAws as multicloud } from '../../examples/aws-multicloud/aws';
import { buildAws as small } from '../../examples/aws-small/aws';
import { buildAws as twoAccounts } from '../../examples/aws-two-accounts/aws';
import { buildAws as twoRegions } from '../../examples/aws-two-regions/aws';
import { hybridNetworkRules } from '../../lib/aws/rules';
import { findings, type Template } from '../aws/rule-pack-network';

const APPS = {
  ashburn,
  'aws-basic': basic,
  'aws-existing': existing,
  'aws-high': high,
  'aws-hosted': hosted,
  'aws-maximum': maximum,
  'aws-multicloud': multicloud,
  'aws-small': small,
  'aws-two-accounts': twoAccounts,
  'aws-two-regions': twoRegions,
};

test('our own rules find nothing in the templates of any example', () => {
  const written = Object.entries(APPS).flatMap(([name, build]) => {
    const outdir = scratch();
    build(example(name), outdir).synth();
    return Object.entries(templates(outdir)).map(([file, text]) => [file, JSON.parse(text) as Template] as const);
  });
  const found = findings(hybridNetworkRules({ includeDefaultRules: false }), written.map(([, template]) => template));
  expect(written.flatMap(([file], index) => found[index]!.map(({ rule, resource }) => `${file}: ${rule} ${resource}`))).toEqual([]);
  expect(written).toHaveLength(12);
}, 120_000);
