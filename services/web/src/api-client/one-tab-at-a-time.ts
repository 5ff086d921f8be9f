/** Runs a function in one tab of this browser at a time; at once without browser locks, as on plain HTTP. */
export function oneTabAtATime<T>(name: string, act: () => Promise<T>): Promise<T> {
  const locks = (globalThis.navigator as Partial<Navigator> | undefined)?.locks;
  return locks === undefined ? act() : locks.request(name, act);
}
