/** Answers that were made of one state of the catalogue; with the next state they are gone. */
export interface KeptAnswers {
  /** The answer of this name, made when it is asked for first. `state` is compared by identity. */
  get<T extends object>(state: readonly unknown[], name: string, make: () => T): T;
}

/** Searches have many names; what was asked first goes first. */
const MOST = 1_000;

/** Creates a place for answers. One name always holds answers of one kind: whoever asks chooses names that are its own. */
export function createKeptAnswers(most = MOST): KeptAnswers {
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
