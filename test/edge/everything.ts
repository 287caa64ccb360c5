import { filled } from './fixture';
import { crossReferences, type FilledRouter, frrTextFaults, handOffSheets, renderRouter, RENDERERS, routersOf, swanctlTextFaults } from '../../lib/edge';
import { hostOf, masked } from '../../lib/edge/addresses';
import type { DedicatedPlan, LinkPlan, NetworkPlan } from '../../lib/planner';

/** Every platform. */
export const PLATFORMS = RENDERERS.map(({ platform }) => platform);

/** What no text may hold: the marks of a value that was not there. */
const HOLES = /undefined|\[object|NaN|null|<[a-z]/;

/** Everything that has to hold of what is made of a plan, on every platform. */
export function check(plan: NetworkPlan): void {
  for (const router of routersOf(plan)) expect(crossReferences(router)).toEqual([]);
  const { routers, secrets } = filled(plan);
  for (const router of routers) {
    for (const platform of PLATFORMS) {
      const files = renderRouter({ ...router, platform }, secrets);
      for (const { text } of files) expect(text).not.toMatch(HOLES);
      expectValues(router, files.map(({ text }) => text).join(''));
    }
    const text = new Map(renderRouter({ ...router, platform: 'frr' }, secrets).map((file) => [file.name, file.text]));
    expect(frrTextFaults(text.get('frr.conf')!)).toEqual([]);
    if (router.tunnels.length > 0) expect(swanctlTextFaults(text.get('swanctl.conf')!, text.get('frr.conf')!, text.get('nftables.conf')!)).toEqual([]);
    expectRoundTrip(router, text.get('frr.conf')!);
  }
  expectSessions(plan, routers);
  const sheets = handOffSheets(plan);
  for (const { markdown } of sheets) expect(markdown).not.toMatch(HOLES);
  expect(sheets.map(({ name }) => name).sort()).toEqual(sheetNames(plan).sort());
  for (const { fromMs = 0, toMs = 0 } of plan.links.flatMap(({ failover }) => failover)) expect(fromMs).toBeLessThanOrEqual(toMs);
}

/** Every address and ASN of the model is in what is rendered, whatever the platform. */
function expectValues({ asn, vlans, sessions, tunnels, lan }: FilledRouter, text: string): void {
  const shows = (address: string) => text.includes(address) || text.includes(masked(address)) || text.includes(`${hostOf(address)} 255.255.255.255`);
  const addresses = [lan.address, ...vlans.map((vlan) => vlan.address), ...tunnels.flatMap((tunnel) => tunnel.address ?? [])];
  expect(addresses.filter((address) => !shows(address))).toEqual([]);
  for (const { neighbour, remoteAsn } of sessions) {
    expect(text).toContain(neighbour);
    expect(text).toContain(String(remoteAsn));
  }
  for (const { remote, local } of tunnels) expect([text.includes(remote), text.includes(local)]).toEqual([true, true]);
  expect(text).toContain(String(asn));
}

/** Addresses and ASNs, read back out of frr.conf, are those of the model. */
function expectRoundTrip({ asn, sessions, vlans, tunnels, loopbacks, lan, originated }: FilledRouter, text: string): void {
  const all = (pattern: RegExp) => [...text.matchAll(pattern)].map(([, ...found]) => found.join(' ')).sort();
  expect(all(/^router bgp (\d+)$/gm)).toEqual([String(asn)]);
  expect(all(/^ neighbor (\S+) remote-as (\d+)$/gm)).toEqual(sessions.map(({ neighbour, remoteAsn }) => `${neighbour} ${remoteAsn}`).sort());
  expect(all(/^ {2}network (\S+)$/gm)).toEqual(originated.map(({ prefix }) => prefix));
  expect(all(/^ ip address (\S+)$/gm)).toEqual([lan.address, ...[...vlans, ...loopbacks].map(({ address }) => address), ...tunnels.flatMap(({ address }) => address ?? [])].sort());
}

/** Every session and tunnel of the plan that is live is on one router, once, and nothing else is on any. */
function expectSessions(plan: NetworkPlan, routers: readonly FilledRouter[]): void {
  const links = plan.links.filter(({ site }) => plan.sites.some(({ name }) => name === site));
  const vpns = links.flatMap(({ primary, fallback }) => [primary, fallback]).filter((side) => side?.kind === 'vpn');
  const tunnels = vpns.flatMap(({ connections }) => connections.flatMap((connection) => connection.tunnels.map(({ id }) => id)));
  const own = links.flatMap(({ primary }) => (primary.kind === 'vpn' ? [] : circuitIds(primary)));
  const made = routers.flatMap(({ sessions }) => sessions.filter(({ kind }) => kind !== 'internal').map(({ id }) => id));
  expect([...made].sort()).toEqual([...tunnels, ...own].sort());
  const vlans = new Set(routers.flatMap((router) => router.vlans.map(({ id }) => id)));
  expect(routers.flatMap((router) => router.tunnels.map(({ id }) => id)).sort()).toEqual(made.filter((id) => !vlans.has(id)).sort());
}

/** Sessions on live circuits, and in tunnels on them where both attachments of a pair are live. */
function circuitIds({ paths, interconnect }: DedicatedPlan): readonly string[] {
  const attachments = paths.filter(({ phase }) => phase === 'live').flatMap(({ bundles }) => bundles.flatMap((bundle) => bundle.attachments));
  const live = new Set(attachments.map(({ id }) => id));
  const pairs = (interconnect?.encryption?.pairs ?? []).filter((pair) => pair.attachments.every((id) => live.has(id)));
  return [
    ...attachments.flatMap(({ id, sessions }) => (interconnect?.layer === 2 ? [`${id}-bgp`] : sessions.map((session) => session.id))),
    ...pairs.flatMap(({ gateways }) => gateways.flatMap(({ tunnels }) => tunnels.map(({ id }) => id))),
  ];
}

function sheetNames({ links, cloudLinks }: NetworkPlan): string[] {
  const phases = ({ primary }: LinkPlan) => (primary.kind === 'vpn' ? ['live'] : [...new Set(primary.paths.map(({ phase }) => phase))]);
  return [...links.flatMap((link) => phases(link).map((phase) => `${link.name}-${phase}.md`)), ...cloudLinks.map(({ name }) => `${name}-live.md`)];
}
