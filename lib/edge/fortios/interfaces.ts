import { hostOf, lengthOf, masked, maskOf } from '../addresses';
import type { BfdModel, FilledRouter } from '../model';
import { bundleName, isTwiceTagged, vlanInterface } from '../renderer';
import type { Secrets } from '../secrets';
import { fit, tunnelName } from '../words';
import { entry, quoted, table } from './words';

/** The longest name of an interface. */
const NAME_LENGTH = 15;

const loopbackName = (number: number): string => `lo-${number}`;

/** The name in FortiOS of the interface that a session refers to, or of a loopback. */
export function fortiInterface(router: FilledRouter, id: string): string {
  if (id === router.lan.id) return router.lan.name;
  const tunnel = router.tunnels.find((each) => each.id === id);
  if (tunnel) return tunnelName(tunnel.number);
  const loopback = router.loopbacks.find((each) => each.id === id);
  if (loopback) return loopbackName(loopback.number);
  return fit(vlanInterface(router, id), NAME_LENGTH);
}

/** The name of the VLAN of an outer tag: https://docs.fortinet.com/document/fortigate/7.4.4/administration-guide/554099/qinq-802-1q-in-802-1q */
const outerName = (router: FilledRouter, vlan: { readonly bundle: string; readonly outerVlan: string }): string => fit(`${bundleName(router, vlan)}-${vlan.outerVlan}`, NAME_LENGTH);

const bfdSettings = (bfd: BfdModel | undefined): readonly string[] =>
  (bfd ? ['bfd enable', `bfd-desired-min-tx ${bfd.intervalMs}`, `bfd-required-min-rx ${bfd.intervalMs}`, `bfd-detect-mult ${bfd.multiplier}`] : []);

const mtuSettings = (mtu: number): readonly string[] => ['mtu-override enable', `mtu ${mtu}`];

/** Aggregates, VLANs, the site's side and loopbacks. */
export function interfaceLines(router: FilledRouter): readonly string[] {
  const { lan, ports, bundles, vlans, loopbacks, sessions } = router;
  const bfdOn = (id: string) => bfdSettings(sessions.find((session) => session.interface === id)?.bfd);
  const portNames = (ids: readonly string[]) => ids.map((id) => quoted(ports.find((port) => port.id === id)!.name)).join(' ');
  return table('system interface', [
    entry(lan.because, quoted(lan.name), ['vdom "root"', `ip ${masked(lan.address)}`, 'allowaccess ping', ...mtuSettings(lan.mtu), ...bfdOn(lan.id)]),
    ...bundles.filter(({ aggregated }) => aggregated).map((bundle) => entry(bundle.because, quoted(bundle.name), [
      'vdom "root"', 'type aggregate', `member ${portNames(bundle.ports)}`, 'lacp-mode active', 'lacp-speed fast', ...mtuSettings(bundle.mtu),
    ])),
    ...bundles.filter(({ aggregated }) => !aggregated).map((bundle) => entry(bundle.because, quoted(bundle.name), ['vdom "root"', ...mtuSettings(bundle.mtu)])),
    ...vlans.filter(isTwiceTagged).map((vlan) => entry(vlan.because, quoted(outerName(router, vlan)), [
      'vdom "root"', `interface ${quoted(bundleName(router, vlan))}`, 'vlan-protocol 8021q', `vlanid ${vlan.outerVlan}`, ...mtuSettings(vlan.mtu),
    ])),
    ...vlans.map((vlan) => entry(vlan.because, quoted(fortiInterface(router, vlan.id)), [
      'vdom "root"',
      `interface ${quoted(isTwiceTagged(vlan) ? outerName(router, vlan) : bundleName(router, vlan))}`,
      `vlanid ${vlan.vlan}`,
      `ip ${masked(vlan.address)}`,
      'allowaccess ping',
      `description ${quoted(vlan.id)}`,
      ...mtuSettings(vlan.mtu),
      ...bfdOn(vlan.id),
      ...(vlan.rateLimitMbps === undefined ? [] : [`outbandwidth ${vlan.rateLimitMbps * 1_000}`]),
    ])),
    ...loopbacks.map(({ number, address, because }) => entry(because, quoted(loopbackName(number)), ['vdom "root"', 'type loopback', `ip ${masked(address)}`, 'allowaccess ping'])),
  ]);
}

/** The interface that a tunnel ends on. */
const endName = (router: FilledRouter, { end }: { readonly end: string }): string => (end === router.wan?.id ? router.wan.name : fortiInterface(router, end));

/** IKEv2, IPsec and tunnel interfaces. */
export function tunnelLines(router: FilledRouter, secrets: Secrets): readonly string[] {
  const { proposals, tunnels } = router;
  const named = tunnels.map((tunnel) => ({ tunnel, name: tunnelName(tunnel.number), proposal: proposals.find(({ id }) => id === tunnel.proposal)! }));
  return [
    ...table('vpn ipsec phase1-interface', named.map(({ tunnel, name, proposal }) => entry(tunnel.because, quoted(name), [
      `interface ${quoted(endName(router, tunnel))}`,
      'ike-version 2',
      `local-gw ${tunnel.local}`,
      `keylife ${proposal.ikeSeconds}`,
      'peertype any',
      'net-device disable',
      `proposal ${proposal.ikeEncryption === 'aes256gcm16' ? 'aes256gcm-prfsha384' : 'aes256-sha384'}`,
      'dhgrp 20',
      ...(tunnel.encapsulated ? ['localid-type address', `localid ${quoted(tunnel.localId)}`] : []),
      'dpd on-idle',
      `dpd-retryinterval ${proposal.dpdSeconds}`,
      `remote-gw ${tunnel.remote}`,
      `psksecret ${quoted(secrets.key(tunnel.key))}`,
      `comments ${quoted(tunnel.id)}`,
    ]))),
    ...table('vpn ipsec phase2-interface', named.map(({ tunnel, name, proposal }) => entry(tunnel.because, quoted(name), [
      `phase1name ${quoted(name)}`, 'proposal aes256gcm', 'dhgrp 20', `keylifeseconds ${proposal.espSeconds}`, 'auto-negotiate enable',
    ]))),
    ...table('system interface', named.map(({ tunnel, name }) => entry(tunnel.because, quoted(name), [
      'vdom "root"',
      'type tunnel',
      `interface ${quoted(endName(router, tunnel))}`,
      ...(tunnel.address === undefined ? [] : [`ip ${masked(`${hostOf(tunnel.address)}/32`)}`, `remote-ip ${tunnel.peer} ${maskOf(lengthOf(tunnel.address))}`]),
      'allowaccess ping',
      `tcp-mss ${tunnel.mss}`,
      ...mtuSettings(tunnel.mtu),
    ]))),
  ];
}
