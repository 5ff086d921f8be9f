import type { Inserted } from './repository.js';

/** What a process has just stored, so that its own next step need not read it. */
export interface JustInserted {
  put(inserted: Inserted): void;
  /** Answers it once. */
  take(id: string): Inserted | undefined;
}

/** In a flood the newest wait for their turn; those are read like everything else. */
const MOST = 16;

/** Creates a place for the newest few. */
export function createJustInserted(): JustInserted {
  const kept = new Map<string, Inserted>();
  return {
    put(inserted) {
      kept.set(inserted.record.id, inserted);
      const [oldest] = kept.keys();
      if (kept.size > MOST && oldest !== undefined) kept.delete(oldest);
    },
    take(id) {
      const inserted = kept.get(id);
      kept.delete(id);
      return inserted;
    },
  };
}
