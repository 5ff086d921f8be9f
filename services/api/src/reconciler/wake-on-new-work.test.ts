import { afterEach, describe, expect, it, vi } from 'vitest';
import { createApi } from '../create-api.js';
import { newQueueEntry } from '../features/queue/repository.js';
import { createMemoryDependencies } from '../testing/memory-dependencies.js';
import { wakeOnNewWork } from './wake-on-new-work.js';

afterEach(() => void vi.useRealTimers());

describe('work for a background task', () => {
  it('is announced once it is stored', async () => {
    const { repositories } = createMemoryDependencies();
    const heard: string[] = [];
    const { queueEntries, merges, deletions, mails } = wakeOnNewWork(repositories, {
      onQueueEntry: () => heard.push('order'),
      onPerson: () => heard.push('person'),
      onSittingGraded: () => Promise.resolve(),
      onSittingOpen: () => heard.push('sitting'),
      onDelivery: () => heard.push('delivery'),
      onMail: () => heard.push('mail'),
    });
    const entry = newQueueEntry({ submission: 's', user: 'u', lane: 'grading-run', createdAt: 1 });
    expect([await queueEntries.insert(entry), await queueEntries.insert(entry)]).toEqual([true, false]);
    await merges.insert({ guest: 'g', into: 'u', at: 1 });
    await deletions.insert({ user: 'u', at: 1 });
    await mails.insert({ id: 'm', sealed: '', createdAt: 1, expiresAt: 2, nextAt: 1 });
    expect(heard).toEqual(['order', 'order', 'person', 'person', 'mail']);
    expect(await repositories.queueEntries.list()).toHaveLength(1);
  });

  it('wakes an idle api within a round', async () => {
    const world = createMemoryDependencies({ reconcileEveryMs: 20 });
    let rounds = 0;
    const list = world.repositories.queueEntries.list.bind(world.repositories.queueEntries);
    world.repositories.queueEntries.list = () => {
      rounds += 1;
      return list();
    };
    const api = createApi(world);
    vi.useFakeTimers();
    api.start();
    await vi.advanceTimersByTimeAsync(200);
    const resting = rounds;
    expect(resting).toBeGreaterThan(0);
    expect(resting).toBeLessThan(3);
    const entry = { submission: 's', user: 'u', lane: 'grading-run', createdAt: world.clock.now() } as const;
    await api.services.queueEntries.insert(newQueueEntry(entry));
    await vi.advanceTimersByTimeAsync(40);
    expect(rounds).toBeGreaterThan(resting);
    await api.close();
  });
});
