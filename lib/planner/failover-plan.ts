/**
 * What happens to a link. `carrier`: the circuit in use loses its carrier. `silent`: it drops everything and its carrier stays.
 * `asymmetric`: it drops what goes one way. `router`: the router in use dies (of Cross-Cloud Interconnect: the port of the other cloud).
 * `building`: all circuits into one building are lost. `dedicated`: all circuits fall silent. `tunnel`: the far end of the tunnel in use is
 * gone. `return`: everything is there again.
 */
export type FailureKind = 'carrier' | 'silent' | 'asymmetric' | 'router' | 'building' | 'dedicated' | 'tunnel' | 'return';

/** When the traffic of a link comes back after a failure, as far as the routers of both ends decide it. Circuits on order are not counted. */
export interface FailoverWindow {
  /** What happens. */
  readonly failure: FailureKind;
  /** By what the loss is seen where that takes longest; `provider`: by routers of the service provider, whose timers are not known. */
  readonly detection: 'carrier' | 'bfd' | 'hold-time' | 'provider' | 'none';
  /** Where traffic goes; `nothing` where it waits for the repair. */
  readonly takesOver: 'circuits' | 'vpn' | 'tunnels' | 'nothing';
  /** Not before this, in milliseconds after the last packet that arrived; absent where nothing takes over, or the provider decides. */
  readonly fromMs?: number;
  /** Not after this, in milliseconds after the last packet that arrived; absent where nothing takes over, or the provider decides. */
  readonly toMs?: number;
  /** What a cloud may need inside of itself beyond that, in milliseconds; absent where its vendor says nothing of it. No lab shows it. */
  readonly cloudMs?: number;
  /** What decides it, with the figures. */
  readonly because: string;
}
