/** Elects one process at a time to reconcile the queue. */
export interface Leadership {
  /** Whether this process leads now. Free within a term. */
  leads(): Promise<boolean>;
}

/** Length of a term: the longest time without a reconciler after a leader crashes. */
export const TERM_MS = 3_000;
