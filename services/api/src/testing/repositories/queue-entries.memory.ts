import type { QueueEntry, QueueEntryRepository } from '../../features/queue/repository.js';

/** Queue entries in memory, for unit tests. */
export function createMemoryQueueEntryRepository(): QueueEntryRepository {
  const queueEntries = new Map<string, QueueEntry>();
  const change = (submission: string, changes: Partial<QueueEntry>) => {
    const order = queueEntries.get(submission);
    if (order !== undefined) queueEntries.set(submission, { ...order, ...changes });
    return Promise.resolve();
  };
  return {
    insert(order) {
      if (queueEntries.has(order.submission)) return Promise.resolve(false);
      queueEntries.set(order.submission, structuredClone(order));
      return Promise.resolve(true);
    },
    list: () => Promise.resolve([...queueEntries.values()].map((order) => structuredClone(order))),
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
      for (const [name, order] of queueEntries)
        if (order.user === from) queueEntries.set(name, { ...order, user: to });
      return Promise.resolve();
    },
  };
}
