import type { Repositories } from '../ports.js';

/** Told after something was stored that somebody has to look after. */
export interface NewWork {
  readonly onOrder: () => void;
  /** A guest's work goes to an account, or somebody is to be erased. */
  readonly onPerson: () => void;
}

/** The same repositories; whoever rests while there is nothing to look after hears what this process adds. */
export function hearNewWork(repositories: Repositories, { onOrder, onPerson }: NewWork): Repositories {
  const { orders, merges, deletions } = repositories;
  return {
    ...repositories,
    orders: {
      ...orders,
      async insert(order) {
        const isNew = await orders.insert(order);
        onOrder();
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
  };
}
