import { createHash } from 'node:crypto';
import { type CfnTag, CfnOutput } from 'aws-cdk-lib';
import type { Construct } from 'constructs';

/** The longest name of a LAG or connection. */
export const CONNECTION_NAME_LENGTH = 200;

/** The longest name of a virtual interface or Direct Connect gateway. */
export const INTERFACE_NAME_LENGTH = 100;

/** The longest name of a resiliency group. */
const GROUP_NAME_LENGTH = 255;

/** The longest value of a tag. */
const TAG_LENGTH = 256;

/**
 * A name that Direct Connect takes: letters, digits, space, hyphen, underscore, comma and slash. Other characters become
 * hyphens; what is too long is cut, and a digest of the whole keeps it apart from others.
 *
 * @param length the most characters
 * @param parts joined by slashes
 */
export function directConnectName(length: number, ...parts: readonly string[]): string {
  return fit(parts.join('/'), /[^\w ,/-]/g, length);
}

/**
 * A name that a resiliency group takes: letters, digits, hyphen and underscore.
 *
 * @param parts joined by hyphens
 */
export function resiliencyGroupName(...parts: readonly string[]): string {
  return fit(parts.join('-'), /[^\w-]/g, GROUP_NAME_LENGTH);
}

/**
 * The tag that the console shows as the name.
 *
 * @param parts joined by slashes
 */
export function nameTag(...parts: readonly string[]): CfnTag[] {
  return [{ key: 'Name', value: fit(parts.join('/'), /[^\w .:/=+@-]/g, TAG_LENGTH) }];
}

function fit(text: string, forbidden: RegExp, length: number): string {
  const name = text.replace(forbidden, '-');
  if (name.length <= length) return name;
  const digest = createHash('sha256').update(text).digest('hex').slice(0, 8);
  return `${name.slice(0, length - digest.length - 1)}-${digest}`;
}

/**
 * A dynamic reference to the whole text of a secret in AWS Secrets Manager, in the account and Region of the stack.
 * CloudFormation reads the key when it deploys: https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/dynamic-references-secretsmanager.html
 *
 * @param name the name of the secret
 */
export function secretText(name: string): string {
  return `{{resolve:secretsmanager:${name}:SecretString:::}}`;
}

/** An output of the stack: what the other end of a link, or whoever orders its cross-connects, needs to know. */
export function output(scope: Construct, id: string, value: string, description: string): CfnOutput {
  return new CfnOutput(scope, id, { value, description });
}
