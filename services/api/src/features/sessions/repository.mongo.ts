import { roleSchema, type Role } from '@hone/contracts';
import {
  insertOnce,
  parseStored,
  type MongoDatabase,
  type StoredDocument,
} from '../../storage/mongo-database.js';
import {
  SESSION_MS,
  sessionRecordSchema,
  storedUserSchema,
  type SessionRecord,
  type SessionRepository,
  type StoredUser,
  type UserRepository,
} from './repository.js';

/** An absent e-mail address is stored as a unique value, because partial indexes are not available. */
interface UserDocument extends StoredDocument, Omit<StoredUser, 'id' | 'email' | 'roles'> {
  readonly email: string;
}
/** The id is `<user>:<role>`; the document exists while the user has the role. */
interface RoleDocument extends StoredDocument {
  readonly user: string;
  readonly role: Role;
}
/** Documents of older versions have only the user and the expiry. */
type SessionDocument = StoredDocument & Pick<SessionRecord, 'user' | 'expiresAt'> & Partial<SessionRecord>;

const ABSENT_EMAIL = 'email:';
const UNKNOWN_CLIENT = 'Unknown client';

const roleName = (user: string, role: Role): string => `${user}:${role}`;

/** Roles in the collection `roles`. */
function createRoles(database: MongoDatabase) {
  const roles = database.collection<RoleDocument>('roles');
  const inAll = <T>(act: (role: Role) => Promise<T>) => Promise.all(roleSchema.options.map(act));
  return {
    grant: async (user: string, role: Role): Promise<void> => {
      await insertOnce(roles, { _id: roleName(user, role), user, role });
    },
    revoke: async (user: string, role: Role): Promise<void> => {
      await roles.deleteOne({ _id: roleName(user, role) });
    },
    list: async (user: string): Promise<Role[]> => {
      const found = await inAll((role) => roles.findOne({ _id: roleName(user, role) }));
      return found.flatMap((document) => (document === null ? [] : [document.role])).sort();
    },
    removeAll: async (user: string): Promise<void> => {
      await inAll((role) => roles.deleteOne({ _id: roleName(user, role) }));
    },
  };
}

/** Users in the collection `users`, with their roles. */
export function createMongoUserRepository(database: MongoDatabase): UserRepository {
  const users = database.collection<UserDocument>('users');
  const { grant, revoke, list, removeAll } = createRoles(database);
  return {
    async insert({ id, email, roles, ...user }) {
      const stored = await insertOnce(users, { _id: id, ...user, email: email ?? `${ABSENT_EMAIL}${id}` });
      if (!stored) throw new Error('a user with this id or address already exists');
      for (const role of roles) await grant(id, role);
    },
    async find(id) {
      const document = await users.findOne({ _id: id });
      if (document === null) return undefined;
      const { _id, email, ...user } = document;
      const address = email.startsWith(ABSENT_EMAIL) ? {} : { email };
      const roles = user.guest ? [] : await list(id);
      return parseStored(storedUserSchema, { id: _id, ...user, roles, ...address });
    },
    async *listGuests(createdBeforeMs) {
      const query = { guest: true, createdAt: { $lt: createdBeforeMs } };
      for await (const { _id } of users.find(query, { projection: { _id: 1 } })) yield _id;
    },
    async settle({ id, email, name, createdAt }) {
      const address = email ?? `${ABSENT_EMAIL}${id}`;
      if (await insertOnce(users, { _id: id, email: address, name, createdAt, guest: false })) return;
      await users.updateOne({ _id: id, guest: true }, { $set: { guest: false, email: address, name } });
    },
    async confirmEmail(id, email) {
      await users.updateOne({ _id: id }, { $set: { email, confirmedEmail: email } });
    },
    async rename(id, name) {
      await users.updateOne({ _id: id }, { $set: { name } });
    },
    grant,
    revoke,
    async remove(id) {
      await users.deleteOne({ _id: id });
      await removeAll(id);
    },
  };
}

/** Sessions in the collection `sessions`; no TTL index, because FerretDB has none. */
export function createMongoSessionRepository(database: MongoDatabase): SessionRepository {
  const sessions = database.collection<SessionDocument>('sessions');
  const parse = (document: SessionDocument): SessionRecord => {
    const begun = document.expiresAt - SESSION_MS;
    const absent = { guest: false, createdAt: begun, lastSeenAt: begun, client: UNKNOWN_CLIENT };
    return parseStored(sessionRecordSchema, { ...absent, ...document, key: document._id });
  };
  return {
    async insert({ key, ...record }) {
      await insertOnce(sessions, { _id: key, ...record });
    },
    async find(key, nowMs) {
      const document = await sessions.findOne({ _id: key });
      return document === null || document.expiresAt <= nowMs ? undefined : parse(document);
    },
    async noteUse(key, lastSeenAt, expiresAt) {
      await sessions.updateOne({ _id: key }, { $set: { lastSeenAt, expiresAt } });
    },
    async list(user, nowMs) {
      const own = (await sessions.find({ user }).toArray()).filter(({ expiresAt }) => expiresAt > nowMs);
      return own.map(parse).sort((a, b) => b.lastSeenAt - a.lastSeenAt);
    },
    async remove(key) {
      await sessions.deleteOne({ _id: key });
    },
    async removeOf(user, exceptKey) {
      const own = await sessions.find({ user }, { projection: { _id: 1 } }).toArray();
      const ending = own.filter(({ _id }) => _id !== exceptKey);
      await Promise.all(ending.map(({ _id }) => sessions.deleteOne({ _id })));
    },
    async sweep(nowMs) {
      const { deletedCount } = await sessions.deleteMany({ expiresAt: { $lte: nowMs } });
      return deletedCount;
    },
  };
}

/** Creates the unique and other indexes of this feature. */
export async function createSessionIndexes(database: MongoDatabase): Promise<void> {
  await database.collection('users').createIndex({ email: 1 }, { unique: true });
  await database.collection('users').createIndex({ guest: 1, createdAt: 1 });
  await database.collection('sessions').createIndex({ user: 1 });
}
