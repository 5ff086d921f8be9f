import { sittingOfOwner } from '../features/sittings/owner.js';
import type { Repositories } from '../ports.js';

/** Called after new work was stored. */
export interface NewWork {
  readonly onQueueEntry: () => void;
  /** A merge, a deletion or a change of an address was recorded. */
  readonly onPerson: () => void;
  /** The outcome of a sitting's submission was recorded. */
  readonly onSittingGraded: (sitting: string) => Promise<void>;
  /** A sitting is about to start. */
  readonly onSittingOpen: () => void;
  /** Something is to be sent to a webhook. */
  readonly onDelivery: () => void;
  readonly onMail: () => void;
}

/** Wraps the repositories so that idle background tasks wake up for work that this process adds. */
export function wakeOnNewWork(
  repositories: Repositories,
  { onQueueEntry, onPerson, onMail, ...sittings }: NewWork,
): Repositories {
  const { queueEntries, merges, deletions, addressMoves, mails } = repositories;
  return {
    ...repositories,
    ...wakeForSittings(repositories, sittings),
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

function wakeForSittings(
  { submissions, hiring }: Repositories,
  {
    onSittingGraded,
    onSittingOpen,
    onDelivery,
  }: Pick<NewWork, 'onSittingGraded' | 'onSittingOpen' | 'onDelivery'>,
): Pick<Repositories, 'submissions' | 'hiring'> {
  return {
    submissions: {
      ...submissions,
      async noteOutcome(id, outcome) {
        await submissions.noteOutcome(id, outcome);
        const record = await submissions.find(id);
        const sitting = record === undefined ? undefined : sittingOfOwner(record.user);
        if (sitting !== undefined) await onSittingGraded(sitting);
      },
    },
    hiring: {
      ...hiring,
      openSittings: reportInserts(hiring.openSittings, onSittingOpen),
      openDeliveries: reportInserts(hiring.openDeliveries, onDelivery),
    },
  };
}
