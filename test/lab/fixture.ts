import * as path from 'node:path';
import { buildAws } from '../../examples/ashburn/aws';
import { buildTerraform } from '../../examples/ashburn/terraform';
import { labOf, templatesIn } from '../../lib/lab';
import type { Json, LabSpec } from '../../lib/lab';
import type { NetworkPlan } from '../../lib/planner';
import { examplePlan } from '../edge/fixture';
import { example, scratch } from '../examples/support';

/** The plan of the Ashburn example. */
export const PLAN: NetworkPlan = examplePlan('ashburn');

/** The folder into which the apps of the Ashburn example have written. */
export const OUTPUTS: string = scratch();
buildAws(example('ashburn'), path.join(OUTPUTS, 'cdk.out')).synth();
buildTerraform(example('ashburn'), path.join(OUTPUTS, 'cdktf.out')).synth();

/** Their templates. */
export const TEMPLATES: Readonly<Record<string, Json>> = templatesIn(OUTPUTS, PLAN);

/** The lab of the example. */
export const SPEC: LabSpec = labOf({ plan: PLAN, templates: TEMPLATES }).spec;
