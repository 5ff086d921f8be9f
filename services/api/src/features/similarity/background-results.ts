import type { Clock } from '@hone/kit';

/** Results that take longer than a request may: the first call starts them, a later one finds them. */
export interface BackgroundResults<T> {
  /** Undefined while it is computed; the first call starts that. A failure is reported once; the next call tries again. */
  find(key: string): T | 'failed' | undefined;
}

export interface BackgroundOptions<T> {
  /** One at a time. */
  readonly compute: (key: string) => Promise<T>;
  readonly onFailure: (key: string, error: unknown) => void;
  /** An incomplete result is reported once, like a failure. */
  readonly isComplete: (value: T) => boolean;
  readonly keepMs: number;
  /** The oldest results give way. */
  readonly maxResults: number;
  readonly clock: Pick<Clock, 'now'>;
}

export function createBackgroundResults<T>(options: BackgroundOptions<T>): BackgroundResults<T> {
  const { compute, onFailure, isComplete, keepMs, maxResults, clock } = options;
  const results = new Map<string, { readonly at: number; readonly value: T | 'failed' }>();
  const pending = new Set<string>();
  let last = Promise.resolve();

  async function run(key: string): Promise<void> {
    const value = await compute(key).catch((error: unknown) => {
      onFailure(key, error);
      return 'failed' as const;
    });
    results.delete(key);
    results.set(key, { at: clock.now(), value });
    for (const oldest of results.keys()) if (results.size > maxResults) results.delete(oldest);
    pending.delete(key);
  }

  return {
    find(key) {
      const known = results.get(key);
      if (known !== undefined && (known.value === 'failed' || !isComplete(known.value))) results.delete(key);
      if (known !== undefined && clock.now() - known.at < keepMs) return known.value;
      if (!pending.has(key)) {
        pending.add(key);
        last = last.then(() => run(key));
      }
      return undefined;
    },
  };
}
