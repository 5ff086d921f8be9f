import {
  insertOnce,
  parseStored,
  type MongoDatabase,
  type StoredDocument,
} from '../../storage/mongo-database.js';
import {
  sessionRecordSchema,
  storedUserSchema,
  type SessionRecord,
  type SessionRepository,
  type StoredUser,
  type UserRepository,
} from './repository.js';

/** An absent e-mail address is stored as a value of its own, because partial indexes are not to be had. */
interface UserDocument extends StoredDocument, Omit<StoredUser, 'id' | 'email'> {
  readonly email: string;
}
type SessionDocument = StoredDocument & Omit<SessionRecord, 'key'>;

const ABSENT_EMAIL = 'email:';

/** Users in the collection `users`. */
export function createMongoUserRepository(database: MongoDatabase): UserRepository {
  const users = database.collection<UserDocument>('users');
  return {
    async insert({ id, email, ...user }) {
      const stored = await insertOnce(users, { _id: id, ...user, email: email ?? `${ABSENT_EMAIL}${id}` });
      if (!stored) throw new Error('a user with this id or address exists');
    },
    async find(id) {
      const document = await users.findOne({ _id: id });
      if (document === null) return undefined;
      const { _id, email, ...user } = document;
      const address = email.startsWith(ABSENT_EMAIL) ? {} : { email };
      return parseStored(storedUserSchema, { id: _id, ...user, ...address });
    },
  };
}

/** Sessions in the collection `sessions`; no expiring index, because FerretDB has none. */
export function createMongoSessionRepository(database: MongoDatabase): SessionRepository {
  const sessions = database.collection<SessionDocument>('sessions');
  return {
    async put({ key, ...record }) {
      await sessions.replaceOne({ _id: key }, record, { upsert: true });
    },
    async find(key, nowMs) {
      const document = await sessions.findOne({ _id: key });
      if (document === null || document.expiresAt <= nowMs) return undefined;
      return parseStored(sessionRecordSchema, { ...document, key: document._id });
    },
    async remove(key) {
      await sessions.deleteOne({ _id: key });
    },
    async sweep(nowMs) {
      const { deletedCount } = await sessions.deleteMany({ expiresAt: { $lte: nowMs } });
      return deletedCount;
    },
  };
}

/** Unique values of the collections of this feature. */
export async function createSessionIndexes(database: MongoDatabase): Promise<void> {
  await database.collection('users').createIndex({ email: 1 }, { unique: true });
}
