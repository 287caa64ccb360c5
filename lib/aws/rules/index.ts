import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { CloudFormationValidatePlugin, type CloudFormationValidatePluginProps, type IPolicyValidationPlugin, type ValidationRuleSource } from 'aws-cdk-lib';

/** Where the rules lie in the package: beside `dist`, and beside `lib` in the repository. */
const DIRECTORY = join(__dirname, '..', '..', '..', 'rules', 'aws');

/** The files of rules, one for each kind of resource. */
const FILES = ['ports', 'interfaces', 'gateways', 'vpn', 'tunnels', 'alarms'];

/**
 * The validation of aws-cdk-lib with our rules for AWS Direct Connect, transit gateways and Site-to-Site VPN: it finds what a
 * deployment refuses after minutes, and what deploys and fails later. `docs/aws-rules.md` lists the rules.
 *
 * Register it once: `Validations.of(app).addPlugins(hybridNetworkRules())`. It takes the place of the plugin that an app has by
 * itself, with the same rules and ours. Findings are warnings unless the context `@aws-cdk/core:validateAgainstDefaultRules` is
 * `true`, and one is acknowledged by `Validations.of(construct).acknowledge({ id: 'CloudFormation-Validate::HAN_...', reason })`.
 * https://docs.aws.amazon.com/cdk/api/v2/docs/aws-cdk-lib-readme.html#validation
 *
 * @param props further rules, and whether the default ones run; an app takes only one plugin of this kind
 */
export function hybridNetworkRules(props: CloudFormationValidatePluginProps = {}): IPolicyValidationPlugin {
  const guardRules = [...hybridNetworkRuleSources(), ...(props.guardRules ?? [])];
  return new CloudFormationValidatePlugin({ ...props, guardRules }) as IPolicyValidationPlugin; // its version may be undefined, which the interface leaves out
}

/**
 * The rules as text in the language of AWS CloudFormation Guard, for a plugin that you make yourself. The same files are in the
 * package under `rules/aws`, for `cfn-guard validate --rules node_modules/hybrid-ai-network/rules/aws --data template.json`.
 * https://docs.aws.amazon.com/cfn-guard/latest/ug/what-is-guard.html
 */
export function hybridNetworkRuleSources(): ValidationRuleSource[] {
  return FILES.map((file) => ({ name: `hybrid-ai-network/rules/aws/${file}.guard`, content: readFileSync(join(DIRECTORY, `${file}.guard`), 'utf8') }));
}
