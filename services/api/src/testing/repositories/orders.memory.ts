import type { Order, OrderRepository } from '../../features/orders/repository.js';

/** Orders in memory, for unit tests. */
export function createMemoryOrderRepository(): OrderRepository {
  const orders = new Map<string, Order>();
  const change = (submission: string, changes: Partial<Order>) => {
    const order = orders.get(submission);
    if (order !== undefined) orders.set(submission, { ...order, ...changes });
    return Promise.resolve();
  };
  return {
    insert(order) {
      if (orders.has(order.submission)) return Promise.resolve(false);
      orders.set(order.submission, structuredClone(order));
      return Promise.resolve(true);
    },
    list: () => Promise.resolve([...orders.values()].map((order) => structuredClone(order))),
    find: (submission) => Promise.resolve(structuredClone(orders.get(submission))),
    count: () => Promise.resolve(orders.size),
    admit: (submission, attempt, at) => change(submission, { admittedAttempt: attempt, admittedAt: at }),
    release: (submission, notBefore, to) =>
      change(submission, { admittedAttempt: 0, admittedAt: 0, notBefore, ...to }),
    remove(submission) {
      orders.delete(submission);
      return Promise.resolve();
    },
    moveAll(from, to) {
      for (const [name, order] of orders) if (order.user === from) orders.set(name, { ...order, user: to });
      return Promise.resolve();
    },
  };
}
