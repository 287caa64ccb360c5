import { type DefinitionPath, HybridNetworkError, oneOf, type Problem, show } from '../errors';

const problem = (code: string, message: string, fix: string): Problem => ({ code, path: [], message, fix });

/** An error that holds problems, if there are any. */
export function throwIfAny(problems: readonly Problem[]): void {
  if (problems.length > 0) throw new HybridNetworkError(problems);
}

/** A value that only the deployment, the service provider or the site knows, and that was not given. */
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

/** A document in which nothing was recognized. */
export const unknownDocumentProblem = (name: string) =>
  problem('edge-outputs', `${name} holds no outputs that belong to the plan`, 'pass cdk-outputs.json of cdk deploy --outputs-file, what terraform output -json printed, or what aws ec2 describe-vpn-connections or az network express-route list printed');

/** A router of the site's facts that the plan does not have. */
export const unknownRouterProblem = (given: string, known: readonly string[]) =>
  problem('edge-unknown-router', `the site's values name the router ${show(given)}`, `name ${oneOf(known)}`);

/** A value of the site, or the name of a secret, that cannot be. Its text is not shown: it may be a key. */
export const badSiteValueProblem = (path: DefinitionPath, wanted: string): Problem =>
  ({ code: 'edge-site-value', path, message: 'this value of the site cannot be', fix: `give ${wanted}` });

/** A bundle of the site's facts that the plan does not have. */
export const unknownBundleProblem = (router: string, given: string, known: readonly string[]) =>
  problem('edge-unknown-bundle', `the site's values name ports of ${show(given)} on ${router}`, `name ${oneOf(known)}`);

/** A workload of the site's facts that the plan does not have. */
export const unknownWorkloadFactProblem = (given: string, known: readonly string[]) =>
  problem('edge-unknown-workload', `the site's values name the workload ${show(given)}`, `name ${oneOf(known)}`);

/** A platform that no renderer writes for. */
export const unknownPlatformProblem = (given: string, known: readonly string[]) =>
  problem('edge-platform', `no renderer writes for the platform ${show(given)}`, `choose ${oneOf(known)}`);
