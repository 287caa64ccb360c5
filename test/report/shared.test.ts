import { planNetwork } from '../../lib/planner';
import { renderMarkdown, renderText } from '../../lib/report';
import { awsOnly, type Draft } from '../networks';

const steady = (to: string, rate: string): Draft => ({ kind: 'telemetry', from: 'ashburn', to, rate, flows: 512, survive: { location: 'full', dedicated: 'full' } });

const plan = planNetwork(awsOnly({ base: steady('aws-virginia', '2 Gbps'), west: steady('aws-oregon', '1 Gbps'), dev: steady('aws-dev', '500 Mbps') }, (d) => {
  d.clouds['aws-oregon'] = { provider: 'aws', region: 'us-west-2', asn: 64520, prefixes: ['10.66.0.0/16'] };
  d.clouds['aws-dev'] = { provider: 'aws', region: 'us-east-1', asn: 64521, prefixes: ['10.67.0.0/16'] };
  d.links.west = { site: 'ashburn', cloud: 'aws-oregon', primary: { kind: 'shared', circuitsOf: 'aws', roundTripTime: '60 ms' }, fallback: { kind: 'vpn' } };
  d.links.dev = { site: 'ashburn', cloud: 'aws-dev', primary: { kind: 'shared', circuitsOf: 'aws', rateLimit: '2 Gbps' } };
}));
const text = renderText(plan);

/** What is written under a heading, as one line. */
function part(heading: string): string {
  const lines = text.split('\n');
  const start = lines.findIndex((line) => line.startsWith(heading));
  return lines.slice(start, lines.indexOf('', start)).map((line) => line.trim()).join(' ');
}

/** The cells of a link's row in the table of links. */
const row = (name: string): readonly string[] =>
  renderMarkdown(plan).split('\n').find((line) => line.startsWith(`| ${name} |`))!.split('|').map((cell) => cell.trim()).slice(1, -1);

describe('the report of links on the circuits of another', () => {
  test('counts circuits in the row of the link whose they are, and in no other', () => {
    expect(row('aws').slice(1, 5)).toEqual(['8 Gbps', 'a failure', '19.1 Gbps Direct Connect', '19.8%']);
    expect(row('west').slice(1, 6)).toEqual(['-', '-', 'circuits of aws', '-', '3.76 Gbps VPN']);
    expect(row('dev').slice(1, 6)).toEqual(['-', '-', 'circuits of aws', '-', 'none']);
    expect(row('west')[7]).toBe('-');
  });

  test('counts failures of the circuits once, and the loss of all for each link', () => {
    const [aws, west] = [plan.links.find(({ name }) => name === 'aws')!, plan.links.find(({ name }) => name === 'west')!];
    expect(aws.scenarios.length).toBe(west.scenarios.length);
    expect(text.replaceAll('\n', ' ')).toContain(`${aws.scenarios.length + 2} failures checked`);
    expect(part('Link west')).toContain('1 case checked');
    expect(part('Link aws')).toContain(`${aws.scenarios.length} cases checked`);
  });

  test('says of the owner who else takes its circuits', () => {
    expect(part('Link aws')).toContain('dev and west take these circuits too: needs, failures and forecast are those of all together');
  });

  test('says of a guest in another Region how it is reached, and of its circuits no more than whose they are', () => {
    const west = part('Link west');
    expect(west).toContain('those of link aws, sized for aws, dev and west together: see there');
    expect(west).toContain('over the virtual interfaces of aws and the Direct Connect gateway of aws-virginia, from there to us-west-2, 60 ms round trip, MTU 1500');
    for (const word of ['Needs', 'Chosen', 'Considered', 'Lasts', 'location EqDC2']) expect(west).not.toContain(word);
    expect(west).toContain('Fallback');
  });

  test('says of a guest in the same Region how many virtual interfaces it has, and their limit', () => {
    expect(part('Link dev')).toContain('2 virtual interfaces of its own, each limited to 2 Gbps, MTU 1500');
  });
});
