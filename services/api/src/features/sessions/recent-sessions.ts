import type { Clock } from '@hone/kit';
import type { SessionRecord, SessionRepository } from './repository.js';

/** How much later a process learns that another one ended a session: as late as sockets do. */
const FRESH_MS = 1_000;
const MOST_KEPT = 10_000;

interface Kept {
  readonly reading: Promise<SessionRecord | undefined>;
  user: string | undefined;
  until: number;
}

/**
 * The same sessions; one that was read a moment ago is not read again, so that a page that asks for five things asks the
 * database once. What this process writes counts at once.
 */
export function keepRecentSessions(
  sessions: SessionRepository,
  clock: Pick<Clock, 'monotonic'>,
): SessionRepository {
  const kept = new Map<string, Kept>();

  function read(key: string, nowMs: number): Promise<SessionRecord | undefined> {
    const reading = sessions.find(key, nowMs);
    const entry: Kept = { reading, user: undefined, until: Infinity };
    kept.set(key, entry);
    const [oldest] = kept.keys();
    if (kept.size > MOST_KEPT && oldest !== undefined) kept.delete(oldest);
    const settled = (record?: SessionRecord) => {
      entry.user = record?.user;
      entry.until = clock.monotonic() + FRESH_MS;
      if (record === undefined && kept.get(key) === entry) kept.delete(key);
    };
    reading.then(settled, () => settled());
    return reading;
  }

  function forgetOf(user: string): void {
    // One that is being read may be theirs.
    for (const [key, entry] of kept)
      if (entry.until === Infinity || entry.user === user) kept.delete(key);
  }

  return {
    ...sessions,
    async find(key, nowMs) {
      const entry = kept.get(key);
      const isFresh = entry !== undefined && clock.monotonic() < entry.until;
      if (entry !== undefined && !isFresh) kept.delete(key);
      const record = await (isFresh ? entry.reading : read(key, nowMs));
      return record !== undefined && record.expiresAt > nowMs ? record : undefined;
    },
    async noteUse(key, ...note) {
      await sessions.noteUse(key, ...note).finally(() => kept.delete(key));
    },
    async remove(key) {
      await sessions.remove(key).finally(() => kept.delete(key));
    },
    async removeOf(user, exceptKey) {
      await sessions.removeOf(user, exceptKey).finally(() => forgetOf(user));
    },
    async sweep(nowMs) {
      return sessions.sweep(nowMs);
    },
  };
}
