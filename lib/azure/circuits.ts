import { CONSTRUCT } from './problems';
import { required } from './scope';
import { brokenPlanProblem } from '../errors';
import type { AzureHybridNetworkProps, ExistingCircuit } from './network-props';
import type { BundlePlan, DedicatedPlan, ExpressRoutePlan, LinkPlan, PathPlan } from '../planner/network-plan';

/** A circuit of the plan, where it belongs, and how it is come by. */
export interface Circuit {
  /** Its link. */
  readonly link: LinkPlan;
  /** All circuits of the link. */
  readonly primary: DedicatedPlan;
  /** What only ExpressRoute has. */
  readonly expressRoute: ExpressRoutePlan;
  /** Its path. */
  readonly path: PathPlan;
  /** What is ordered. */
  readonly bundle: BundlePlan;
  /** Stable, in its link's name: of a circuit that another link has, the id that its connection to this one's gateway goes by. */
  readonly connectionId: string;
  /** The circuit that exists; absent where it is made here, and where it is another link's that is not up yet. */
  readonly existing?: ExistingCircuit;
  /** The resource id of the ports that exist; absent where they are made here, or a provider's. */
  readonly portId?: string;
  /** Whether something runs on it: it is up. */
  readonly live: boolean;
}

/** What decides how circuits are come by. */
export type CircuitSources = Pick<AzureHybridNetworkProps, 'existingCircuits' | 'existingPorts' | 'onOrder'>;

const own = <T>(record: Readonly<Record<string, T>> | undefined, key: string): T | undefined =>
  (record && Object.hasOwn(record, key) ? record[key] : undefined);

/**
 * Every circuit of the links of a cloud, in the order of the plan.
 *
 * @throws HybridNetworkError when a link has circuits, and says nothing of what only ExpressRoute has
 */
export function circuitsOf(links: readonly LinkPlan[], { existingCircuits, existingPorts, onOrder = [] }: CircuitSources): readonly Circuit[] {
  const ordered = new Set(onOrder);
  return links.flatMap((link) => {
    const { primary } = link;
    if (primary.kind === 'vpn') return [];
    const expressRoute = required(primary.expressRoute, link.name, 'it has circuits, and says nothing of ExpressRoute');
    return primary.paths.flatMap((path) => path.bundles.map((bundle): Circuit => {
      const existing = own(existingCircuits, bundle.id);
      const portId = own(existingPorts, bundle.id);
      if (bundle.members !== 1) throw brokenPlanProblem(CONSTRUCT, bundle.id, `it has ${bundle.members} members, and a circuit is one`);
      return {
        link,
        primary,
        expressRoute,
        path,
        bundle,
        connectionId: connectionIdOf(link.name, primary, bundle),
        ...(existing && { existing }),
        ...(portId !== undefined && { portId }),
        live: path.phase !== 'order' && !ordered.has(bundle.id),
      };
    }));
  });
}

/** The bundle of a link of its own, or with the name of the link in place of that of its owner. */
const connectionIdOf = (link: string, { circuitsOf: owner }: DedicatedPlan, { id }: BundlePlan): string =>
  (owner !== undefined && id.startsWith(`${owner}-`) ? `${link}${id.slice(owner.length)}` : id);

/** Whether a circuit is another link's: it is made with that link, and given here once it is up. */
export const isGuest = ({ primary }: Circuit): boolean => primary.circuitsOf !== undefined;

/** The id of a circuit's private peering, where the circuit exists. */
export const existingPeeringId = ({ circuitId, peeringId }: ExistingCircuit): string => peeringId ?? `${circuitId}/peerings/AzurePrivatePeering`;

/** Whether the ports of a circuit get keys here, now or once they are up: they are made here, and encrypted. */
export const keepsKeys = ({ primary, existing, portId }: Circuit): boolean =>
  primary.macsec !== undefined && primary.circuitsOf === undefined && !existing && portId === undefined;

/** Whether the ports of a circuit are given keys here: they are made here, encrypted and up. */
export const takesKeys = (circuit: Circuit): boolean => circuit.live && keepsKeys(circuit);
