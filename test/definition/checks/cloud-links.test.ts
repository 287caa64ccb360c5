import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { found, type Loose, told } from '../support';

const text = readFileSync(join(__dirname, '../../../examples/aws-multicloud/network.yaml'), 'utf8');

/** The multicloud example as data, changed. */
function multicloud(change: (definition: Loose) => void = () => undefined): Loose {
  const definition: Loose = parse(text);
  change(definition);
  return definition;
}

/** The same with a second Region of AWS, on the circuits of a first link. */
const twoRegions = (change: (definition: Loose) => void = () => undefined): Loose => multicloud((d) => {
  d.clouds['aws-oregon'] = { provider: 'aws', region: 'us-west-2', asn: 64520, prefixes: ['10.63.0.0/16'] };
  d.sites.lab.linkPrefixes = ['172.20.0.0/24'];
  d.links = {
    east: {
      site: 'lab',
      cloud: 'aws-virginia',
      primary: { kind: 'direct-connect', paths: [{ router: 'router-1', location: 'EqDC2' }] },
      resilience: 'basic',
    },
    west: { site: 'lab', cloud: 'aws-oregon', primary: { kind: 'shared', circuitsOf: 'east' } },
  };
  change(d);
});

describe('links between clouds', () => {
  test('are taken between the regions that the service pairs', () => {
    expect(found(multicloud())).toEqual([]);
  });

  test('are refused with an end that is not declared, and the one that was meant is offered', () => {
    expect(told(multicloud((d) => { d.cloudLinks['aws-google'].google = 'google-virgina'; delete d.workloads; })))
      .toEqual(['cloudLinks.aws-google.google: there is no cloud "google-virgina" -> did you mean "google-virginia"?']);
  });

  test('are refused with an end of another provider', () => {
    expect(told(multicloud((d) => { d.cloudLinks['aws-google'] = { kind: 'aws-interconnect', aws: 'google-virginia', google: 'aws-virginia' }; }))).toEqual([
      'cloudLinks.aws-google.aws: "google-virginia" is a cloud of google -> name a cloud of aws',
      'cloudLinks.aws-google.google: "aws-virginia" is a cloud of aws -> name a cloud of google',
    ]);
  });

  test('are refused between regions that the service does not pair, and the partner is told', () => {
    expect(told(multicloud((d) => { d.clouds['google-virginia'].region = 'us-central1'; })))
      .toEqual(['cloudLinks.aws-google: AWS Interconnect - multicloud does not join us-east-1 and us-central1 -> us-east-1 is joined to us-east4']);
  });

  test('are refused from a Region without the service, and those that have it are told', () => {
    const [problem] = told(multicloud((d) => { d.clouds['aws-virginia'].region = 'sa-east-1'; }));
    expect(problem).toContain('does not join sa-east-1 and us-east4 -> use a Region of AWS that has it (ap-southeast-1, ap-southeast-2, eu-central-1');
  });

  test('are taken between regions that the definition says are a pair', () => {
    const ohio = (pairs: Loose) => multicloud((d) => {
      d.clouds['aws-virginia'].region = 'us-east-2';
      d.clouds['google-virginia'].region = 'us-east5';
      d.catalog = { interconnectPairs: pairs };
    });
    expect(found(ohio({ 'us-east-2': 'us-east5' }))).toEqual([]);
    expect(found(ohio({ 'us-east-2': 'us-east4' }))).toEqual(['cloud-link-regions cloudLinks.aws-google']);
    expect(found(ohio({ ohio: 'us-east5' }))).toEqual(['text catalog.interconnectPairs.ohio']);
  });

  test('are refused where another one joins the same two clouds', () => {
    expect(found(multicloud((d) => { d.cloudLinks.again = { ...d.cloudLinks['aws-google'] }; }))).toEqual(['cloud-link-twice cloudLinks.again']);
  });

  test('are refused under the name of a link or a cloud', () => {
    expect(told(multicloud((d) => {
      d.cloudLinks = { office: d.cloudLinks['aws-google'] };
    }))).toEqual(['cloudLinks.office: a link is called "office" too -> give them different names: a plan names either']);
    expect(found(multicloud((d) => { d.cloudLinks = { 'aws-virginia': d.cloudLinks['aws-google'] }; }))).toEqual(['ambiguous-name cloudLinks.aws-virginia']);
  });

  test('are refused with a word that they do not have, and with another kind', () => {
    expect(found(multicloud((d) => { d.cloudLinks['aws-google'].bandwidth = '1 Gbps'; }))).toEqual(['unknown-key cloudLinks.aws-google.bandwidth']);
    expect(found(multicloud((d) => { d.cloudLinks['aws-google'].kind = 'vpn'; }))).toEqual(['word cloudLinks.aws-google.kind']);
  });

  test('are refused on a Direct Connect gateway that has gateways of two Regions, at either of them', () => {
    expect(found(twoRegions((d) => { delete d.cloudLinks; d.workloads = {}; }))).toEqual([]);
    expect(told(twoRegions((d) => { d.workloads = {}; }))).toEqual([
      'cloudLinks.aws-google.aws: the link "west" puts gateways of two Regions on the Direct Connect gateway of "aws-virginia", and with an interconnect it takes '
      + 'those of us-east-1 only -> give "west" circuits of its own, or join the clouds of AWS with a peering of transit gateways',
    ]);
    expect(found(twoRegions((d) => {
      d.workloads = {};
      d.clouds['google-virginia'].region = 'us-west1';
      d.cloudLinks['aws-google'].aws = 'aws-oregon';
    }))).toEqual(['cloud-link-gateway cloudLinks.aws-google.aws']);
  });

  test('take 2,000 prefixes of Google Cloud and not one more', () => {
    const prefixes = (count: number) => Array.from({ length: count }, (_, i) => `10.${100 + Math.floor(i / 256)}.${i % 256}.0/24`);
    expect(found(multicloud((d) => { d.clouds['google-virginia'].prefixes = prefixes(2_000); }))).toEqual([]);
    expect(found(multicloud((d) => { d.clouds['google-virginia'].prefixes = prefixes(2_001); }))).toEqual(['cloud-link-prefixes clouds.google-virginia.prefixes']);
  });
});

describe('a workload between two clouds', () => {
  test('needs a link between them, and is told which', () => {
    expect(told(multicloud((d) => { delete d.cloudLinks; d.workloads = { weights: d.workloads.weights }; })))
      .toEqual(['workloads.weights.to: no link joins "google-virginia" and "aws-virginia" -> add one under cloudLinks, of kind aws-interconnect or cross-cloud-interconnect']);
  });

  test('is not missed where the section of its link cannot be read', () => {
    expect(found(multicloud((d) => { d.cloudLinks = []; }))).toEqual(['type cloudLinks']);
  });

  test('cannot run between two clouds of one provider', () => {
    expect(told(multicloud((d) => {
      d.clouds['aws-oregon'] = { provider: 'aws', region: 'us-west-2', prefixes: ['10.63.0.0/16'] };
      d.workloads = { copy: { kind: 'telemetry', from: 'aws-oregon', to: 'aws-virginia', rate: '1 Mbps' } };
    }))).toEqual([
      'workloads.copy.to: no link joins "aws-oregon" and "aws-virginia" -> a link joins a cloud of Google Cloud and one of AWS or Azure (cloudLinks); '
      + 'name a site and a cloud otherwise',
    ]);
  });

  test('has no promise for failures', () => {
    expect(told(multicloud((d) => { d.workloads.weights.survive = { location: 'full' }; })))
      .toEqual(['workloads.weights.survive: a workload between two clouds keeps no promise for failures: the plan has none of an interconnect -> leave survive out']);
  });
});
