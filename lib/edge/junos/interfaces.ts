import type { BundleModel, FilledRouter } from '../model';
import { bundleName, isTwiceTagged, plain, vlanInterface } from '../renderer';
import type { Secrets } from '../secrets';

/** Lines with the part of the definition that they come from. */
export const block = (because: string, lines: readonly string[]): readonly string[] => [`# ${plain(because)}`, ...lines];

/** The name in Junos of the interface that a session refers to. */
export function junosInterface(router: FilledRouter, id: string): string {
  if (id === router.lan.id) return `${router.lan.name}.0`;
  const tunnel = router.tunnels.find((each) => each.id === id);
  if (tunnel) return `st0.${tunnel.number}`;
  return vlanInterface(router, id);
}

/** Ethernet's header, which Junos counts in the MTU of a port, as it does every VLAN tag. */
const HEADER_BYTES = 14;

/** A VLAN tag. */
const TAG_BYTES = 4;

/** Keys of ports: https://learn.microsoft.com/azure/expressroute/expressroute-config-samples-routing */
export function macsecLines({ macsec, ports }: FilledRouter, secrets: Secrets): readonly string[] {
  return macsec.flatMap(({ id, mode, cipher, keys, because }) => {
    const { ckn, cak } = secrets.macsec(keys);
    const association = `set security macsec connectivity-association ${id}`;
    return block(because, [
      `${association} cipher-suite ${cipher}`,
      `${association} security-mode static-cak`,
      `${association} pre-shared-key ckn ${ckn}`,
      `${association} pre-shared-key cak ${cak}`,
      ...(mode === 'should-encrypt' ? [`${association} mka should-secure`] : []),
      ...ports.filter((port) => port.macsec === id).map((port) => `set security macsec interfaces ${port.name} connectivity-association ${id}`),
    ]);
  });
}

const policerName = (mbps: number): string => `rate-${mbps}m`;

/** What may pass at once: 5 ms of the rate, and 10 of the largest packets. */
const burstOf = (mbps: number): number => Math.max(mbps * 625, 90_000);

/**
 * A policer, which every interface takes. A shaper of a unit needs a scheduler for each unit, which makes all units of the interface anew when it is
 * turned on, and on an aggregate depends on the line cards:
 * https://www.juniper.net/documentation/us/en/software/junos/cos-security-devices/interfaces-adaptive-services/topics/ref/statement/per-unit-scheduler-edit-interfaces.html
 */
const policerLines = (mbps: number): readonly string[] => [
  `set firewall policer ${policerName(mbps)} if-exceeding bandwidth-limit ${mbps}m`,
  `set firewall policer ${policerName(mbps)} if-exceeding burst-size-limit ${burstOf(mbps)}`,
  `set firewall policer ${policerName(mbps)} then discard`,
];

/** Ports, aggregates, VLANs, the site's side and loopbacks. */
export function interfaceLines(router: FilledRouter): readonly string[] {
  const { lan, bundles, vlans, loopbacks } = router;
  const aggregates = bundles.flatMap(({ number }) => number ?? []);
  return [
    ...block(lan.because, [
      `set interfaces ${lan.name} mtu ${lan.mtu + HEADER_BYTES}`,
      `set interfaces ${lan.name} unit 0 description site`,
      `set interfaces ${lan.name} unit 0 family inet address ${lan.address}`,
    ]),
    ...(aggregates.length > 0 ? [`set chassis aggregated-devices ethernet device-count ${Math.max(...aggregates) + 1}`] : []),
    ...bundles.flatMap((bundle) => bundleLines(router, bundle)),
    ...[...new Set(vlans.flatMap(({ rateLimitMbps }) => rateLimitMbps ?? []))].flatMap(policerLines),
    ...vlans.flatMap((vlan) => {
      const parent = bundleName(router, vlan);
      const unit = `set interfaces ${parent} unit ${vlan.vlan}`;
      return block(vlan.because, [
        `${unit} description "${vlan.id}"`,
        isTwiceTagged(vlan) ? `${unit} vlan-tags outer ${vlan.outerVlan} inner ${vlan.vlan}` : `${unit} vlan-id ${vlan.vlan}`,
        `${unit} family inet mtu ${vlan.mtu}`,
        `${unit} family inet address ${vlan.address}`,
        ...(vlan.rateLimitMbps === undefined ? [] : [`${unit} family inet policer output ${policerName(vlan.rateLimitMbps)}`]),
      ]);
    }),
    ...loopbacks.flatMap(({ address, because }) => block(because, [`set interfaces lo0 unit 0 family inet address ${address}`])),
  ];
}

function bundleLines({ ports, vlans }: FilledRouter, bundle: BundleModel): readonly string[] {
  const begin = `set interfaces ${bundle.name}`;
  const tags = vlans.some((vlan) => vlan.bundle === bundle.id && isTwiceTagged(vlan)) ? 2 : 1;
  return block(bundle.because, [
    ...(bundle.aggregated ? [
      ...bundle.ports.map((id) => `set interfaces ${ports.find((port) => port.id === id)!.name} gigether-options 802.3ad ${bundle.name}`),
      `${begin} aggregated-ether-options lacp active`,
      `${begin} aggregated-ether-options lacp periodic fast`,
    ] : []),
    `${begin} description "${bundle.id}"`,
    `${begin} ${tags === 2 ? 'flexible-vlan-tagging' : 'vlan-tagging'}`,
    `${begin} mtu ${bundle.mtu + HEADER_BYTES + tags * TAG_BYTES}`,
  ]);
}

/** Marks on what the site sends, where the router was told how to know it. */
export function markLines({ classes, lan }: FilledRouter): readonly string[] {
  const marked = classes.flatMap(({ name, dscp, matches }) => matches.map((match, i) => ({ term: `${name}-${i + 1}`, dscp, match })));
  const term = (name: string) => `set firewall family inet filter mark-site term ${name}`;
  return [
    ...classes.map(({ name, dscp, because }) => `# class ${name}, DSCP ${dscp}: ${plain(because)}`),
    ...marked.flatMap(({ term: name, dscp, match: { from, to, protocol, port } }) => [
      ...(from === undefined ? [] : [`${term(name)} from source-address ${from}`]),
      ...(to === undefined ? [] : [`${term(name)} from destination-address ${to}`]),
      `${term(name)} from protocol ${protocol}`,
      `${term(name)} from destination-port ${port}`,
      `${term(name)} then dscp ${dscp}`,
      `${term(name)} then accept`,
    ]),
    ...(marked.length > 0 ? [`${term('others')} then accept`, `set interfaces ${lan.name} unit 0 family inet filter input mark-site`] : []),
  ];
}
