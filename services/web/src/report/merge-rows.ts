import type { SittingRow } from '@hone/contracts/hiring';

/** A page of the list: newest first, so ids descend. */
interface RowPage {
  readonly items: readonly SittingRow[];
  /** Id of its last row when it was read; null on the last page. */
  readonly nextCursor: string | null;
}

/**
 * Merges reloaded rows into the pages of a list. A requested row that is missing in the answer is gone, or no
 * longer matches the filters. Rows beyond the loaded pages arrive with later pages.
 */
export function mergeRows<P extends RowPage>(
  pages: readonly P[],
  asked: readonly string[],
  rows: readonly SittingRow[],
): P[] {
  const gone = new Set(asked);
  const waiting = new Set(rows);
  return pages.map((page) => {
    const { nextCursor } = page;
    const own = [...waiting].filter(({ id }) => nextCursor === null || id >= nextCursor);
    for (const row of own) waiting.delete(row);
    const kept = page.items.filter(({ id }) => !gone.has(id));
    const items = [...kept, ...own].sort((one, other) => (one.id < other.id ? 1 : -1));
    return { ...page, items };
  });
}
