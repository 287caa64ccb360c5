import { check } from './everything';
import { EXAMPLE_NAMES, examplePlan } from './fixture';
import { DEFINED_KINDS, kindPlan } from './kinds';

test.each(EXAMPLE_NAMES)('the example %s renders on every platform, with every session of its plan', (name) => {
  check(examplePlan(name));
});

test.each(DEFINED_KINDS)('$title: renders on every platform, with every session of the plan', (kind) => {
  check(kindPlan(kind));
});
