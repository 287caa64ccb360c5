import type { CircuitEnd, CloudSide, TunnelEnd } from './cloud';
import { secretKey } from './cloud';
import type { Places } from './places';
import type { RouterFiles } from './router-files';
import type { Daemon } from './spec';
import { hostOf, lengthOf } from '../edge/addresses';
import { fillRouters } from '../edge/fill';
import { FRR, frrDaemonFiles, linuxInterface } from '../edge/frr';
import type { FilledRouter, RouterConfiguration } from '../edge/model';
import { placeholderKey, placeholdersIn } from '../edge/placeholder';
import type { Placeholder } from '../edge/placeholder';
import { routersOf } from '../edge/routers';
import { Secrets } from '../edge/secrets';
import type { NetworkPlan, RouterPlan, SitePlan } from '../planner';

/**
 * The routers of all sites as FRR and strongSwan, whatever they run: on other platforms the lab proves what is intended, not the vendor's
 * software. What is known after the deployment only is taken from the templates, and given out by the lab.
 *
 * @param key the key behind the name of a secret
 */
export function routerFiles(plan: NetworkPlan, sides: readonly CloudSide[], places: Places, key: (secret: string) => string): RouterFiles[] {
  const routers = routersOf(inLab(plan, places));
  const secrets = secretsOf(routers, key);
  const values = new Map(placeholdersIn(routers).map((found) => [placeholderKey(found), valueOf(found, sides, places)]));
  return fillRouters(routers, values, secrets).map((router) => files(router, secrets));
}

function files(router: FilledRouter, secrets: Secrets): RouterFiles {
  const alone = (id: string): FilledRouter => ({ ...router, tunnels: router.tunnels.filter((tunnel) => tunnel.id === id) });
  const ids = [router.lan.id, ...(router.wan ? [router.wan.id] : []), ...router.vlans.map(({ id }) => id), ...router.tunnels.map(({ id }) => id)];
  const nft = FRR.render(router, secrets).find(({ name }) => name === 'nftables.conf')?.text;
  return {
    router,
    daemons: Object.fromEntries(frrDaemonFiles(router, secrets).map(({ name, text }) => [name.replace('.conf', '') as Daemon, text])),
    swanctl: Object.fromEntries(router.tunnels.map(({ id }) => [id, FRR.render(alone(id), secrets).find(({ name }) => name === 'swanctl.conf')!.text])),
    ...(nft !== undefined && { nft }),
    interfaces: Object.fromEntries(ids.map((id) => [id, linuxInterface(router, id)])),
  };
}

/** The plan on FRR, with addresses towards the site that the lab gives out, and interfaces that it names; nothing translates addresses here. */
function inLab(plan: NetworkPlan, places: Places): NetworkPlan {
  const router = (site: SitePlan, { wan, interfaces, ...own }: RouterPlan): RouterPlan => {
    const others = site.routers.filter(({ name }) => name !== own.name).map(({ name }) => places.router(site.name, name));
    return { ...own, platform: 'frr', lan: { address: `${places.router(site.name, own.name)}/24`, peers: [places.core(site.name), ...others] } };
  };
  return { ...plan, sites: plan.sites.map((site) => ({ ...site, routers: site.routers.map((own) => router(site, own)) })) };
}

/** A key for each name; MACsec has no ports here, and gets one that it takes. */
function secretsOf(routers: readonly RouterConfiguration[], key: (secret: string) => string): Secrets {
  const keys = routers.flatMap(({ sessions, tunnels }) => [...sessions.flatMap(({ md5 }) => md5?.secret ?? []), ...tunnels.map((tunnel) => tunnel.key.secret)]);
  const ports = routers.flatMap(({ macsec }) => macsec.map((row) => row.keys.secret));
  const never = JSON.stringify({ ckn: '0'.repeat(64), cak: '0'.repeat(64) });
  const texts = [...ports.map((secret) => [secret, never] as const), ...keys.map((secret) => [secret, key(secretKey(secret))] as const)];
  return Secrets.of(Object.fromEntries(texts));
}

/** What the deployment would tell; where a template has nothing, what the plan expects, so that the difference is seen and not an error. */
function valueOf({ placeholder, id, planned }: Placeholder, sides: readonly CloudSide[], places: Places): string {
  const circuits: readonly CircuitEnd[] = sides.flatMap(({ speakers }) => speakers.flatMap((speaker) => speaker.circuits));
  const circuit = circuits.find((end) => end.id === id || end.id.startsWith(`${id}-`));
  switch (placeholder) {
    case 'tunnel-outside-address': return outside(id, sides, places) ?? '198.19.255.254';
    case 'attachment-router-address': return circuit === undefined ? planned ?? '198.18.251.2/30' : `${circuit.routerAddress}/${lengthOf(circuit.cloudAddress)}`;
    case 'attachment-cloud-address': return circuit === undefined ? planned ?? '198.18.251.1' : hostOf(circuit.cloudAddress);
    case 'outer-vlan':
    case 'vlan': return circuit === undefined ? planned ?? '4094' : String(circuit.vlan);
    case 'wan-next-hop': return places.internet;
    case 'lan-address':
    case 'lan-peer': return planned ?? ''; // the lab has told both
  }
}

function outside(id: string, sides: readonly CloudSide[], places: Places): string | undefined {
  const ends = sides.flatMap((side) => side.speakers.flatMap((speaker) => speaker.tunnels.map((end): [CloudSide, TunnelEnd] => [side, end])));
  const found = ends.find(([, end]) => end.id === id);
  return found && places.outside(found[0].cloud, found[1].outside);
}
