import type { Clock } from '@hone/kit';

/** A briefly cached read. */
export interface FreshReading<T> {
  /** Returns the cached value while it is fresh, otherwise reads; simultaneous callers share one read. */
  get(): Promise<T>;
  /** Invalidates the cache after a write; a read in progress is not cached. */
  forget(): void;
}

/**
 * Caches the result of `read` for `freshMs`. A result that `same` finds equal to the previous one is returned
 * as the same object.
 */
export function createFreshReading<T>(
  read: () => Promise<T>,
  clock: Pick<Clock, 'monotonic'>,
  freshMs: number,
  same: (before: T, now: T) => boolean = () => false,
): FreshReading<T> {
  let known: { readonly value: T; readonly until: number } | undefined;
  let last: { readonly value: T } | undefined;
  let reading: Promise<T> | undefined;

  function begin(): Promise<T> {
    const own: Promise<T> = read()
      .then((value) => {
        const kept = last !== undefined && same(last.value, value) ? last.value : value;
        if (reading === own) {
          last = { value: kept };
          known = { value: kept, until: clock.monotonic() + freshMs };
        }
        return kept;
      })
      .finally(() => {
        if (reading === own) reading = undefined;
      });
    return own;
  }

  return {
    get() {
      if (known !== undefined && clock.monotonic() < known.until) return Promise.resolve(known.value);
      return (reading ??= begin());
    },
    forget() {
      known = undefined;
      reading = undefined;
    },
  };
}
