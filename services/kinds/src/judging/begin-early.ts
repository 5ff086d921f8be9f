/** Begins something whose result may be asked for later. That it fails is told to who asks, and to nobody else. */
export function beginEarly<T>(work: () => Promise<T>): Promise<T> {
  const begun = work();
  begun.catch(() => undefined);
  return begun;
}
