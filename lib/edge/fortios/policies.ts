import { masked } from '../addresses';
import type { FilledRouter, TrafficMatch } from '../model';
import { plain } from '../renderer';
import { fortiInterface } from './interfaces';
import { entry, quoted, table } from './words';

/** The numbers of the policies: above those that are made by hand. */
const FIRST_POLICY = 9_001;

/** All that leads to clouds. */
const ZONE = 'hybrid-clouds';

const ALL = quoted('all');

/** What passes, and what is done to it. */
interface Rule {
  readonly because: string;
  readonly settings: readonly string[];
}

/** How packets of a class are known. */
interface Mark {
  readonly name: string;
  readonly dscp: number;
  readonly match: TrafficMatch;
  readonly because: string;
}

/** Both ways between the site and the clouds, with marks where the router was told how to know the traffic. */
export function policyLines(router: FilledRouter): readonly string[] {
  const { vlans, tunnels, classes, site } = router;
  const members = [...vlans, ...tunnels].map(({ id }) => quoted(fortiInterface(router, id)));
  const marks = classes.flatMap(({ name, dscp, matches, because }) => matches.map((match, i): Mark => ({ name: `mark-${name}-${i + 1}`, dscp, match, because })));
  const prefixes = [...new Set(marks.flatMap(({ match }) => [match.from, match.to].flatMap((prefix) => prefix ?? [])))];
  const rules = members.length === 0 ? [] : [...marks.map((mark) => markRule(router, mark)), ...passRules(router), ...loopbackRules(router)];
  return [
    ...classes.map(({ name, dscp, because }) => `# class ${name}, DSCP ${dscp}: ${plain(because)}`),
    ...(members.length > 0 ? table('system zone', [entry(`sites.${site}`, quoted(ZONE), [`interface ${members.join(' ')}`])]) : []),
    ...table('firewall address', prefixes.map((prefix) => entry('workloads', addressName(prefix), [`subnet ${masked(prefix)}`]))),
    ...table('firewall service custom', marks.map(({ name, match: { protocol, port }, because }) => entry(because, quoted(name), [`${protocol}-portrange ${port}`]))),
    ...table('firewall policy', rules.map(({ because, settings }, i) => entry(because, String(FIRST_POLICY + i), settings))),
  ];
}

const addressName = (prefix: string | undefined): string => (prefix === undefined ? ALL : quoted(`net-${prefix}`));

const passing = (from: string, to: string, source: string, destination: string, service: string): readonly string[] => [
  `srcintf ${quoted(from)}`, `dstintf ${quoted(to)}`, `srcaddr ${source}`, `dstaddr ${destination}`, 'action accept', 'schedule "always"', `service ${service}`,
];

const markRule = ({ lan }: FilledRouter, { name, dscp, match, because }: Mark): Rule => ({
  because,
  settings: [
    ...passing(lan.name, ZONE, addressName(match.from), addressName(match.to), quoted(name)),
    'diffserv-forward enable',
    `diffservcode-forward ${dscp.toString(2).padStart(6, '0')}`,
  ],
});

const passRules = ({ lan, site }: FilledRouter): readonly Rule[] =>
  ([[lan.name, ZONE], [ZONE, lan.name]] as const).map(([from, to]) => ({ because: `sites.${site}`, settings: passing(from, to, ALL, ALL, quoted('ALL')) }));

/**
 * What is for a loopback needs a policy too:
 * https://docs.fortinet.com/document/fortigate/7.2.9/administration-guide/853005/loopback-interface
 */
const loopbackRules = (router: FilledRouter): readonly Rule[] => router.loopbacks.map(({ id, because }) => {
  const services = router.tunnels.some(({ end }) => end === id) ? '"IKE" "ESP"' : '"BGP"';
  return { because, settings: passing(ZONE, fortiInterface(router, id), ALL, ALL, services) };
});
