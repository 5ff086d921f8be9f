/** A small choice of the reader, remembered on this device; null when there is none or storage is forbidden. */
export function readChoice(key: string, storage: () => Storage = () => localStorage): string | null {
  try {
    return storage().getItem(key);
  } catch {
    return null;
  }
}

/** Remembers a choice, or silently does not where storage is forbidden: nothing depends on it. */
export function writeChoice(key: string, value: string, storage: () => Storage = () => localStorage): void {
  try {
    storage().setItem(key, value);
  } catch {
    // A private window may refuse storage; the choice then lasts as long as the page.
  }
}
