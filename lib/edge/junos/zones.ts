import type { FilledRouter } from '../model';
import { junosInterface } from './interfaces';

/**
 * Zones: the site, the clouds, and the internet, from which only IKE comes in. What is for a loopback passes a policy from the zone it comes
 * from to that of the loopback, also where both are one: https://kb.juniper.net/InfoCenter/index?page=content&id=KB30997
 */
export function zoneLines(router: FilledRouter): readonly string[] {
  const { lan, wan, vlans, tunnels, loopbacks } = router;
  const ends = tunnels.filter(({ end }) => end !== wan?.id);
  const inbound = (zone: string, name: string) => ['protocols bgp', 'protocols bfd', 'system-services ping']
    .map((what) => `set security zones security-zone ${zone} interfaces ${name} host-inbound-traffic ${what}`);
  const policy = (from: string, to: string) => {
    const begin = `set security policies from-zone ${from} to-zone ${to} policy hybrid`;
    return [`${begin} match source-address any destination-address any application any`, `${begin} then permit`];
  };
  return [
    '# what may pass, and what may reach the router itself',
    ...inbound('site', junosInterface(router, lan.id)),
    ...[...vlans, ...tunnels].flatMap(({ id }) => inbound('clouds', junosInterface(router, id))),
    ...(loopbacks.length > 0 ? inbound('clouds', 'lo0.0') : []),
    ...(ends.length > 0 ? ['set security zones security-zone clouds interfaces lo0.0 host-inbound-traffic system-services ike'] : []),
    ...loopbacks.flatMap(({ id, address }) => {
      const begin = `set security policies from-zone clouds to-zone clouds policy ${id}`;
      return [
        `set security address-book global address ${id} ${address}`,
        `${begin} match source-address any destination-address ${id} application any`,
        `${begin} then permit`,
      ];
    }),
    ...(wan ? [`set security zones security-zone internet interfaces ${wan.name}.0 host-inbound-traffic system-services ike`] : []),
    ...policy('site', 'clouds'),
    ...policy('clouds', 'site'),
  ];
}
