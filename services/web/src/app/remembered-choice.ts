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

/** Names of all that is remembered; none where storage is forbidden. */
export function listChoices(storage: () => Storage = () => localStorage): string[] {
  try {
    return Object.keys(storage());
  } catch {
    return [];
  }
}

/** Forgets what `isGone` names. */
export function forgetChoices(
  isGone: (key: string) => boolean,
  storage: () => Storage = () => localStorage,
): void {
  for (const key of listChoices(storage)) if (isGone(key)) storage().removeItem(key);
}
