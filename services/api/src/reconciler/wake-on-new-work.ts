import { sittingOfOwner } from '../features/sittings/owner.js';
import type { Repositories } from '../ports.js';

/** Called after new work was stored. */
export interface NewWork {
  readonly onQueueEntry: () => void;
  /** A merge or a deletion was recorded. */
  readonly onPerson: () => void;
  /** The outcome of a sitting's submission was recorded. */
  readonly onSittingGraded: (sitting: string) => Promise<void>;
  /** A sitting is about to start. */
  readonly onSittingOpen: () => void;
  readonly onMail: () => void;
}

/** Wraps the repositories so that idle background tasks wake up for work that this process adds. */
export function wakeOnNewWork(
  repositories: Repositories,
  { onQueueEntry, onPerson, onMail, ...sittings }: NewWork,
): Repositories {
  const { queueEntries, merges, deletions, mails } = repositories;
  return {
    ...repositories,
    ...wakeForSittings(repositories, sittings),
    queueEntries: {
      ...queueEntries,
      async insert(entry) {
        const isNew = await queueEntries.insert(entry);
        onQueueEntry();
        return isNew;
      },
    },
    merges: {
      ...merges,
      async insert(merge) {
        await merges.insert(merge);
        onPerson();
      },
    },
    deletions: {
      ...deletions,
      async insert(deletion) {
        await deletions.insert(deletion);
        onPerson();
      },
    },
    mails: {
      ...mails,
      async insert(mail) {
        const isNew = await mails.insert(mail);
        onMail();
        return isNew;
      },
    },
  };
}

function wakeForSittings(
  { submissions, hiring }: Repositories,
  { onSittingGraded, onSittingOpen }: Pick<NewWork, 'onSittingGraded' | 'onSittingOpen'>,
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
      openSittings: {
        ...hiring.openSittings,
        async insert(record) {
          const isNew = await hiring.openSittings.insert(record);
          onSittingOpen();
          return isNew;
        },
      },
    },
  };
}
