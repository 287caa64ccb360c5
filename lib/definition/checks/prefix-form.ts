import { type Check, problem } from './check';
import { prefixRows } from './prefix-rows';
import { show } from '../../errors';

/** A prefix is an IPv4 prefix in canonical form. */
export const prefixForm: Check = (view) =>
  prefixRows(view).flatMap((row) => ('fault' in row ? [problem(row.fault.code, row.path, `${show(row.text)} ${row.fault.message}`, row.fault.fix)] : []));
