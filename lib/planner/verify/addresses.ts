import type { Report } from './claim';
import { type Case, circuitAsn, circuitsOf, vpnAsn, vpnOf } from './subject';
import type { Link } from '../../definition/hybrid-network';
import type { AttachmentPlan, CircuitEncryptionPlan, DedicatedPlan, LinkPlan, PathPlan, SessionPlan, VpnConnectionPlan, VpnPlan } from '../network-plan';

/** Addresses of a network: the first of them, and how many bits they share. */
interface Prefix {
  readonly first: number;
  readonly length: number;
}

/** Where addresses inside tunnels and of Google's attachments are taken from, with the length of each subnet. */
const POOLS = {
  aws: { prefixes: ['169.254.32.0/19'], length: 30 },
  azure: { prefixes: ['169.254.21.0/24', '169.254.22.0/24'], length: 29 },
  google: { prefixes: ['169.254.64.0/19'], length: 30 },
  attachment: { prefixes: ['169.254.96.0/19'], length: 29 },
  crossCloud: { prefixes: ['169.254.128.0/19'], length: 30 },
} as const;

/** How each cloud runs BFD. */
export const BFD = {
  'direct-connect': { intervalMs: 300, multiplier: 3 },
  'express-route': { intervalMs: 300, multiplier: 3 },
  'dedicated-interconnect': { intervalMs: 1000, multiplier: 5 },
  'partner-interconnect': { intervalMs: 1000, multiplier: 5 },
  'cross-cloud-interconnect': { intervalMs: 1000, multiplier: 5 },
} as const;

/** Subnets and VLAN ids that were met, each with what has it. */
interface Taken {
  readonly subnets: { readonly prefix: Prefix; readonly id: string; readonly link: Link }[];
  readonly vlans: Map<string, string>;
}

/** Where a subnet is met. */
type Place = Pick<Taken, 'subnets'> & { readonly link: Link };

/** Checks VLAN ids, subnets, addresses, ASNs and what goes with each session. */
export function checkAddresses({ plan, network, report }: Case): void {
  const taken: Taken = { subnets: [], vlans: new Map() };
  const defined = new Map(network.links.map((link) => [link.name, link]));
  for (const row of plan.links) {
    const link = defined.get(row.name);
    if (!link) continue;
    const circuits = circuitsOf(row);
    if (circuits) checkSessions(circuits, link, network.name, taken, report);
    for (const { id, prefix } of circuits?.expressRoute?.globalReach ?? []) {
      checkSubnet(id, prefix, 29, link.site.reachPrefixes.map(prefixOf), { subnets: taken.subnets, link }, report);
    }
    if (circuits?.interconnect?.encryption) checkEncryption(circuits.interconnect.encryption, link, network.name, taken, report);
    const vpn = vpnOf(row);
    if (vpn) checkTunnels(row, vpn, link, network.name, taken, report);
  }
  // where neither site nor gateway is shared, an address may be there again
  const meeting = new Map<string, Taken['subnets']>();
  for (const row of taken.subnets) {
    for (const end of [`site ${row.link.site.name}`, `cloud ${row.link.cloud.name}`]) {
      const rows = meeting.get(end);
      if (rows) rows.push(row);
      else meeting.set(end, [row]);
    }
  }
  const reported = new Set<string>();
  for (const rows of meeting.values()) {
    rows.sort((a, b) => a.prefix.first - b.prefix.first).forEach(({ prefix, id }, i) => {
      const next = rows[i + 1];
      if (!next || next.prefix.first >= prefix.first + sizeOf(prefix) || reported.has(next.id)) return;
      reported.add(next.id);
      report('subnet-twice', next.id, `its subnet is in that of ${id}`);
    });
  }
}

function checkSessions({ kind, paths }: DedicatedPlan, link: Link, network: string, taken: Taken, report: Report): void {
  const isGoogle = kind === 'dedicated-interconnect' || kind === 'cross-cloud-interconnect';
  const wanted = kind === 'express-route' ? ['primary', 'secondary'] : kind === 'partner-interconnect' ? [] : ['bgp'];
  const ofKind = kind === 'cross-cloud-interconnect' ? POOLS.crossCloud : POOLS.attachment;
  const pool = isGoogle ? ofKind : { prefixes: link.site.linkPrefixes, length: 30 };
  checkPortPairs(paths, report);
  for (const path of paths) {
    const priority = standsBy(link, path.region) ? 200 : 100;
    for (const attachment of path.bundles.flatMap(({ attachments }) => attachments)) {
      checkVlan(attachment, path.router, link, taken, report);
      if (attachment.sessions.map(({ id }) => id).join() !== wanted.map((name) => `${attachment.id}-${name}`).join()) {
        report('sessions', attachment.id, `it has not the sessions ${wanted.join(' and ')}`);
      }
      const isPublic = attachment.interface === 'public';
      const { prefixes, length } = isPublic ? { prefixes: link.site.publicPrefixes, length: 31 } : pool;
      for (const session of attachment.sessions) {
        checkSubnet(session.id, session.prefix, length, prefixes.map(prefixOf), { subnets: taken.subnets, link }, report);
        checkPair(session.id, session.prefix, session, isPublic ? [0, 1] : isGoogle ? [2, 1] : [1, 2], report);
        checkNumbers(session, { site: link.site.asn, cloud: isPublic ? 7_224 : circuitAsn(link.cloud), priority, secret: `${network}/bgp/${firstOfPair(attachment, path, paths).id}` }, report);
        const { intervalMs, multiplier } = BFD[kind];
        if (session.bfd.intervalMs !== intervalMs || session.bfd.multiplier !== multiplier) report('bfd', session.id, `its BFD is not that of ${kind}`);
      }
    }
  }
}

/** The attachment of the other port of a pair of Azure that comes first; itself where there is none. */
function firstOfPair(attachment: AttachmentPlan, path: PathPlan, paths: readonly PathPlan[]): AttachmentPlan {
  if (path.remote?.provider !== 'azure') return attachment;
  const first = paths.find(({ remote }) => remote?.location === path.remote!.location)!;
  const bundle = path.bundles.findIndex(({ attachments }) => attachments.includes(attachment));
  return first.bundles[bundle]?.attachments.find(({ ordinal }) => ordinal === attachment.ordinal) ?? attachment;
}

/** A circuit of Azure has one VLAN id on both ports of its pair. */
function checkPortPairs(paths: readonly PathPlan[], report: Report): void {
  for (const path of paths) {
    for (const attachment of path.bundles.flatMap(({ attachments }) => attachments)) {
      const { id, vlan } = firstOfPair(attachment, path, paths);
      if (attachment.vlan !== vlan) report('vlan-pair', attachment.id, `it has VLAN ${attachment.vlan}, and the other port of its pair has ${vlan} (${id})`);
    }
  }
}

function checkVlan({ id, vlan }: AttachmentPlan, router: string, { site, cloud }: Link, { vlans }: Taken, report: Report): void {
  if (cloud.provider === 'google' && (vlan === 1 || vlan === 4_094)) report('vlan-range', id, `VLAN ${vlan} is none that Google takes`);
  const range = site.routers.find(({ name }) => name === router)?.vlans ?? [0, -1];
  if (vlan < range[0] || vlan > range[1]) report('vlan-range', id, `VLAN ${vlan} is outside of ${range.join(' to ')}, the range of router ${router}`);
  const key = `${site.name}/${router}/${vlan}`;
  const holder = vlans.get(key);
  if (holder !== undefined) report('vlan-twice', id, `VLAN ${vlan} of router ${router} is that of ${holder}`);
  vlans.set(key, id);
}

function checkTunnels(row: LinkPlan, vpn: VpnPlan, link: Link, network: string, taken: Taken, report: Report): void {
  const { provider } = link.cloud;
  const isAzure = provider === 'azure';
  const { prefixes, length } = POOLS[provider];
  const within = prefixes.map(prefixOf);
  const priority = row.primary.kind === 'vpn' ? 100 : 10_200;
  for (const connection of vpn.connections) {
    checkAsns(connection, link, report);
    connection.tunnels.forEach((tunnel, t) => {
      const isOwn = !isAzure || t === 0;
      if (isOwn) checkSubnet(isAzure ? connection.id : tunnel.id, tunnel.insidePrefix, length, within, { subnets: taken.subnets, link }, report);
      else if (tunnel.insidePrefix !== connection.tunnels[0]!.insidePrefix) report('subnet', tunnel.id, 'both tunnels of a connection to Azure have one subnet, and these have not');
      checkPair(tunnel.id, tunnel.insidePrefix, tunnel, isAzure ? [3, t + 1] : [2, 1], report);
      const secret = `${network}/vpn/${isAzure ? connection.id : tunnel.id}`;
      if (tunnel.secret !== secret) report('secret', tunnel.id, `its secret is ${tunnel.secret}, and it has to be ${secret}`);
      if (tunnel.advertisedPriority !== priority) report('priority', tunnel.id, `its priority is ${tunnel.advertisedPriority}, and it has to be ${priority}`);
    });
  }
}

/** Addresses of HA VPN on circuits: as in other tunnels to Google, and a range for the gateways on each attachment. */
function checkEncryption({ pairs }: CircuitEncryptionPlan, link: Link, network: string, taken: Taken, report: Report): void {
  const { cloud, site } = link;
  if (cloud.provider !== 'google') return;
  const place = { subnets: taken.subnets, link };
  for (const pair of pairs) {
    if (pair.siteAsn !== site.asn || pair.cloudAsn !== cloud.asn) report('asn', pair.id, 'the ASNs of its tunnels are not those of the definition');
    pair.gatewayPrefixes.forEach((prefix, i) => checkSubnet(`${pair.attachments[i]}-gateways`, prefix, 26, cloud.gatewayPrefixes.map(prefixOf), place, report));
    for (const tunnel of pair.gateways.flatMap(({ tunnels }) => tunnels)) {
      checkSubnet(tunnel.id, tunnel.insidePrefix, POOLS.google.length, POOLS.google.prefixes.map(prefixOf), place, report);
      checkPair(tunnel.id, tunnel.insidePrefix, tunnel, [2, 1], report);
      if (tunnel.secret !== `${network}/vpn/${tunnel.id}`) report('secret', tunnel.id, `its secret is ${tunnel.secret}, and it has to be named after it`);
      const priority = standsBy(link, pair.region) ? 200 : 100;
      if (tunnel.advertisedPriority !== priority) report('priority', tunnel.id, `its priority is ${tunnel.advertisedPriority}, and it has to be ${priority}`);
    }
  }
}

/** Whether circuits are in another region than the subnets of their cloud: the site has to prefer those beside the subnets. */
const standsBy = ({ cloud }: Link, region: string | undefined): boolean => cloud.provider === 'google' && region !== undefined && region !== cloud.region;

function checkAsns({ id, siteAsn, cloudAsn }: VpnConnectionPlan, { site, cloud }: Link, report: Report): void {
  if (siteAsn !== site.asn) report('asn', id, `the ASN of its site is ${siteAsn}, and the definition says ${site.asn}`);
  if (cloudAsn !== vpnAsn(cloud)) report('asn', id, `the ASN of its cloud is ${cloudAsn}, and it has to be ${vpnAsn(cloud)}`);
}

interface Numbers {
  readonly site: number;
  readonly cloud: number;
  readonly priority: number;
  readonly secret: string;
}

function checkNumbers({ id, siteAsn, cloudAsn, secret, advertisedPriority }: SessionPlan, wanted: Numbers, report: Report): void {
  if (siteAsn !== wanted.site) report('asn', id, `the ASN of its site is ${siteAsn}, and the definition says ${wanted.site}`);
  if (cloudAsn !== wanted.cloud) report('asn', id, `the ASN of its cloud is ${cloudAsn}, and it has to be ${wanted.cloud}`);
  if (secret !== wanted.secret) report('secret', id, `its secret is ${secret}, and it has to be ${wanted.secret}`);
  if (advertisedPriority !== wanted.priority) report('priority', id, `its priority is ${advertisedPriority}, and it has to be ${wanted.priority}`);
}

/** A subnet has the length that its use asks for, and lies where such subnets are taken from. */
function checkSubnet(id: string, text: string, length: number, within: readonly (Prefix | undefined)[], { subnets, link }: Place, report: Report): void {
  const prefix = prefixOf(text);
  if (!prefix || prefix.length !== length || prefix.first % sizeOf(prefix) !== 0) {
    report('subnet', id, `${text} is no subnet with a length of ${length}`);
    return;
  }
  const isInside = within.some((pool) => pool && prefix.first >= pool.first && prefix.first + sizeOf(prefix) <= pool.first + sizeOf(pool));
  if (!isInside) report('subnet-outside', id, `${text} is not where such subnets are taken from`);
  subnets.push({ prefix, id, link });
}

type Pair = Pick<SessionPlan, 'routerAddress' | 'cloudAddress'>;

/** The router and the cloud have the hosts of the subnet that the cloud asks for. */
function checkPair(id: string, text: string, given: Pair, hosts: readonly [number, number], report: Report): void {
  const subnet = prefixOf(text);
  const router = prefixOf(given.routerAddress);
  const cloud = prefixOf(given.cloudAddress);
  const isRight = subnet && router && cloud && router.length === subnet.length && cloud.length === subnet.length
    && router.first === subnet.first + hosts[0] && cloud.first === subnet.first + hosts[1];
  if (!isRight) report('address', id, `${given.routerAddress} and ${given.cloudAddress} are not the router's and the cloud's address of ${text}`);
}

const sizeOf = ({ length }: Prefix): number => {
  let size = 1;
  for (let bit = length; bit < 32; bit += 1) size *= 2;
  return size;
};

/** Reads `10.0.0.0/8`; nothing where it is something else. */
function prefixOf(text: string): Prefix | undefined {
  const [address, bits, ...more] = text.split('/');
  const parts = (address ?? '').split('.');
  const numbers = [...parts, bits ?? ''].map((part) => (/^\d{1,3}$/.test(part) ? Number(part) : NaN));
  const length = numbers.at(-1)!;
  const isRight = more.length === 0 && parts.length === 4 && length <= 32 && numbers.slice(0, 4).every((part) => part <= 255);
  return isRight ? { first: numbers.slice(0, 4).reduce((sum, part) => sum * 256 + part, 0), length } : undefined;
}
