type Method = (...given: never[]) => Promise<unknown>;

/**
 * Makes a method of an adapter fail while `broken` is set. Call it before the api is built on the adapter.
 */
export function breakable<K extends string>(adapter: Record<K, Method>, method: K): { broken: boolean } {
  const whole = adapter[method];
  const state = { broken: false };
  adapter[method] = (...given) =>
    state.broken ? Promise.reject(new Error('the database is away')) : whole(...given);
  return state;
}
