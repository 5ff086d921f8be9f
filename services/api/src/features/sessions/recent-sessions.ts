import type { Clock } from '@hone/kit';
import type { SessionRecord, SessionRepository } from './repository.js';
import { dropOldest } from '../../storage/drop-oldest.js';

/** Maximum delay before a process notices that another one ended a session; the same as for sockets. */
const FRESH_MS = 1_000;
const MOST_KEPT = 10_000;

type Find = SessionRepository['find'];

/** Recently read sessions, and reads in progress, by key. */
class RecentSessions {
  private readonly read: Find;
  private readonly clock: Pick<Clock, 'monotonic'>;
  private readonly kept = new Map<
    string,
    { readonly reading: Promise<SessionRecord | undefined>; user: string | undefined; until: number }
  >();

  constructor(read: Find, clock: Pick<Clock, 'monotonic'>) {
    this.read = read;
    this.clock = clock;
  }

  find(key: string, nowMs: number): Promise<SessionRecord | undefined> {
    const known = this.kept.get(key);
    if (known !== undefined && this.clock.monotonic() < known.until) return known.reading;
    this.kept.delete(key);
    const entry = { reading: this.read(key, nowMs), user: undefined as string | undefined, until: Infinity };
    this.kept.set(key, entry);
    dropOldest(this.kept, MOST_KEPT);
    const settle = (record?: SessionRecord) => {
      entry.user = record?.user;
      entry.until = this.clock.monotonic() + FRESH_MS;
      if (record === undefined && this.kept.get(key) === entry) this.kept.delete(key);
    };
    entry.reading.then(settle, () => settle());
    return entry.reading;
  }

  forget(key: string): void {
    this.kept.delete(key);
  }

  forgetAll(): void {
    this.kept.clear();
  }

  forgetOf(user: string): void {
    // A session that is being read may belong to the user.
    for (const [key, entry] of this.kept)
      if (entry.until === Infinity || entry.user === user) this.kept.delete(key);
  }
}

/**
 * Caches sessions briefly, so that a page with five requests reads its session once. Writes of this process
 * are visible immediately.
 */
export function cacheRecentSessions(
  sessions: SessionRepository,
  clock: Pick<Clock, 'monotonic'>,
): SessionRepository {
  const recent = new RecentSessions((key, nowMs) => sessions.find(key, nowMs), clock);
  return {
    ...sessions,
    async find(key, nowMs) {
      const record = await recent.find(key, nowMs);
      return record !== undefined && record.expiresAt > nowMs ? record : undefined;
    },
    noteUse: (key, ...note) => sessions.noteUse(key, ...note).finally(() => recent.forget(key)),
    remove: (key) => sessions.remove(key).finally(() => recent.forget(key)),
    sweep: (nowMs) => sessions.sweep(nowMs).finally(() => recent.forgetAll()),
    removeOf: (user, exceptKey) => sessions.removeOf(user, exceptKey).finally(() => recent.forgetOf(user)),
  };
}
