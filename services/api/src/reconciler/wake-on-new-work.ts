import type { Repositories } from '../ports.js';

/** Called after new work was stored. */
export interface NewWork {
  readonly onQueueEntry: () => void;
  /** A merge or a deletion was recorded. */
  readonly onPerson: () => void;
  readonly onMail: () => void;
}

/** Wraps the repositories so that idle background tasks wake up for work that this process adds. */
export function wakeOnNewWork(
  repositories: Repositories,
  { onQueueEntry, onPerson, onMail }: NewWork,
): Repositories {
  const { queueEntries, merges, deletions, mails } = repositories;
  return {
    ...repositories,
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
