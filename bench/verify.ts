import { readFileSync } from 'node:fs';
import * as path from 'node:path';
import { median, type Row } from './row';
import { parseHybridNetwork } from '../lib/definition';
import { EMPTY_LOCK, planNetwork } from '../lib/planner';
import { verifyPlan } from '../lib/planner/verify';

/** The time in which the plan of the reference definition is verified, warm. */
export function verifyBench(): Row[] {
  const network = parseHybridNetwork(readFileSync(path.join(__dirname, '..', 'examples', 'ashburn', 'network.yaml'), 'utf8'));
  const plan = planNetwork(network, { lock: EMPTY_LOCK });
  const ms = median(() => verifyPlan(plan, network), { warm: 200, runs: 101 });
  return [{ name: 'verification of the reference definition', ms, note: `${verifyPlan(plan, network).length} claims broken` }];
}
