/** Orders to stop grading a submission, on a way of its own: a cancel must not wait behind other jobs. */
export interface CancelChannel {
  /** Tells every worker to stop `submission`. Nothing happens when nobody grades it. */
  cancel(submission: string): Promise<void>;
  /** Calls `onCancel` for each order from now on, until the returned function is called. */
  listen(onCancel: (submission: string) => void): Promise<() => void>;
  close(): Promise<void>;
}

/** A channel within one process, for unit tests. */
export function createMemoryCancelChannel(): CancelChannel {
  const listeners = new Set<(submission: string) => void>();
  return {
    cancel(submission) {
      for (const listener of [...listeners]) listener(submission);
      return Promise.resolve();
    },
    listen(onCancel) {
      listeners.add(onCancel);
      return Promise.resolve(() => void listeners.delete(onCancel));
    },
    close() {
      listeners.clear();
      return Promise.resolve();
    },
  };
}
