import { describe, expect, it } from 'vitest';
import { createApi } from '../create-api.js';
import { newOrder } from '../features/orders/repository.js';
import { createMemoryDependencies } from '../testing/memory-dependencies.js';
import { hearNewWork } from './hear-new-work.js';

describe('what somebody has to look after', () => {
  it('is heard once it is stored', async () => {
    const { repositories } = createMemoryDependencies();
    const heard: string[] = [];
    const { orders, merges, deletions } = hearNewWork(repositories, {
      onOrder: () => heard.push('order'),
      onPerson: () => heard.push('person'),
    });
    const order = newOrder({ submission: 's', user: 'u', lane: 'grading-run', createdAt: 1 });
    expect([await orders.insert(order), await orders.insert(order)]).toEqual([true, false]);
    await merges.insert({ guest: 'g', into: 'u', at: 1 });
    await deletions.insert({ user: 'u', at: 1 });
    expect(heard).toEqual(['order', 'order', 'person', 'person']);
    expect(await repositories.orders.list()).toHaveLength(1);
  });

  it('wakes an api that rests, within a round', async () => {
    const world = createMemoryDependencies({ reconcileEveryMs: 20 });
    let rounds = 0;
    const list = world.repositories.orders.list.bind(world.repositories.orders);
    world.repositories.orders.list = () => {
      rounds += 1;
      return list();
    };
    const api = createApi(world);
    api.start();
    await expect.poll(() => rounds).toBeGreaterThan(0);
    await new Promise((resolve) => setTimeout(resolve, 200));
    const resting = rounds;
    expect(resting).toBeLessThan(3);
    const order = { submission: 's', user: 'u', lane: 'grading-run', createdAt: world.clock.now() } as const;
    await api.services.orders.insert(newOrder(order));
    await expect.poll(() => rounds, { timeout: 2_000 }).toBeGreaterThan(resting + 1);
    await api.close();
  });
});
