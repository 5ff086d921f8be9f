/**
 * A call that is not made twice at the same time: who asks while one is under way gets its answer. After it, the
 * next one is made anew.
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
