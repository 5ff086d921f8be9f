import { z } from 'zod';

export interface CatalogueOptions {
  readonly apiUrl: string;
  readonly serviceToken: string;
  readonly timeoutMs?: number | undefined;
}

const DEFAULT_TIMEOUT_MS = 5_000;

const catalogueSchema = z.object({ items: z.array(z.object({ digest: z.string() })) });

/** Digests of the newest version of each challenge. Rejects when the api is unavailable. */
export async function listCatalogue(options: CatalogueOptions, signal: AbortSignal): Promise<string[]> {
  const response = await fetch(new URL('/api/v1/internal/catalogue', options.apiUrl), {
    headers: { authorization: `Bearer ${options.serviceToken}` },
    redirect: 'error',
    signal: AbortSignal.any([signal, AbortSignal.timeout(options.timeoutMs ?? DEFAULT_TIMEOUT_MS)]),
  });
  if (!response.ok) throw new Error(`the api answered ${response.status} for the catalogue`);
  return catalogueSchema.parse(await response.json()).items.map(({ digest }) => digest);
}
