/** Where a command writes; a test passes its own. */
export interface CliIo {
  /** Writes a piece of the result. */
  readonly out: (text: string) => void;
  /** Writes what a person should know beside the result. */
  readonly err: (text: string) => void;
  /** Whether the result goes to a terminal that shows colours. */
  readonly color: boolean;
}

/** How a command ended. */
export const ExitCode = {
  /** Done. */
  ok: 0,
  /** The plan was made and does not keep what was asked for, a claim of it does not hold, or the lab shows that failover fails. */
  planHasErrors: 1,
  /** The command line, the definition, the lock or the plan's file is wrong, or a frozen plan differs from its lock. */
  badInput: 2,
  /** The program failed by a defect of its own. */
  defect: 3,
  /** A run of the lab shows nothing. */
  labInconclusive: 4,
  /** The lab cannot run on this machine. */
  labCannotRun: 5,
} as const;

/** One of the exit codes. */
export type ExitCode = (typeof ExitCode)[keyof typeof ExitCode];
