import * as path from 'node:path';
import type { TunnelEnd } from './cloud';

const PLUGINS = 'random nonce x509 revocation constraints pubkey pkcs1 pem openssl aes sha2 sha1 hmac kdf gcm gmp curve25519 drbg kernel-libipsec kernel-netlink socket-default vici';

/** The largest packet that a TUN device of kernel-libipsec reads whole. The lab's tunnels are that small; senders learn it from the router. */
export const TUN_MTU = 1_400;

/**
 * The settings of a strongSwan daemon in the lab: ESP in user space, because kernels of build machines know none, with one TUN device a
 * daemon. The router's end has ports of its own choice, because there are as many daemons as tunnels.
 *
 * @param folder for its socket and its log
 */
export function strongswanConf(folder: string, side: 'router' | 'cloud'): string {
  return `charon {
  load = ${PLUGINS}
  start-scripts { }
  retransmit_tries = 4
  retransmit_timeout = 1.0
  retransmit_base = 1.4
  install_virtual_ip = no
${side === 'router' ? '  port = 0\n  port_nat_t = 0\n' : ''}  filelog {
    main {
      path = ${path.join(folder, 'charon.log')}
      time_format = %b %e %T
      time_add_ms = yes
      append = yes
      flush_line = yes
      default = 1
    }
  }
  plugins {
    kernel-libipsec {
      allow_peer_ts = yes
    }
    kernel-netlink {
      fwmark = 0xdead
    }
    vici {
      socket = unix://${path.join(folder, 'charon.vici')}
    }
  }
}
`;
}

/**
 * What the cloud's end of a tunnel is configured with: what its template says of ciphers and keys. It answers, and never starts.
 *
 * @param outside the internet address of the end
 */
export function cloudSwanctl(end: TunnelEnd, outside: string, key: string): string {
  return `connections {
  tunnel {
    version = 2
    mobike = no
    local_addrs = ${outside}
    remote_addrs = ${end.routerPublicIp}
    proposals = ${end.ikeProposals.join(',')}
    dpd_delay = 10s
    unique = replace
    encap = yes
    local {
      auth = psk
      id = ${outside}
    }
    remote {
      auth = psk
      id = ${end.routerPublicIp}
    }
    children {
      tunnel {
        local_ts = 0.0.0.0/0
        remote_ts = 0.0.0.0/0
        esp_proposals = ${end.espProposals.join(',')}
        dpd_action = clear
        start_action = none
        mode = tunnel
      }
    }
  }
}
secrets {
  ike-tunnel {
    id-local = ${outside}
    id-remote = ${end.routerPublicIp}
    secret = "${key}"
  }
}
`;
}
