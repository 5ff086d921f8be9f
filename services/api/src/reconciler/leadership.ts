/** Lets one process at a time look after all orders. */
export interface Leadership {
  /** Whether this process leads now. Asking again within a term costs nothing. */
  leads(): Promise<boolean>;
}

/** How long a term lasts: the longest time that nobody looks after the orders when a leader dies. */
export const TERM_MS = 10_000;
