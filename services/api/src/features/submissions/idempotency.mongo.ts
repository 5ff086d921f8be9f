import { createHash } from 'node:crypto';
import {
  insertOnce,
  parseStored,
  type MongoDatabase,
  type StoredDocument,
} from '../../storage/mongo-database.js';
import { keyRecordSchema, type IdempotencyRepository, type KeyRecord } from './idempotency.js';

type KeyDocument = StoredDocument & KeyRecord;

const nameOf = (user: string, key: string): string =>
  createHash('sha256').update(`${user}\0${key}`).digest('base64url');

/** Keys in the collection `idempotencyKeys`, named by user and key. */
export function createMongoIdempotencyRepository(database: MongoDatabase): IdempotencyRepository {
  const keys = database.collection<KeyDocument>('idempotencyKeys');
  const insert: IdempotencyRepository['insert'] = (record) =>
    insertOnce(keys, { _id: nameOf(record.user, record.key), ...record });
  const list: IdempotencyRepository['list'] = async (user) =>
    (await keys.find({ user }).toArray()).map((document) => parseStored(keyRecordSchema, document));
  return {
    insert,
    list,
    async find(user, key) {
      const document = await keys.findOne({ _id: nameOf(user, key) });
      return document === null ? undefined : parseStored(keyRecordSchema, document);
    },
    async moveAll(from, to) {
      for (const record of await list(from)) {
        await insert({ ...record, user: to });
        await keys.deleteOne({ _id: nameOf(from, record.key) });
      }
    },
    async removeAll(user) {
      await keys.deleteMany({ user });
    },
    async sweep(beforeMs) {
      const { deletedCount } = await keys.deleteMany({ createdAt: { $lt: beforeMs } });
      return deletedCount;
    },
  };
}

/** Indexes of the collection of keys. */
export async function createKeyIndexes(database: MongoDatabase): Promise<void> {
  await database.collection('idempotencyKeys').createIndex({ user: 1 });
}
