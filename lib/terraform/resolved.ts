import type { IConstruct } from 'constructs';
import { DefaultTokenResolver, StringConcat, Tokenization } from './cdktf';

/** A value as it will stand in the configuration of a stack: references as text in `${}`. */
export const resolved = (scope: IConstruct, value: unknown): unknown =>
  Tokenization.resolve(value, { scope, resolver: new DefaultTokenResolver(new StringConcat()), preparing: false });
