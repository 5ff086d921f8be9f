import type { Inserted } from './repository.js';
import { dropOldest } from '../../storage/drop-oldest.js';

/** Submissions that this process has just stored, so that its next step need not read them. */
export interface JustInserted {
  put(inserted: Inserted): void;
  /** Returns it once. */
  take(id: string): Inserted | undefined;
}

/** During a flood, only the newest are kept; the others are read from the database. */
const MOST = 16;

export function createJustInserted(): JustInserted {
  const kept = new Map<string, Inserted>();
  return {
    put(inserted) {
      kept.set(inserted.record.id, inserted);
      dropOldest(kept, MOST);
    },
    take(id) {
      const inserted = kept.get(id);
      kept.delete(id);
      return inserted;
    },
  };
}
