/** A job taken by a worker; its lease is renewed by the adapter until `done` or `failed`. */
export interface TakenJob<T> {
  readonly id: string;
  readonly payload: T;
  /** Aborts when the lease was lost: somebody else may take the work. */
  readonly lost: AbortSignal;
  /** Ends the job well; it leaves the queue. */
  done(): Promise<void>;
  /** Ends the job as failed; it is never run again by the queue itself. */
  failed(reason: string): Promise<void>;
}

/** Where a job stands; undefined when the queue does not know it (ended jobs are forgotten). */
export type JobState = 'waiting' | 'active' | 'failed';

/**
 * A queue of orders with leases. At most one job per id is held at a time; adding the same id again changes
 * nothing. A job whose lease expired counts as `failed` and is not handed out again (the reconciler orders anew).
 */
export interface JobQueue<T> {
  readonly name: string;
  add(id: string, payload: T): Promise<void>;
  /** Takes the oldest waiting job at once, or undefined. Payloads that do not parse are failed, not handed out. */
  take(): Promise<TakenJob<T> | undefined>;
  /** Resolves when a job may be waiting, when `signal` aborts, or after `timeoutMs`. */
  wait(timeoutMs: number, signal?: AbortSignal): Promise<void>;
  state(id: string): Promise<JobState | undefined>;
  /** Removes a waiting or failed job; true when it was there. */
  remove(id: string): Promise<boolean>;
  depth(): Promise<{ waiting: number; active: number }>;
  close(): Promise<void>;
}
