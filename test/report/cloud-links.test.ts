import { type NetworkPlan, planNetwork } from '../../lib/planner';
import { renderJson, renderMarkdown, renderText } from '../../lib/report';
import { type Draft, network } from '../networks';

const planOf = (change?: (definition: Draft) => void): NetworkPlan => planNetwork(network('aws-multicloud', change));
const plan = planOf();
const text = renderText(plan);
/** A report on one line: where it breaks lines is another test's matter. */
const flat = (report: string) => report.replace(/\s+/g, ' ');
const section = flat(text.slice(text.indexOf('\nLink aws-google'), text.indexOf('\nWorkloads')));

describe('the text of a link between clouds', () => {
  test('has a row in the table of links, without a month to order by', () => {
    expect(text).toMatch(/^aws-google +3\.01 Gbps +sustained use +5 Gbps AWS +42\.2% +built in +2030-01 +- +\$19,013$/m);
    expect(flat(text)).toContain('1 link, 1 link between clouds, 4 workloads,');
  });

  test('says between which regions it is, what it needs each way, and the interval that decides', () => {
    expect(section).toContain('Link aws-google: aws-virginia (us-east-1) to google-virginia (us-east4), AWS Interconnect - multicloud');
    expect(section).toContain('to Google Cloud: 1.24 Gbps today, 2.11 Gbps with growth');
    expect(section).toContain('to AWS: 1.05 Gbps today');
    expect(section).toContain('decided Mon 06:00 to Mon 10:00 UTC: feedback 2 Gbps, ranking 105 Mbps');
  });

  test('says when and to what its bandwidth is raised, and that no failure of it is simulated', () => {
    expect(section).toContain('Chosen 5 Gbps in each direction; round trip 2 ms');
    expect(section).toContain('raise it in place in 2030-01: 10 Gbps, $5,741 a month more');
    expect(section).toContain('Failures none is simulated: the service keeps four connections in at least two buildings');
  });

  test('says what a person does on each side', () => {
    expect(section).toContain('aws interconnect list-environments --region us-east-1');
    expect(section).toContain('accept it in project multicloud-lab: gcloud network-connectivity transports create <name> --region=us-east4 --network=<network> '
      + '--advertised-routes=10.62.0.0/16 --activation-key=<key>');
  });

  test('has its workloads among the others', () => {
    expect(text).toMatch(/^weights +model-sync +aws-google +940 Mbps/m);
    expect(text).toMatch(/^console +inference +office/m);
  });

  test('says that AWS charges nothing for a free one, and that it lasts', () => {
    const free = flat(renderText(planOf((definition) => {
      definition.policy.growth = '0%/year';
      definition.workloads = { logs: { kind: 'telemetry', from: 'aws-virginia', to: 'google-virginia', rate: '10 Mbps' } };
    })));
    expect(free).toContain('Chosen 500 Mbps in each direction, for which AWS charges nothing');
    expect(free).toContain('Lasts beyond 2032-01 Failures');
    expect(free).toContain('to AWS: nothing');
  });

  test('says to act where no bandwidth holds longer', () => {
    const most = flat(renderText(planOf((definition) => { definition.workloads.weights.within = '60 s'; })));
    expect(most).toContain('no bandwidth that can be ordered holds a year longer');
  });

  test('has the verdict on training over it', () => {
    const training = renderText(planOf((definition) => {
      definition.workloads.split = { kind: 'distributed-training', from: 'aws-virginia', to: 'google-virginia', gradientSize: '2 GB', stepsPerSecond: 0.5 };
    }));
    expect(training).toContain('split over aws-google: not recommended, and left out of the sizing');
  });

  test('is on lines of at most 110 characters', () => {
    expect(Math.max(...text.split('\n').map((line) => line.length))).toBeLessThanOrEqual(110);
  });
});

test('the Markdown has the same section', () => {
  const markdown = renderMarkdown(plan);
  expect(markdown).toContain('## Link aws-google: aws-virginia (us-east-1) to google-virginia (us-east4), AWS Interconnect - multicloud');
  expect(markdown).toContain('- **Chosen:** 5 Gbps in each direction; round trip 2 ms');
  expect(markdown).toContain('--network=\\<network>');
});

test('the JSON has the link as it is planned', () => {
  expect((JSON.parse(renderJson(plan)) as NetworkPlan).cloudLinks).toEqual(JSON.parse(JSON.stringify(plan.cloudLinks)));
});
