import { isoTime } from '@hone/kit';
import type { PersonalData } from '../accounts/personal-data.js';
import type { IdempotencyRepository } from './idempotency.js';

/**
 * Idempotency keys as personal data: a request that a guest repeats after signing in is still the same
 * request.
 */
export function createKeyData(keys: IdempotencyRepository): PersonalData {
  return {
    name: 'idempotencyKeys',
    move: (from, to) => keys.moveAll(from, to),
    erase: (user) => keys.removeAll(user),
    async *list(user) {
      for (const { key, submission, createdAt } of await keys.list(user))
        yield { key, submission, createdAt: isoTime(createdAt) };
    },
  };
}
