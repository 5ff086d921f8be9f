import type { Clock } from '@hone/kit';
import { createSortableId } from '../../storage/sortable-id.js';
import type { StoredUser, UserRepository } from './repository.js';

export interface SessionUseCases {
  /** Makes somebody who practises without an account. */
  createGuest(): Promise<StoredUser>;
  /** The user of a session; undefined when there is no session or its user is gone. */
  findUser(id: string | undefined): Promise<StoredUser | undefined>;
}

/** What can be done about people and sessions. */
export function createSessionUseCases(users: UserRepository, clock: Clock): SessionUseCases {
  return {
    async createGuest() {
      const createdAt = clock.now();
      const user = { id: createSortableId(createdAt), name: 'Guest', guest: true, roles: [], createdAt };
      await users.insert(user);
      return user;
    },
    findUser: async (id) => (id === undefined ? undefined : users.find(id)),
  };
}
