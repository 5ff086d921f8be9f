/** An operation of a server was not answered in its time; whether it had an effect is unknown. */
export class UnansweredError extends Error {}

/**
 * The same object, with every promise settled within `withinMs`: one that is still pending then rejects with
 * `UnansweredError`. Applies to what its methods return as well: collections, cursors, iterators.
 */
export function boundCalls<T extends object>(target: T, withinMs: number): T {
  const bounded: T = new Proxy(target, {
    get(_, name) {
      const value: unknown = Reflect.get(target, name, target);
      if (typeof value !== 'function') return value;
      return (...args: unknown[]) => {
        const result: unknown = Reflect.apply(value, target, args);
        // Methods that can be chained return their own object.
        return result === target
          ? bounded
          : boundResult(result, withinMs, `${nameOf(target)}.${String(name)}`);
      };
    },
  });
  return bounded;
}

function boundResult(result: unknown, withinMs: number, call: string): unknown {
  if (result instanceof Promise) return settle(result, withinMs, call);
  return isObject(result) && hasMethods(result) ? boundCalls(result, withinMs) : result;
}

async function settle<T>(pending: Promise<T>, withinMs: number, call: string): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const tooLate = new Promise<never>((_, reject) => {
    timer = setTimeout(
      () => reject(new UnansweredError(`${call} had no answer in ${withinMs} ms`)),
      withinMs,
    );
  });
  try {
    return await Promise.race([pending, tooLate]);
  } finally {
    clearTimeout(timer);
  }
}

const isObject = (value: unknown): value is object => typeof value === 'object' && value !== null;

/** Objects of a class; plain data stays as it is. */
function hasMethods(value: object): boolean {
  const prototype: unknown = Object.getPrototypeOf(value);
  return prototype !== null && prototype !== Object.prototype && !Array.isArray(value);
}

const nameOf = (target: object): string => target.constructor.name;
