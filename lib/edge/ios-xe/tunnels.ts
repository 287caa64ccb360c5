import { masked } from '../addresses';
import type { FilledRouter, IpsecProposal, TunnelModel } from '../model';
import type { Filled } from '../placeholder';
import type { Secrets } from '../secrets';
import { tunnelName } from '../words';
import { block } from './interfaces';

/**
 * Packets that may overtake each other in a tunnel: the largest window of all routers, since classes are queued apart.
 * https://www.cisco.com/c/en/us/td/docs/ios-xml/ios/sec_conn_dplane/configuration/xe-16/sec-ipsec-data-plane-xe-16-book/sec-ipsec-antireplay.html
 */
const REPLAY_WINDOW = 1_024;

/** IKEv2, IPsec and tunnel interfaces. Without a word IOS XE takes new keys after 4,608,000 kB too: every 37 s at 1 Gbps. */
export function tunnelLines(router: FilledRouter, secrets: Secrets): readonly string[] {
  const { proposals, tunnels } = router;
  return [
    ...proposals.flatMap(proposalLines),
    ...(proposals.length > 0 ? ['crypto ikev2 policy hybrid', ...proposals.map(({ id }) => ` proposal ${id}`), '!'] : []),
    ...tunnels.flatMap((tunnel) => {
      const proposal = proposals.find(({ id }) => id === tunnel.proposal)!;
      return block(tunnel.because, [...ikeLines(tunnel, proposal, secrets), ...ipsecLines(tunnel, proposal), ...interfaceLines(router, tunnel)]);
    }),
  ];
}

function proposalLines({ id, ikeEncryption, because }: IpsecProposal): readonly string[] {
  const isGcm = ikeEncryption === 'aes256gcm16';
  return block(because, [
    `crypto ikev2 proposal ${id}`,
    ` encryption ${isGcm ? 'aes-gcm-256' : 'aes-cbc-256'}`,
    isGcm ? ' prf sha384' : ' integrity sha384',
    ' group 20',
    `crypto ipsec transform-set ${id} esp-gcm 256`,
    ' mode tunnel',
  ]);
}

function ikeLines({ number, remote, localId, key }: Filled<TunnelModel>, { ikeSeconds, dpdSeconds }: IpsecProposal, secrets: Secrets): readonly string[] {
  const name = tunnelName(number);
  return [
    `crypto ikev2 keyring ${name}`,
    ` peer ${name}`,
    `  address ${remote}`,
    `  pre-shared-key ${secrets.key(key)}`,
    `crypto ikev2 profile ${name}`,
    ` match identity remote address ${remote} 255.255.255.255`,
    ` identity local address ${localId}`,
    ' authentication remote pre-share',
    ' authentication local pre-share',
    ` keyring local ${name}`,
    ` lifetime ${ikeSeconds}`,
    ` dpd ${dpdSeconds} 3 periodic`,
  ];
}

function ipsecLines({ number }: Filled<TunnelModel>, { id, espSeconds }: IpsecProposal): readonly string[] {
  const name = tunnelName(number);
  return [
    `crypto ipsec profile ${name}`,
    ` set security-association lifetime seconds ${espSeconds}`,
    ' set security-association lifetime kilobytes disable',
    ` set security-association replay window-size ${REPLAY_WINDOW}`,
    ` set transform-set ${id}`,
    ' set pfs group20',
    ` set ikev2-profile ${name}`,
  ];
}

function interfaceLines({ loopbacks }: FilledRouter, { number, id, loopback, address, mtu, mss, local, remote }: Filled<TunnelModel>): readonly string[] {
  const shared = loopbacks.find((each) => each.id === loopback);
  return [
    `interface Tunnel${number}`,
    ` description ${id}`,
    shared ? ` ip unnumbered Loopback${shared.number}` : ` ip address ${masked(address!)}`,
    ` ip mtu ${mtu}`,
    ` ip tcp adjust-mss ${mss}`,
    ` tunnel source ${local}`,
    ' tunnel mode ipsec ipv4',
    ` tunnel destination ${remote}`,
    ` tunnel protection ipsec profile ${tunnelName(number)}`,
  ];
}
