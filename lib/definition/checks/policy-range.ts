import { type Check, problem } from './check';
import type { DefinitionPath, Problem } from '../../errors';
import { Percentage } from '../../units';
import type { PolicyDefinition } from '../schema';

/** Percent, both ends included. */
const SHARES = { headroom: [0, 300], utilizationLimit: [1, 100], failureUtilizationLimit: [1, 100] } as const;

/** More than ten times a year is a slip. */
const MOST_GROWTH = 1_000;

/** Ten years. */
const MOST_MONTHS = 120;

/** Numbers of the policy, and growth, are in a range in which a plan makes sense. */
export const policyRange: Check = ({ policy = {}, workloads }) => [
  ...shares(policy),
  ...growth(['policy', 'growth'], policy.growth),
  ...horizon(policy),
  ...loss(policy),
  ...[...workloads.sound].flatMap(([name, workload]) => growth(['workloads', name, 'growth'], workload.growth)),
];

function shares(policy: PolicyDefinition): readonly Problem[] {
  return (Object.keys(SHARES) as (keyof typeof SHARES)[]).flatMap((field) => {
    const [given, [least, most]] = [policy[field], SHARES[field]];
    const percent = given === undefined ? least : Percentage.parse(given).toPercent();
    return percent >= least && percent <= most ? [] : [outside(['policy', field], given!, `${least}% to ${most}%`)];
  });
}

function growth(path: DefinitionPath, given: PolicyDefinition['growth']): readonly Problem[] {
  return given === undefined || Percentage.parseGrowth(given).toPercent() <= MOST_GROWTH ? [] : [outside(path, given, `0%/year to ${MOST_GROWTH}%/year`)];
}

function horizon({ horizon: given }: PolicyDefinition): readonly Problem[] {
  return given === undefined || Number.parseInt(given, 10) <= MOST_MONTHS ? [] : [outside(['policy', 'horizon'], given, `0 to ${MOST_MONTHS} months`)];
}

/** With a tenth of its packets lost no connection carries anything to speak of. */
const MOST_LOSS = 10;

function loss({ transport }: PolicyDefinition): readonly Problem[] {
  const given = transport?.loss;
  return given === undefined || Percentage.parse(given).toPercent() <= MOST_LOSS ? [] : [outside(['policy', 'transport', 'loss'], given, `0% to ${MOST_LOSS}%`)];
}

const outside = (path: DefinitionPath, given: string, range: string): Problem => problem('policy-range', path, `${given} is out of range`, `write ${range}`);
