import { isoTime } from '@hone/kit';
import type { PersonalWork } from '../accounts/personal-work.js';
import type { IdempotencyRepository } from './idempotency.js';

/** Idempotency keys: a request that a guest repeats after signing in is still the same request. */
export function createKeyWork(keys: IdempotencyRepository): PersonalWork {
  return {
    name: 'idempotencyKeys',
    move: (from, to) => keys.moveAll(from, to),
    erase: (user) => keys.removeAll(user),
    async *tell(user) {
      for (const { key, submission, createdAt } of await keys.list(user))
        yield { key, submission, createdAt: isoTime(createdAt) };
    },
  };
}
