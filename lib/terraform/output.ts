import type { Construct } from 'constructs';
import { TerraformOutput } from './cdktf';

/** What an output says. */
export interface OutputConfig {
  /** What it is for. */
  readonly description: string;
  /** Its value, with references. */
  readonly value: unknown;
  /**
   * Whether Terraform hides it.
   * @default false
   */
  readonly sensitive?: boolean;
}

/** An output of the construct of a cloud: its name starts with the cloud's, whatever the construct is called. */
export function cloudOutput(scope: Construct, cloud: string, id: string, config: OutputConfig): TerraformOutput {
  const made = new TerraformOutput(scope, id, config);
  made.overrideLogicalId(`${cloud}-${id}`.replaceAll('-', '_'));
  return made;
}
