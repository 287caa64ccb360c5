/** How much an option takes of a resource. */
export type Use = readonly [resource: number, amount: number];

/** Something that one of several can be chosen of. */
export interface SolverOption {
  /** A whole number, of cents. */
  readonly cost: number;
  /** Decides between equal costs: fewer are better. */
  readonly circuits: number;
  /** What it takes of shared resources, each named at most once. */
  readonly uses: readonly Use[];
}

/** What all that is taken of a resource costs together: never less for more of it, and nothing where so much is not to be had. */
export interface Step {
  /** The index of the resource. */
  readonly resource: number;
  /** The cost, a whole number. */
  readonly cost: (amount: number) => number | undefined;
}

/** One option is to be chosen of each list. */
export interface SolverProblem {
  /** The lists, in the order in which ties are broken: of equal solutions the one with the earliest options wins. */
  readonly options: readonly (readonly SolverOption[])[];
  /** How much there is of each resource; may be `Infinity`. */
  readonly capacity: readonly number[];
  /** Resources that cost by what is taken of them together. */
  readonly steps: readonly Step[];
}

/** A list of what is left to choose from: the option, where it stood, and what it takes of resources that can run out. */
export interface Item {
  /** Where its list stands in the problem. */
  readonly list: number;
  /** The options that are left. */
  readonly options: readonly ItemOption[];
}

/** An option and where it stood. */
export interface ItemOption extends SolverOption {
  /** Its index in the list of the problem. */
  readonly index: number;
}

/** What every option of a list takes. */
export function leastOf(options: readonly SolverOption[]): ReadonlyMap<number, number> {
  const [first, ...others] = options;
  const least = new Map(first?.uses ?? []);
  for (const { uses } of others) {
    const own = new Map(uses);
    for (const [resource, amount] of least) {
      const other = own.get(resource);
      if (other === undefined) least.delete(resource);
      else if (other < amount) least.set(resource, other);
    }
  }
  return least;
}
