import { ashburn, found, smallLab, told } from '../support';

describe('workloads', () => {
  test('refuses a workload between ends that no link joins', () => {
    expect(told(ashburn((d) => { delete d.links.google; delete d.workloads['laion-to-gcs']; }))).toEqual([
      'workloads.inference-spill.to: no link joins "ashburn" and "google-virginia" -> add a link between them, or name the ends of another',
    ]);
  });

  test('refuses a workload from a place to itself, between sites, and between clouds', () => {
    expect(told(ashburn((d) => {
      d.sites.reston = { asn: 65011, prefixes: ['172.30.0.0/16'], routers: { r: {} } };
      d.workloads = {
        a: { kind: 'telemetry', from: 'ashburn', to: 'ashburn', rate: '1 Mbps' },
        b: { kind: 'telemetry', from: 'ashburn', to: 'reston', rate: '1 Mbps' },
        c: { kind: 'telemetry', from: 'aws-virginia', to: 'azure-virginia', rate: '1 Mbps' },
      };
    }))).toEqual([
      'workloads.a.to: the workload runs from "ashburn" to itself -> name a site and a cloud, or two clouds',
      'workloads.b.to: "ashburn" and "reston" are two sites, and no link joins those -> name a site and a cloud, or two clouds',
      'workloads.c.to: no link joins "aws-virginia" and "azure-virginia" -> a link joins a cloud of Google Cloud and one of AWS or Azure (cloudLinks); '
      + 'name a site and a cloud otherwise',
    ]);
  });

  test('does not miss a link that has a problem of its own', () => {
    expect(found(smallLab((d) => { d.links.google.roundTripTme = '1 ms'; }))).toEqual(['unknown-key links.google.roundTripTme']);
  });

  test.each([
    [['mon', 'tue'], '25 h', '24 h'],
    [['mon', 'thu'], '73 h', '72 h'],
    [['sun', 'mon'], '30 h', '24 h'],
    [['wed'], '8 d', '168 h'],
  ])('refuses a window on %j of %s', (days, duration, period) => {
    expect(told(ashburn((d) => { Object.assign(d.workloads['crawl-to-s3'].window, { days, duration }); }))).toEqual([
      `workloads.crawl-to-s3.window.duration: the window is open for ${duration} and opens again after ${period} -> shorten it, or open it on fewer days`,
    ]);
  });

  test('takes a window as long as its period', () => {
    expect(found(ashburn((d) => { Object.assign(d.workloads['crawl-to-s3'].window, { days: ['mon', 'thu'], duration: '3 d' }); }))).toEqual([]);
    expect(found(ashburn((d) => { Object.assign(d.workloads['crawl-to-s3'].window, { days: ['wed'], duration: '7 d' }); }))).toEqual([]);
  });

  test('refuses a day that is written twice', () => {
    expect(told(ashburn((d) => { d.workloads['crawl-to-s3'].window.days = ['sat', 'sun', 'sat']; }))).toEqual(['workloads.crawl-to-s3.window.days[2]: "sat" is written twice -> leave one']);
  });

  test('refuses a rate limit with which the window is too short', () => {
    expect(told(ashburn((d) => { d.workloads['crawl-to-s3'].rateLimit = '4 Gbps'; }))).toEqual([
      'workloads.crawl-to-s3.rateLimit: 90 TiB in 48 h is 4582 Mbps, and it is limited to 4 Gbps -> widen the window, or raise the limit',
    ]);
    expect(found(ashburn((d) => { d.workloads['crawl-to-s3'].rateLimit = '5 Gbps'; }))).toEqual([]);
  });

  test('refuses a window that may widen into the next one', () => {
    expect(told(ashburn((d) => { d.workloads['laion-to-gcs'].window.mayWiden = '15 h'; }))).toEqual([
      'workloads.laion-to-gcs.window.mayWiden: a window of 10 h that is 15 h longer is open when the next one opens, after 24 h -> write less',
    ]);
    expect(found(ashburn((d) => { Object.assign(d.workloads['laion-to-gcs'].window, { mayWiden: '14 h', mayMove: '2 h' }); }))).toEqual([]);
  });

  test('refuses a longer deadline for what has none', () => {
    expect(told(ashburn((d) => { d.workloads.telemetry.survive = { location: { deadlineFactor: 2 }, dedicated: { rateFactor: 0.5 } }; }))).toEqual([
      'workloads.telemetry.survive.location: a workload of kind telemetry has no deadline -> write full, slower, suspend or a rateFactor',
    ]);
  });

  test('refuses a sync and a checkpoint that end after the next one starts', () => {
    expect(told(ashburn((d) => { d.workloads['llama-weights-to-aws'].within = '7 h'; d.workloads['checkpoints-to-azure'].within = '241 min'; }))).toEqual([
      'workloads.llama-weights-to-aws.within: it may take 7 h, and the next may start after 6 h -> let it end before the next one starts',
      'workloads.checkpoints-to-azure.within: it may take 241 min, and the next may start after 4 h -> let it end before the next one starts',
    ]);
  });

  test('refuses a time zone that IANA does not have', () => {
    expect(told(ashburn((d) => { d.workloads['crawl-to-s3'].window.timeZone = 'America/new_york'; d.workloads['inference-spill'].timeZone = 'constructor'; }))).toEqual([
      'workloads.crawl-to-s3.window.timeZone: "America/new_york" is not an IANA time zone -> did you mean "America/New_York"?',
      'workloads.inference-spill.timeZone: "constructor" is not an IANA time zone -> write one such as America/New_York or UTC',
    ]);
  });

  test('takes older names of time zones', () => {
    expect(found(ashburn((d) => { d.workloads['inference-spill'].timeZone = 'Asia/Calcutta'; }))).toEqual([]);
  });

  test.each([
    ['crawl-to-s3', 'volume', '0 TB'], ['llama-weights-to-aws', 'artifact', '0.0 GB'], ['llama-weights-to-aws', 'within', '0 s'], ['telemetry', 'rate', '0 Gbps'],
    ['inference-spill', 'responseSize', '0 B'], ['inference-spill', 'latencyBudget', '0 ms'], ['split-finetune', 'gradientSize', '0 B'],
  ])('refuses that the %s has the %s %s', (workload, field, given) => {
    expect(told(ashburn((d) => { d.workloads[workload][field] = given; }))).toEqual([`workloads.${workload}.${field}: "${given}" is nothing -> write more than zero, or leave out what needs it`]);
  });

  test('refuses rates of requests and steps that are zero or negative', () => {
    expect(told(ashburn((d) => { d.workloads['inference-spill'].requestsPerSecond = 0; d.workloads['split-finetune'].stepsPerSecond = -1; }))).toEqual([
      'workloads.inference-spill.requestsPerSecond: 0 is too small -> write more than 0',
      'workloads.split-finetune.stepsPerSecond: -1 is too small -> write more than 0',
    ]);
  });
});
