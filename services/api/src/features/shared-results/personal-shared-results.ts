import { isoTime } from '@hone/kit';
import type { PersonalData } from '../accounts/personal-data.js';
import type { SharedResultRepository } from './repository.js';

/** Shared results as personal data: an erased account shares nothing. */
export function createPersonalSharedResults(sharedResults: SharedResultRepository): PersonalData {
  const listOf = (user: string) => sharedResults.list({ where: { user } });
  return {
    name: 'sharedResults',
    async move(from, to) {
      for (const record of await listOf(from)) await sharedResults.put({ ...record, user: to });
    },
    async erase(user) {
      for (const { id } of await listOf(user)) await sharedResults.remove(id);
    },
    async *list(user) {
      for (const { id, code, name, createdAt } of await listOf(user))
        yield { submission: id, code, name, createdAt: isoTime(createdAt) };
    },
  };
}
