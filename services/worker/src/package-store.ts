import { MAX_ARCHIVE_BYTES } from '@hone/kit/package-archive';

/** Challenge packages by digest, from the api. */
export interface PackageStore<T> {
  /** Rejects when the api is unavailable, does not have the package, or returns a different one. */
  get(digest: string): Promise<T>;
}

export interface PackageStoreOptions<T> {
  readonly apiUrl: string;
  readonly serviceToken: string;
  /** Loads an archive; `digest` is computed from its content. */
  readonly load: (archive: Uint8Array) => Promise<{ readonly value: T; readonly digest: string }>;
  /** Number of packages kept in memory. */
  readonly keep?: number | undefined;
  readonly timeoutMs?: number | undefined;
}

const DEFAULT_KEEP = 32;
const DEFAULT_TIMEOUT_MS = 15_000;

/**
 * Fetches packages and caches the most recently used ones; a digest always names the same content.
 * Simultaneous callers share one fetch.
 */
export function createPackageStore<T>(options: PackageStoreOptions<T>): PackageStore<T> {
  const kept = new Map<string, Promise<T>>();
  const most = options.keep ?? DEFAULT_KEEP;

  return {
    get(digest) {
      const found = kept.get(digest) ?? fetchPackage(digest, options);
      // Move to the end, where the most recently used are.
      kept.delete(digest);
      kept.set(digest, found);
      found.catch(() => {
        if (kept.get(digest) === found) kept.delete(digest);
      });
      for (const oldest of kept.keys()) {
        if (kept.size <= most) break;
        kept.delete(oldest);
      }
      return found;
    },
  };
}

async function fetchPackage<T>(digest: string, options: PackageStoreOptions<T>): Promise<T> {
  const url = new URL(`/api/v1/internal/packages/${encodeURIComponent(digest)}`, options.apiUrl);
  const response = await fetch(url, {
    headers: { authorization: `Bearer ${options.serviceToken}` },
    redirect: 'error',
    signal: AbortSignal.timeout(options.timeoutMs ?? DEFAULT_TIMEOUT_MS),
  });
  if (!response.ok) throw new Error(`the api answered ${response.status} for package ${digest}`);
  const loaded = await options.load(await readBounded(response));
  if (loaded.digest !== digest) throw new Error(`the api served ${loaded.digest} as package ${digest}`);
  return loaded.value;
}

/** Reads a body, up to the size limit of an archive. */
async function readBounded(response: Response): Promise<Uint8Array> {
  const chunks: Uint8Array[] = [];
  let bytes = 0;
  const body: AsyncIterable<Uint8Array> | null = response.body;
  for await (const chunk of body ?? []) {
    bytes += chunk.length;
    if (bytes > MAX_ARCHIVE_BYTES) throw new Error(`a package is larger than ${MAX_ARCHIVE_BYTES} bytes`);
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}
