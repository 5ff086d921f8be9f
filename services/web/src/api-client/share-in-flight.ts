/**
 * Shares a call in flight: concurrent callers get the same answer. After it has settled, the next caller
 * starts a new one.
 */
export function shareInFlight<T>(call: () => Promise<T>): () => Promise<T> {
  let underWay: Promise<T> | undefined;
  return () => {
    underWay ??= call().finally(() => {
      underWay = undefined;
    });
    return underWay;
  };
}
