import { existsSync, readdirSync } from 'node:fs';
import * as path from 'node:path';
import { loadHybridNetwork } from '../../lib/definition';
import { fillRouters, type FilledRouter, placeholderKey, placeholdersIn, type RouterConfiguration, routersOf, secretNames, Secrets } from '../../lib/edge';
import { HybridNetworkError, type Problem } from '../../lib/errors';
import { EMPTY_LOCK, type NetworkPlan, planNetwork, readLock } from '../../lib/planner';
import type { RouterPlan } from '../../lib/planner/network-plan';
import { type Draft, network } from '../networks';

const EXAMPLES = path.join(__dirname, '../../examples');

/** The names of all examples. */
export const EXAMPLE_NAMES: readonly string[] = readdirSync(EXAMPLES).filter((name) => existsSync(path.join(EXAMPLES, name, 'network.yaml')));

/** The plan of an example with its lock. */
export function examplePlan(name: string): NetworkPlan {
  const folder = path.join(EXAMPLES, name);
  return planNetwork(loadHybridNetwork(path.join(folder, 'network.yaml')), { lock: readLock(path.join(folder, 'hybrid-network.lock.json')), outages: false });
}

/** The plan of the Ashburn example, changed, with its lock. */
export function ashburn(change: (definition: Draft) => void = () => undefined): NetworkPlan {
  return planNetwork(network('ashburn', change), { lock: readLock(path.join(EXAMPLES, 'ashburn/hybrid-network.lock.json')), outages: false });
}

/** The same as if nothing of it were built yet. */
export const unlocked = (change: (definition: Draft) => void): NetworkPlan => planNetwork(network('ashburn', change), { lock: EMPTY_LOCK, outages: false });

/** A definition whose routers all run a platform. */
export const running = (platform: RouterPlan['platform']) => (definition: Draft): void => {
  for (const site of Object.values<Draft>(definition.sites)) for (const router of Object.values<Draft>(site.routers)) router.platform = platform;
};

/** A value for each placeholder: what is planned, else addresses one after the other. */
export function valuesFor(routers: readonly RouterConfiguration[]): Map<string, string> {
  const values = new Map<string, string>();
  const attachments: string[] = [];
  routers.forEach((router, i) => placeholdersIn(router).forEach((found, n) => {
    const address = `192.0.2.${(n % 120) + 120 * (i % 2) + 1}`;
    if (found.placeholder.startsWith('attachment') && !attachments.includes(found.id)) attachments.push(found.id);
    const subnet = `10.251.${attachments.indexOf(found.id)}`;
    const own: Record<string, string> = {
      'lan-address': `10.250.${i}.2/29`, 'lan-peer': `10.250.${i}.1`, 'outer-vlan': String(100 + n), 'attachment-router-address': `${subnet}.2/29`, 'attachment-cloud-address': `${subnet}.1`,
    };
    values.set(placeholderKey(found), found.planned ?? own[found.placeholder] ?? address);
  }));
  return values;
}

/** Keys of MACsec. */
export const MACSEC_KEYS = { ckn: '0123456789abcdef'.repeat(4), cak: 'fedcba9876543210'.repeat(4) };

/** A text for each secret, also of ports that a platform does not encrypt: `keynumber` and its number; for MACsec two keys. */
export function secretTexts(routers: readonly RouterConfiguration[]): Record<string, string> {
  const macsec = new Set(routers.flatMap((router) => router.macsec.map(({ keys }) => keys.secret)));
  return Object.fromEntries([...new Set([...secretNames(routers), ...macsec])].sort().map((name, i) => [name, macsec.has(name) ? JSON.stringify(MACSEC_KEYS) : `keynumber${i}`]));
}

/** The routers of a plan with a value in every place, and the secrets they name. */
export function filled(plan: NetworkPlan): { readonly routers: readonly FilledRouter[]; readonly secrets: Secrets } {
  const routers = routersOf(plan);
  const secrets = Secrets.of(secretTexts(routers));
  return { routers: fillRouters(routers, valuesFor(routers), secrets), secrets };
}

/** The problems of what is refused; none where it is not. */
export function problemsOf(run: () => unknown): readonly Problem[] {
  try {
    run();
  } catch (error) {
    if (HybridNetworkError.is(error)) return error.problems;
    throw error;
  }
  return [];
}
