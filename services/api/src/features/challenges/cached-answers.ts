/** Answers computed from one state of the catalogue; a new state discards them. */
export interface CachedAnswers {
  /** The answer with this name, computed on first use. `state` is compared by identity. */
  get<T extends object>(state: readonly unknown[], name: string, make: () => T): T;
}

/** Limit of names, because searches have many; the oldest is evicted first. */
const MOST = 1_000;

/** Creates the cache. Callers choose names so that each name always holds the same type. */
export function createCachedAnswers(most = MOST): CachedAnswers {
  let of: readonly unknown[] = [];
  const kept = new Map<string, object>();
  return {
    get<T extends object>(state: readonly unknown[], name: string, make: () => T): T {
      if (state.length !== of.length || state.some((part, place) => part !== of[place])) {
        of = state;
        kept.clear();
      }
      const known = kept.get(name);
      if (known !== undefined) return known as T;
      const made = make();
      kept.set(name, made);
      const [oldest] = kept.keys();
      if (kept.size > most && oldest !== undefined) kept.delete(oldest);
      return made;
    },
  };
}
