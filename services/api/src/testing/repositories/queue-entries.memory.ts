import type { QueueEntry, QueueEntryRepository } from '../../features/queue/repository.js';

/** Queue entries in memory, for unit tests. */
export function createMemoryQueueEntryRepository(): QueueEntryRepository {
  const queueEntries = new Map<string, QueueEntry>();
  const change = (submission: string, changes: Partial<QueueEntry>) => {
    const entry = queueEntries.get(submission);
    if (entry !== undefined) queueEntries.set(submission, { ...entry, ...changes });
    return Promise.resolve();
  };
  return {
    insert(entry) {
      if (queueEntries.has(entry.submission)) return Promise.resolve(false);
      queueEntries.set(entry.submission, structuredClone(entry));
      return Promise.resolve(true);
    },
    list: () => Promise.resolve([...queueEntries.values()].map((entry) => structuredClone(entry))),
    find: (submission) => Promise.resolve(structuredClone(queueEntries.get(submission))),
    count: () => Promise.resolve(queueEntries.size),
    admit: (submission, attempt, at) => change(submission, { admittedAttempt: attempt, admittedAt: at }),
    release: (submission, notBefore, to) =>
      change(submission, { admittedAttempt: 0, admittedAt: 0, notBefore, ...to }),
    remove(submission) {
      queueEntries.delete(submission);
      return Promise.resolve();
    },
    moveAll(from, to) {
      for (const [name, entry] of queueEntries)
        if (entry.user === from) queueEntries.set(name, { ...entry, user: to });
      return Promise.resolve();
    },
  };
}
