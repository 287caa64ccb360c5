import type { DedicatedKind, Provider } from '../catalog';

/** Whose each kind of circuit is. */
export const PROVIDER_OF: Readonly<Record<DedicatedKind, Provider>> = {
  'direct-connect': 'aws', 'express-route': 'azure', 'dedicated-interconnect': 'google', 'partner-interconnect': 'google', 'cross-cloud-interconnect': 'google',
};
