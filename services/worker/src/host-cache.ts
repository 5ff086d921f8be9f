import { createHash } from 'node:crypto';
import type { TrustedCache } from '@hone/grading';
import type { Logger } from '@hone/kit';
import { z } from 'zod';

export interface HostCacheOptions {
  readonly apiUrl: string;
  readonly serviceToken: string;
  /** Caches values and computes each at most once at a time. */
  readonly cache: TrustedCache;
  /** Class of this host, from `readHostClass`. */
  readonly hostClass: string;
  readonly logger: Logger;
  readonly timeoutMs?: number | undefined;
}

const DEFAULT_TIMEOUT_MS = 5_000;
const keptSchema = z.object({ value: z.string() });

/**
 * Measurements shared by all workers on hosts of one class. The api keeps the first value of each; while it
 * is unavailable, each worker measures for itself.
 */
export function createHostCache(options: HostCacheOptions): TrustedCache {
  const { cache, hostClass, logger } = options;
  const encode = (value: string) => new TextEncoder().encode(value);
  return {
    get: (key, compute) =>
      cache.get(`host/${key}`, async () => {
        const name = createHash('sha256').update(`${hostClass}\n${key}`).digest('hex');
        const away = (error: unknown): undefined => {
          logger.info({ err: error }, 'could not read shared measurements; measuring on this worker');
          return undefined;
        };
        const found = await ask(options, name).catch(away);
        if (found !== undefined) return encode(found);
        const made = new TextDecoder().decode(await compute());
        return encode((await ask(options, name, made).catch(away)) ?? made);
      }),
  };
}

/** Fetches a measurement, or stores one and returns the one that is kept; undefined when there is none. */
async function ask(options: HostCacheOptions, name: string, value?: string): Promise<string | undefined> {
  const response = await fetch(new URL(`/api/v1/internal/measurements/${name}`, options.apiUrl), {
    headers: { authorization: `Bearer ${options.serviceToken}`, 'content-type': 'application/json' },
    redirect: 'error',
    signal: AbortSignal.timeout(options.timeoutMs ?? DEFAULT_TIMEOUT_MS),
    ...(value === undefined ? {} : { method: 'PUT', body: JSON.stringify({ value }) }),
  });
  if (response.status === 404) return undefined;
  if (!response.ok) throw new Error(`the api answered ${response.status} for a measurement`);
  return keptSchema.parse(await response.json()).value;
}
