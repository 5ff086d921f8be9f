/**
 * Forwards each call to the object that `now` returns at that time. Results of the methods in `parts` follow as well,
 * so that callers can keep them while the object is replaced.
 */
export function following<T extends object>(now: () => T, parts: readonly (keyof T)[] = []): T {
  return new Proxy(now(), {
    get(_, name) {
      const value: unknown = Reflect.get(now(), name);
      if (typeof value !== 'function' || name === 'constructor') return value;
      const call = (...args: unknown[]): unknown => {
        const target = now();
        return Reflect.apply(Reflect.get(target, name) as typeof value, target, args);
      };
      if (!parts.includes(name as keyof T)) return call;
      return (...args: unknown[]) => following(() => call(...args) as object);
    },
  });
}
