import type { Clock } from '@hone/kit';
import { withRequest, type Contact, type Contacts } from '../features/sittings/contacts.js';

/** Contacts in memory, for unit tests. */
export function createMemoryContacts(clock: Pick<Clock, 'now'>): Contacts {
  const contacts = new Map<string, Contact>();
  return {
    note(sitting) {
      contacts.set(sitting, withRequest(contacts.get(sitting), clock.now()));
      return Promise.resolve();
    },
    find: (sitting) => Promise.resolve(contacts.get(sitting)),
    close: () => Promise.resolve(),
  };
}
