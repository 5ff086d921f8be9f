import { isoTime } from '@hone/kit';
import type { PersonalData } from '../accounts/personal-data.js';
import type { AidRepository } from './repository.js';

/** Hints and reveals that users took, as personal data. */
export function createPersonalAids(aids: AidRepository): PersonalData {
  return {
    name: 'aids',
    async move(from, to) {
      for (const aid of await aids.list(from)) {
        // Both users took it before; one record is enough.
        await aids.insert({ ...aid, user: to });
        await aids.remove(aid);
      }
    },
    erase: (user) => aids.removeUser(user),
    async *list(user) {
      for (const { user: _user, slug, at, ...aid } of await aids.list(user))
        yield { challenge: slug, at: isoTime(at), ...aid };
    },
  };
}
