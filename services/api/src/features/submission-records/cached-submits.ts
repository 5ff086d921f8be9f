import type { Clock } from '@hone/kit';
import { createFreshReading, type FreshReading } from '../../storage/fresh-reading.js';
import type { SubmissionRepository } from './repository.js';
import { dropOldest } from '../../storage/drop-oldest.js';

type Submits = Awaited<ReturnType<SubmissionRepository['listSubmits']>>;

/** Maximum delay before a process sees what another one recorded. */
const FRESH_MS = 1_000;
const MOST_PEOPLE = 2_000;
const MOST_OWNERS = 10_000;

/** Cached submissions by user, and the owners of recently stored or read ones. */
class CachedSubmits {
  private readonly read: (user: string) => Promise<Submits>;
  private readonly clock: Pick<Clock, 'monotonic'>;
  private readonly people = new Map<string, FreshReading<Submits>>();
  private readonly owners = new Map<string, string>();

  constructor(read: (user: string) => Promise<Submits>, clock: Pick<Clock, 'monotonic'>) {
    this.read = read;
    this.clock = clock;
  }

  of(user: string): Promise<Submits> {
    let reading = this.people.get(user);
    if (reading === undefined) {
      reading = createFreshReading(() => this.read(user), this.clock, FRESH_MS);
      this.people.set(user, reading);
      dropOldest(this.people, MOST_PEOPLE);
    }
    return reading.get();
  }

  noteOwner(id: string, user: string): void {
    this.owners.set(id, user);
    dropOldest(this.owners, MOST_OWNERS);
  }

  forget(user: string): void {
    this.people.get(user)?.forget();
  }

  forgetOwnerOf(id: string): void {
    const user = this.owners.get(id);
    if (user !== undefined) return this.forget(user);
    for (const reading of this.people.values()) reading.forget();
  }

  move(from: string, to: string): void {
    this.forget(from);
    this.forget(to);
    for (const [id, user] of this.owners) if (user === from) this.owners.set(id, to);
  }
}

/**
 * Caches a user's submissions of mode submit, of all challenges, for a second. Writes of this process are
 * visible immediately.
 */
export function cacheSubmits(
  submissions: SubmissionRepository,
  clock: Pick<Clock, 'monotonic'>,
): SubmissionRepository {
  const kept = new CachedSubmits((user) => submissions.listSubmits(user), clock);
  return {
    ...submissions,
    insert(record, ...rest) {
      kept.noteOwner(record.id, record.user);
      return submissions.insert(record, ...rest).finally(() => kept.forget(record.user));
    },
    async find(id) {
      const record = await submissions.find(id);
      if (record !== undefined) kept.noteOwner(id, record.user);
      return record;
    },
    async listSubmits(user, slug) {
      const all = await kept.of(user);
      return slug === undefined ? all : all.filter((submit) => submit.slug === slug);
    },
    noteOutcome: (id, outcome) => submissions.noteOutcome(id, outcome).finally(() => kept.forgetOwnerOf(id)),
    remove: (id) => submissions.remove(id).finally(() => kept.forgetOwnerOf(id)),
    moveAll: (from, to) => submissions.moveAll(from, to).finally(() => kept.move(from, to)),
  };
}
