import { isoTime } from '@hone/kit';
import type { PersonalWork } from '../accounts/personal-work.js';
import type { AidRepository } from './repository.js';

/** Help that people took, as part of what is kept of them. */
export function createPersonalAids(aids: AidRepository): PersonalWork {
  return {
    name: 'aids',
    async move(from, to) {
      for (const aid of await aids.list(from)) {
        // Taken by both before: one fact is enough.
        await aids.insert({ ...aid, user: to });
        await aids.remove(aid);
      }
    },
    erase: (user) => aids.removeUser(user),
    async *tell(user) {
      for (const { user: _user, slug, at, ...aid } of await aids.list(user))
        yield { challenge: slug, at: isoTime(at), ...aid };
    },
  };
}
