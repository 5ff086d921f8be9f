import type { Clock } from '@hone/kit';
import { createFreshReading, type FreshReading } from '../../storage/fresh-reading.js';
import type { SubmissionRepository } from './repository.js';

type Submits = Awaited<ReturnType<SubmissionRepository['listSubmits']>>;

/** How much later a process tells of what was recorded by another one. */
const FRESH_MS = 1_000;
const MOST_PEOPLE = 2_000;
const MOST_OWNERS = 10_000;

/**
 * The same submissions; somebody's submits are read at most once a second, all challenges at once, for the catalogue and
 * for each challenge. What this process stores or records counts at once.
 */
export function keepSubmits(
  submissions: SubmissionRepository,
  clock: Pick<Clock, 'monotonic'>,
): SubmissionRepository {
  const people = new Map<string, FreshReading<Submits>>();
  /** Whose submissions are, as far as they were stored or read here lately. */
  const owners = new Map<string, string>();

  const readingOf = (user: string): FreshReading<Submits> => {
    const known = people.get(user);
    if (known !== undefined) return known;
    const reading = createFreshReading(() => submissions.listSubmits(user), clock, FRESH_MS);
    people.set(user, reading);
    trim(people, MOST_PEOPLE);
    return reading;
  };
  const noteOwner = (id: string, user: string): void => {
    owners.set(id, user);
    trim(owners, MOST_OWNERS);
  };
  const forget = (user: string): void => people.get(user)?.forget();
  const forgetOwnerOf = (id: string): void => {
    const user = owners.get(id);
    if (user !== undefined) return forget(user);
    for (const reading of people.values()) reading.forget();
  };

  return {
    ...submissions,
    async insert(record, ...rest) {
      noteOwner(record.id, record.user);
      return submissions.insert(record, ...rest).finally(() => forget(record.user));
    },
    async find(id) {
      const record = await submissions.find(id);
      if (record !== undefined) noteOwner(id, record.user);
      return record;
    },
    async listSubmits(user, slug) {
      const all = await readingOf(user).get();
      return slug === undefined ? all : all.filter((submit) => submit.slug === slug);
    },
    noteOutcome: (id, outcome) => submissions.noteOutcome(id, outcome).finally(() => forgetOwnerOf(id)),
    remove: (id) => submissions.remove(id).finally(() => forgetOwnerOf(id)),
    async moveAll(from, to) {
      await submissions.moveAll(from, to).finally(() => {
        for (const user of [from, to]) forget(user);
        for (const [id, user] of owners) if (user === from) owners.set(id, to);
      });
    },
  };
}

function trim(map: Map<string, unknown>, most: number): void {
  const [oldest] = map.keys();
  if (map.size > most && oldest !== undefined) map.delete(oldest);
}
