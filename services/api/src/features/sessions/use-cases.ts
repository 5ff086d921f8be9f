import type { AccountSession } from '@hone/contracts';
import { AppError, type Clock } from '@hone/kit';
import { createSortableId } from '../../storage/sortable-id.js';
import { presentSession } from './present.js';
import type { SessionRepository, StoredUser, UserRepository } from './repository.js';

export interface SessionUseCases {
  /** Creates a guest. */
  createGuest(): Promise<StoredUser>;
  /** The user of a session; undefined without a session or when the user is gone. */
  findUser(id: string | undefined): Promise<StoredUser | undefined>;
  /** The sessions of a user, most recently used first. `currentKey` marks the caller's. */
  list(user: string, currentKey: string): Promise<AccountSession[]>;
  /** Throws `SESSION_NOT_FOUND`, also for sessions of other users. */
  end(user: string, id: string): Promise<void>;
  endOthers(user: string, currentKey: string): Promise<void>;
}

export interface SessionUseCaseOptions {
  readonly users: UserRepository;
  readonly sessions: SessionRepository;
  readonly clock: Clock;
}

/** Maximum length of a list. */
const SHOWN = 100;

export function createSessionUseCases({ users, sessions, clock }: SessionUseCaseOptions): SessionUseCases {
  return {
    async createGuest() {
      const createdAt = clock.now();
      const user = { id: createSortableId(createdAt), name: 'Guest', guest: true, roles: [], createdAt };
      await users.insert(user);
      return user;
    },
    findUser: async (id) => (id === undefined ? undefined : users.find(id)),
    async list(user, currentKey) {
      const own = await sessions.list(user, clock.now());
      return own.slice(0, SHOWN).map((record) => presentSession(record, currentKey));
    },
    async end(user, id) {
      const record = await sessions.find(id, clock.now());
      if (record?.user !== user) throw new AppError('SESSION_NOT_FOUND');
      await sessions.remove(record.key);
    },
    endOthers: (user, currentKey) => sessions.removeOf(user, currentKey),
  };
}
