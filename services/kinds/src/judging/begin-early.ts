/** Begins something whose result may be asked for later. A failure reaches only callers that ask for the result. */
export function beginEarly<T>(work: () => Promise<T>): Promise<T> {
  const begun = work();
  begun.catch(() => undefined);
  return begun;
}
