/** Numbers that look random and are the same in every run. */
export function sequence(seed: number): (most: number) => number {
  let state = seed;
  return (most) => {
    state = (state * 48_271) % 2_147_483_647;
    return state % most;
  };
}

/** Steps, each after the one that it needs, otherwise in an order that the seed says. */
export function shuffled<S extends { readonly name: string; readonly after?: string }>(steps: readonly S[], seed: number): readonly S[] {
  const next = sequence(seed);
  const waiting = [...steps];
  const done: S[] = [];
  while (waiting.length > 0) {
    const ready = waiting.filter(({ after }) => after === undefined || done.some(({ name }) => name === after));
    const step = ready[next(ready.length)]!;
    waiting.splice(waiting.indexOf(step), 1);
    done.push(step);
  }
  return done;
}
