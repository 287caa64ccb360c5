import type { FilledRouter, IpsecProposal, TunnelModel } from '../model';
import type { Filled } from '../placeholder';
import { headline, plain } from '../renderer';
import type { Secrets } from '../secrets';

/** The tunnels in the words of strongSwan. Its names are those of the plan, and `if_id` joins a tunnel to its XFRM interface. */
export function swanctl(router: FilledRouter, secrets: Secrets): readonly string[] {
  const { tunnels, proposals } = router;
  return [
    ...headline(router).map((line) => `# ${line}`),
    'connections {',
    ...tunnels.flatMap((tunnel) => connection(tunnel, proposals.find(({ id }) => id === tunnel.proposal)!)),
    '}',
    'secrets {',
    ...tunnels.flatMap((tunnel) => secretOf(tunnel, secrets)),
    '}',
  ];
}

/** New keys are made before the lifetime that the cloud counts is over. */
const early = (seconds: number): number => seconds - Math.ceil(seconds / 10);

/** AES-256-GCM has no HMAC; the curve is that of group 20. */
const IKE_PROPOSALS: Readonly<Record<IpsecProposal['ikeEncryption'], string>> = { aes256gcm16: 'aes256gcm16-prfsha384-ecp384', aes256: 'aes256-sha384-ecp384' };

function connection(tunnel: Filled<TunnelModel>, proposal: IpsecProposal): readonly string[] {
  const { id, number, local, localId, remote, encapsulated, because } = tunnel;
  const { ikeEncryption, ikeSeconds, espSeconds, dpdSeconds } = proposal;
  return [
    `  # ${plain(because)}`,
    `  ${id} {`,
    '    version = 2',
    '    mobike = no',
    `    local_addrs = ${local}`,
    `    remote_addrs = ${remote}`,
    `    proposals = ${IKE_PROPOSALS[ikeEncryption]}`,
    `    dpd_delay = ${dpdSeconds}s`,
    `    rekey_time = ${early(ikeSeconds)}s`,
    `    over_time = ${ikeSeconds - early(ikeSeconds)}s`,
    '    keyingtries = 0',
    '    unique = replace',
    `    encap = ${encapsulated ? 'yes' : 'no'}`,
    '    local {',
    '      auth = psk',
    `      id = ${localId}`,
    '    }',
    '    remote {',
    '      auth = psk',
    `      id = ${remote}`,
    '    }',
    '    children {',
    `      ${id} {`,
    '        local_ts = 0.0.0.0/0',
    '        remote_ts = 0.0.0.0/0',
    '        esp_proposals = aes256gcm16-ecp384',
    `        rekey_time = ${early(espSeconds)}s`,
    `        life_time = ${espSeconds}s`,
    '        dpd_action = restart',
    '        close_action = start',
    '        start_action = start',
    `        if_id_in = ${number}`,
    `        if_id_out = ${number}`,
    '        mode = tunnel',
    '      }',
    '    }',
    '  }',
  ];
}

function secretOf({ id, localId, remote, key }: Filled<TunnelModel>, secrets: Secrets): readonly string[] {
  return [`  ike-${id} {`, `    id-local = ${localId}`, `    id-remote = ${remote}`, `    secret = "${secrets.key(key)}"`, '  }'];
}
