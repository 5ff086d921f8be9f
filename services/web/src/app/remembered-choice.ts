/** A small choice of the reader, remembered on this device; null when there is none or storage is blocked. */
export function readChoice(key: string, storage: () => Storage = () => localStorage): string | null {
  try {
    return storage().getItem(key);
  } catch {
    return null;
  }
}

/** Remembers a choice; does nothing where storage is blocked, since nothing depends on it. */
export function writeChoice(key: string, value: string, storage: () => Storage = () => localStorage): void {
  try {
    storage().setItem(key, value);
  } catch {
    // A private window may block storage; the choice then lasts as long as the page.
  }
}

/** Names of everything that is remembered; none where storage is blocked. */
export function listChoices(storage: () => Storage = () => localStorage): string[] {
  try {
    return Object.keys(storage());
  } catch {
    return [];
  }
}

/** Forgets the names for which `isGone` is true. */
export function forgetChoices(
  isGone: (key: string) => boolean,
  storage: () => Storage = () => localStorage,
): void {
  for (const key of listChoices(storage)) if (isGone(key)) storage().removeItem(key);
}
