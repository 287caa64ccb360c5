/**
 * The one import of cdktf. CDK Terrain (`cdktn`) keeps these names: a project that has moved to it installs it under the name
 * cdktf (see ARCHITECTURE.md), and nothing here changes.
 */
export { Annotations, DefaultTokenResolver, Fn, StringConcat, TerraformOutput, TerraformProvider, TerraformResource, TerraformStack, TerraformVariable, Token, Tokenization } from 'cdktf';
export type { ITerraformDependable, TerraformResourceLifecycle } from 'cdktf';
