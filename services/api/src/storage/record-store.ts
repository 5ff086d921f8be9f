/** A stored record; its id decides races, because only one insert of an id succeeds. */
export interface Identified {
  readonly id: string;
}

/** Which records to list: those whose indexed fields have these values, ordered by id. */
export interface RecordQuery<T, K extends keyof T> {
  readonly where: { readonly [F in K]?: T[F] };
  readonly order?: 'asc' | 'desc';
  /** Only records after this id, in the order. */
  readonly after?: string | undefined;
  readonly limit?: number;
}

/** Records of one collection, found by id and by the fields `K`, which have an index. */
export interface RecordStore<T extends Identified, K extends keyof T = never> {
  /** False when the id exists; then nothing changed. */
  insert(record: T): Promise<boolean>;
  find(id: string): Promise<T | undefined>;
  list(query: RecordQuery<T, K>): Promise<T[]>;
  /** Inserts or replaces. The last writer wins, so nothing that can race is stored this way. */
  put(record: T): Promise<void>;
  remove(id: string): Promise<void>;
}

/** How many records a page has. */
export interface Pages {
  readonly first: number;
  /** Each page is four times as large as the one before, up to this size. */
  readonly largest: number;
}

/**
 * Pages for many small records. For each page, FerretDB scans all records with the indexed values, so few large pages
 * cost less; a caller that stops soon reads only a small one.
 */
export const GROWING_PAGES: Pages = { first: 200, largest: 3200 };
const EVEN_PAGES: Pages = { first: 200, largest: 200 };
const GROWTH = 4;

/** Every record that a query finds, read page by page. */
export async function* eachRecord<T extends Identified, K extends keyof T>(
  store: Pick<RecordStore<T, K>, 'list'>,
  query: Omit<RecordQuery<T, K>, 'limit'>,
  { first, largest }: Pages = EVEN_PAGES,
): AsyncIterable<T> {
  let { after } = query;
  for (let limit = first; ; limit = Math.min(limit * GROWTH, largest)) {
    const page = await store.list({ ...query, after, limit });
    yield* page;
    after = page.at(-1)?.id;
    if (after === undefined || page.length < limit) return;
  }
}
