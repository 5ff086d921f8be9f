import type { Clock } from '@hone/kit';

/** Results that take longer than a request may: asked for once, then found. */
export interface BackgroundResults<T> {
  /** Undefined while it is computed; the first call starts that. */
  find(key: string): T | undefined;
}

export interface BackgroundOptions<T> {
  /** One at a time. Must not reject. */
  readonly compute: (key: string) => Promise<T>;
  readonly keepMs: number;
  /** The oldest results give way. */
  readonly maxResults: number;
  readonly clock: Pick<Clock, 'now'>;
}

export function createBackgroundResults<T>(options: BackgroundOptions<T>): BackgroundResults<T> {
  const { compute, keepMs, maxResults, clock } = options;
  const results = new Map<string, { readonly at: number; readonly value: T }>();
  const pending = new Set<string>();
  let last = Promise.resolve();

  async function run(key: string): Promise<void> {
    const value = await compute(key);
    results.delete(key);
    results.set(key, { at: clock.now(), value });
    for (const oldest of results.keys()) if (results.size > maxResults) results.delete(oldest);
    pending.delete(key);
  }

  return {
    find(key) {
      const known = results.get(key);
      if (known !== undefined && clock.now() - known.at < keepMs) return known.value;
      if (!pending.has(key)) {
        pending.add(key);
        last = last.then(() => run(key));
      }
      return undefined;
    },
  };
}
