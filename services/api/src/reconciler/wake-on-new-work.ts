import type { Repositories } from '../ports.js';

/** Called after new work was stored. */
export interface NewWork {
  readonly onQueueEntry: () => void;
  /** A merge, a deletion or a change of an address was recorded. */
  readonly onPerson: () => void;
  readonly onMail: () => void;
}

/** Wraps the repositories so that idle background tasks wake up for work that this process adds. */
export function wakeOnNewWork(
  repositories: Repositories,
  { onQueueEntry, onPerson, onMail }: NewWork,
): Repositories {
  const { queueEntries, merges, deletions, addressMoves, mails } = repositories;
  return {
    ...repositories,
    queueEntries: reportInserts(queueEntries, onQueueEntry),
    merges: reportInserts(merges, onPerson),
    deletions: reportInserts(deletions, onPerson),
    addressMoves: reportInserts(addressMoves, onPerson),
    mails: reportInserts(mails, onMail),
  };
}

function reportInserts<R, T, A>(repository: R & { insert(item: T): Promise<A> }, report: () => void) {
  return {
    ...repository,
    async insert(item: T): Promise<A> {
      const answer = await repository.insert(item);
      report();
      return answer;
    },
  };
}
