/**
 * The one import of cdktf. CDK Terrain (`cdktn`) keeps these names: a project that has moved to it installs it under the name
 * cdktf (see ARCHITECTURE.md), and nothing here changes.
 */
export { Annotations, Fn, TerraformOutput, TerraformResource, TerraformStack, TerraformVariable, Token } from 'cdktf';
export type { TerraformResourceLifecycle } from 'cdktf';
