import { addressAt } from './addresses';
import type { CloudSide } from './cloud';
import type { NetworkPlan } from '../planner';

/**
 * Addresses that only the lab knows: towards the site, inside the clouds, and on the internet. All are of the range for tests of
 * network devices (RFC 2544), so that none is in use.
 */
export class Places {
  private readonly outsides: ReadonlyMap<string, string>;

  /**
   * Gives out addresses.
   *
   * @param sides the clouds as their templates say them
   */
  constructor(private readonly plan: NetworkPlan, sides: readonly CloudSide[]) {
    const names = sides.flatMap((side) => side.speakers.flatMap((speaker) => speaker.tunnels.map((end) => outsideKey(side.cloud, end.outside))));
    this.outsides = new Map([...new Set(names)].map((name, index) => [name, addressAt('198.19.0.0/16', index + 1)]));
  }

  /** The next hop on the internet, of everything. */
  readonly internet = '198.18.255.1';

  /** The core of a site. */
  core(site: string): string {
    return addressAt(this.lan(site), 1);
  }

  /** A router of a site, towards its core. */
  router(site: string, router: string): string {
    return addressAt(this.lan(site), 2 + this.plan.sites[this.site(site)]!.routers.findIndex(({ name }) => name === router));
  }

  /** Both addresses between a cloud's hub and a speaker, by the number of what joins them. */
  inside(number: number): { readonly hub: string; readonly speaker: string } {
    const prefix = `${addressAt('198.18.0.0/17', 4 * number)}/30`;
    return { hub: addressAt(prefix, 1), speaker: addressAt(prefix, 2) };
  }

  /** The internet address at which a tunnel ends: what is known after deployment only. */
  outside(cloud: string, outside: string): string {
    return this.outsides.get(outsideKey(cloud, outside))!;
  }

  private lan(site: string): string {
    return `198.18.${128 + this.site(site)}.0/24`;
  }

  private site(name: string): number {
    return this.plan.sites.findIndex((site) => site.name === name);
  }
}

const outsideKey = (cloud: string, outside: string) => `${cloud} ${outside}`;
