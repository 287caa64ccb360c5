import { type DefinitionPath, HybridNetworkError, oneOf, type Problem, show } from '../errors';

const problem = (code: string, message: string, fix: string): Problem => ({ code, path: [], message, fix });

/** An error that holds problems, if there are any. */
export function throwIfAny(problems: readonly Problem[]): void {
  if (problems.length > 0) throw new HybridNetworkError(problems);
}

/** A value that only the deployment, the service provider or the definition's author knows, and that was not given. */
export const missingValueProblem = (router: string, what: string, fix: string) => problem('edge-value-missing', `the configuration of ${router} lacks ${what}`, fix);

/** A value that cannot be what it is given for. */
export const badValueProblem = (what: string, given: string, wanted: string) => problem('edge-value', `${show(given)} cannot be ${what}`, `give ${wanted}`);

/** A key that was not given. Its text is in no message, here or anywhere. */
export const missingSecretProblem = (router: string, secret: string, variable: string) =>
  problem('edge-secret-missing', `the configuration of ${router} lacks the secret ${show(secret)}`, `put it into the file of secrets under this name, or into the environment as ${variable}`);

/** A key that would not survive in a configuration. */
export const badSecretProblem = (secret: string, wanted: string) =>
  problem('edge-secret', `the secret ${show(secret)} is not one that its use allows`, `give ${wanted}`);

/** Two names of secrets that would be one variable of the environment. */
export const secretVariableClashProblem = (first: string, second: string, variable: string) =>
  problem('edge-secret-clash', `the secrets ${show(first)} and ${show(second)} would both be ${variable}`, 'give them in a file of secrets');

/** Outputs that were deployed from another plan. */
export const otherPlanProblem = (id: string, what: string, deployed: string, planned: string) =>
  problem('edge-outputs-differ', `${id} was deployed with ${what} ${show(deployed)}, and the plan has ${show(planned)}`, 'pass the outputs of the deployment of this plan');

/** A row of outputs that the plan has not. */
export const otherNetworkProblem = (what: string, id: string) =>
  problem('edge-outputs-other', `the outputs hold ${what} with the id ${show(id)}, which the plan has not`, 'pass the outputs of this network only, and deploy this plan first');

/** Two values for one place. */
export const twoValuesProblem = (key: string, first: string, second: string) =>
  problem('edge-outputs-twice', `the outputs have two values for ${key}: ${show(first)} and ${show(second)}`, 'pass the outputs of the last deployment only');

/** Both tunnels of a connection would end at one address of the cloud. */
export const sameOutsideProblem = (connection: string, address: string) =>
  problem('edge-outputs-same', `the outputs have the address ${show(address)} for two tunnels of ${connection}, which end at two addresses`, 'pass the outputs as the deployment wrote them');

/** A document in which nothing was recognized. */
export const unknownDocumentProblem = (name: string) =>
  problem('edge-outputs', `${name} holds no outputs that belong to the plan`, 'pass cdk-outputs.json of cdk deploy --outputs-file, what terraform output -json printed, or what aws ec2 describe-vpn-connections or az network express-route list printed; where connections have lost the names that the constructs gave them, pass cdk-outputs.json as well');

/** What is no secret in a file of them. Its text is not shown: it may be a key. */
export const badSecretsFileProblem = (path: DefinitionPath): Problem =>
  ({ code: 'edge-secrets-file', path, message: 'this is no secret', fix: 'give a text, or for MACsec a mapping of ckn and cak' });

/** Two interfaces of a router that would have one name. */
export const sameInterfaceProblem = (site: string, router: string, name: string): Problem => ({
  code: 'edge-interface-twice',
  path: ['sites', site, 'routers', router],
  message: `the router ${site}/${router} would have two interfaces with the name ${name}`,
  fix: 'name the interfaces of lan and wan as well, where the platform\'s own names for them are taken',
});

/** A platform that no renderer writes for. */
export const unknownPlatformProblem = (given: string, known: readonly string[]) =>
  problem('edge-platform', `no renderer writes for the platform ${show(given)}`, `choose ${oneOf(known)}`);
