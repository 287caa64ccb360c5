import { type Check, problem } from './check';

/** Circuits carry traffic on or after the day that the plan counts from. */
export const serviceDate: Check = ({ asOf, inService }) =>
  asOf !== undefined && inService !== undefined && inService < asOf
    ? [problem('service-date', ['inService'], `${inService} is before asOf, ${asOf}`, 'prices, growth and lead times count from asOf: make it the earlier one')]
    : [];
