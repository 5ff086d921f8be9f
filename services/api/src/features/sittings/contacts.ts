/** When the api heard from the browsers of a sitting, in milliseconds since 1970. */
export interface Contact {
  readonly seenAt: number;
  /** The last silence: the requests before and after it. */
  readonly silence?: { readonly from: number; readonly to: number } | undefined;
}

/** Remembers when browsers of a sitting were heard from, for all processes of the api. */
export interface Contacts {
  /** Never rejects, and never waits long: a draft must not fail because of it. */
  note(sitting: string): Promise<void>;
  /** Undefined also while it is unavailable; then the device counts as away. */
  find(sitting: string): Promise<Contact | undefined>;
  close(): Promise<void>;
}

/** A page asks more often than this while somebody types or waits; a longer silence may mean that a device is away. */
export const SILENCE_MS = 3_000;
/** How long the end waits for a device that was away at the deadline. */
export const GRACE_MS = 90_000;
/** How long a device that is back may send its unsaved drafts. */
const RETURN_MS = 3_000;

/** The contact after a request at `now`. */
export function withRequest(contact: Contact | undefined, now: number): Contact {
  if (contact === undefined) return { seenAt: now };
  const { seenAt, silence } = contact;
  if (now - seenAt < SILENCE_MS) return { seenAt: Math.max(now, seenAt), silence };
  return { seenAt: now, silence: { from: seenAt, to: now } };
}

/** Time until which a draft counts after its deadline: the deadline itself, unless the device was away. */
export function graceUntil(contact: Contact | undefined, deadline: number): number {
  const latest = deadline + GRACE_MS;
  if (contact === undefined || contact.seenAt < deadline) return latest;
  const { silence } = contact;
  const wasAway = silence !== undefined && silence.from < deadline && silence.to >= deadline;
  return wasAway ? Math.min(latest, silence.to + RETURN_MS) : deadline;
}
