import * as path from 'node:path';
import { loadHybridNetwork, planNetwork, type NetworkPlan, readLock } from 'hybrid-ai-network';

/**
 * The plan of the network that a folder defines.
 *
 * @param folder holds `network.yaml` and its lock
 */
export function planOf(folder: string): NetworkPlan {
  return planNetwork(loadHybridNetwork(path.join(folder, 'network.yaml')), { lock: readLock(path.join(folder, 'hybrid-network.lock.json')) });
}
