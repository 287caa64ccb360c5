import { Token } from './cdktf';

/** Whether a value is known to Terraform only: a token of cdktf, or text with an expression in it. */
export const isReference = (value: unknown): boolean => Token.isUnresolved(value) || (typeof value === 'string' && value.includes('${'));
