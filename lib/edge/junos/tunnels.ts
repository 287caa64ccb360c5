import type { FilledRouter, IpsecProposal, TunnelModel } from '../model';
import type { Filled } from '../placeholder';
import type { Secrets } from '../secrets';
import { tunnelName } from '../words';
import { block } from './interfaces';

/**
 * IKEv2, IPsec and tunnel interfaces. AES-256-GCM authenticates by itself, and brings the pseudorandom function of SHA-384 with it:
 * https://www.juniper.net/documentation/us/en/software/junos/cli-reference/topics/ref/statement/prf-algorithm-edit-security-ike-proposal.html
 */
export function tunnelLines(router: FilledRouter, secrets: Secrets): readonly string[] {
  const { proposals, tunnels } = router;
  return [
    ...proposals.flatMap(proposalLines),
    ...tunnels.flatMap((tunnel) => block(tunnel.because, [...interfaceLines(tunnel), ...ikeLines(router, tunnel, secrets), ...ipsecLines(tunnel)])),
    ...(tunnels.length > 0 ? ['# the smallest of all tunnels: Junos has one limit for segments', `set security flow tcp-mss ipsec-vpn mss ${Math.min(...tunnels.map(({ mss }) => mss))}`] : []),
  ];
}

function proposalLines({ id, ikeEncryption, ikeSeconds, espSeconds, because }: IpsecProposal): readonly string[] {
  const [ike, ipsec, policy] = [`set security ike proposal ${id}`, `set security ipsec proposal ${id}`, `set security ipsec policy ${id}`];
  return block(because, [
    `${ike} authentication-method pre-shared-keys`,
    `${ike} dh-group group20`,
    ...(ikeEncryption === 'aes256gcm16' ? [] : [`${ike} authentication-algorithm sha-384`]),
    `${ike} encryption-algorithm ${ikeEncryption === 'aes256gcm16' ? 'aes-256-gcm' : 'aes-256-cbc'}`,
    `${ike} lifetime-seconds ${ikeSeconds}`,
    `${ipsec} protocol esp`,
    `${ipsec} encryption-algorithm aes-256-gcm`,
    `${ipsec} lifetime-seconds ${espSeconds}`,
    `${policy} perfect-forward-secrecy keys group20`,
    `${policy} proposals ${id}`,
  ]);
}

function interfaceLines({ number, id, mtu, address }: Filled<TunnelModel>): readonly string[] {
  const unit = `set interfaces st0 unit ${number}`;
  return [
    `${unit} description "${id}"`,
    `${unit} family inet mtu ${mtu}`,
    ...(address === undefined ? [] : [`${unit} family inet address ${address}`]),
  ];
}

function ikeLines({ proposals, wan }: FilledRouter, tunnel: Filled<TunnelModel>, secrets: Secrets): readonly string[] {
  const { number, proposal, key, remote, end, local, localId } = tunnel;
  const name = tunnelName(number);
  const gateway = `set security ike gateway ${name}`;
  return [
    `set security ike policy ${name} proposals ${proposal}`,
    `set security ike policy ${name} pre-shared-key ascii-text "${secrets.key(key)}"`,
    `${gateway} ike-policy ${name}`,
    `${gateway} address ${remote}`,
    `${gateway} external-interface ${end === wan?.id ? wan.name : 'lo0'}.0`,
    `${gateway} local-address ${local}`,
    `${gateway} local-identity inet ${localId}`,
    `${gateway} remote-identity inet ${remote}`,
    `${gateway} version v2-only`,
    `${gateway} dead-peer-detection interval ${proposals.find(({ id }) => id === proposal)!.dpdSeconds}`,
    `${gateway} dead-peer-detection threshold 3`,
  ];
}

function ipsecLines({ number, proposal }: Filled<TunnelModel>): readonly string[] {
  const vpn = `set security ipsec vpn ${tunnelName(number)}`;
  return [
    `${vpn} bind-interface st0.${number}`,
    `${vpn} df-bit clear`,
    `${vpn} ike gateway ${tunnelName(number)}`,
    `${vpn} ike ipsec-policy ${proposal}`,
    `${vpn} establish-tunnels immediately`,
  ];
}
