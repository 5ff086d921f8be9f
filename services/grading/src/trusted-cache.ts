/** Results of trusted programs (generated inputs, expected outputs), bounded in bytes, each computed once. */
export interface TrustedCache {
  get(key: string, compute: () => Promise<Uint8Array>): Promise<Uint8Array>;
}

/** Keeps the most recently used results in memory up to `maxBytes`. A failed computation is not kept. */
export function createTrustedCache(maxBytes = 128 * 1024 * 1024): TrustedCache {
  const kept = new Map<string, Uint8Array>();
  const running = new Map<string, Promise<Uint8Array>>();
  let bytes = 0;

  const keep = (key: string, value: Uint8Array): void => {
    if (value.length > maxBytes / 4) return;
    kept.set(key, value);
    bytes += value.length;
    for (const [oldest, old] of kept) {
      if (bytes <= maxBytes) break;
      kept.delete(oldest);
      bytes -= old.length;
    }
  };

  return {
    async get(key, compute) {
      const value = kept.get(key);
      if (value !== undefined) {
        kept.delete(key);
        kept.set(key, value);
        return value;
      }
      const already = running.get(key);
      // Another caller's computation may fail when its submission's boxes close; then compute separately.
      if (already !== undefined) return already.catch(() => compute());
      const work = compute();
      running.set(key, work);
      try {
        const result = await work;
        keep(key, result);
        return result;
      } finally {
        running.delete(key);
      }
    },
  };
}
