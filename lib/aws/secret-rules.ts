import type { Problem } from '../errors';
import { awsSecretNameProblem } from './problems';

/** The name of a secret: https://docs.aws.amazon.com/secretsmanager/latest/apireference/API_CreateSecret.html */
const SECRET_NAME = /^[\w/+=.@-]{1,512}$/;

/**
 * Whether a secret can have a name.
 *
 * @param name the name
 */
export function isSecretName(name: string): boolean {
  return SECRET_NAME.test(name);
}

/**
 * What Secrets Manager would refuse of a name.
 *
 * @param link the name of the link
 * @param owner what takes its key from the secret
 * @param name the name of the secret
 */
export function secretName(link: string, owner: string, name: string): readonly Problem[] {
  return isSecretName(name) ? [] : [awsSecretNameProblem(link, owner, name)];
}
