import type { Clock } from '@hone/kit';

/** What was read a moment ago. */
export interface FreshReading<T> {
  /** Reads, unless what is known is young enough; who asks during a reading shares it. */
  get(): Promise<T>;
  /** Something was written: the next one who asks reads, and a reading that is under way is not kept. */
  forget(): void;
}

/** Keeps the answer of `read` for `freshMs`. What `same` calls equal to the answer before stays the same object. */
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
