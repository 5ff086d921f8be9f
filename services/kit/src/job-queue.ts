/** A job taken by a worker; the adapter renews its lease until `done` or `failed`. */
export interface TakenJob<T> {
  readonly id: string;
  readonly payload: T;
  /** Aborts when the lease was lost: another worker may take the job. */
  readonly lost: AbortSignal;
  /** Completes the job; it leaves the queue. */
  done(): Promise<void>;
  /** Fails the job; the queue never runs it again by itself. */
  failed(reason: string): Promise<void>;
}

/** State of a job; undefined for unknown and completed jobs. */
export type JobState = 'waiting' | 'active' | 'failed';

/**
 * A queue of jobs with leases. At most one job per id exists at a time; adding the same id again changes
 * nothing. A job whose lease expired counts as `failed` and is not delivered again; the reconciler queues a
 * new attempt.
 */
export interface JobQueue<T> {
  readonly name: string;
  add(id: string, payload: T): Promise<void>;
  /**
   * Takes the oldest waiting job without waiting, or undefined. Jobs with invalid payloads are failed, not
   * delivered.
   */
  take(): Promise<TakenJob<T> | undefined>;
  /** Resolves when a job may be waiting, when `signal` aborts, or after `timeoutMs`. */
  wait(timeoutMs: number, signal?: AbortSignal): Promise<void>;
  state(id: string): Promise<JobState | undefined>;
  /** Removes a waiting or failed job; true when it was there. */
  remove(id: string): Promise<boolean>;
  depth(): Promise<{ waiting: number; active: number }>;
  close(): Promise<void>;
}
