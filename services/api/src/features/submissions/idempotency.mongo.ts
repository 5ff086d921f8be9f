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
  return {
    insert: (record) => insertOnce(keys, { _id: nameOf(record.user, record.key), ...record }),
    async find(user, key) {
      const document = await keys.findOne({ _id: nameOf(user, key) });
      return document === null ? undefined : parseStored(keyRecordSchema, document);
    },
    async sweep(beforeMs) {
      const { deletedCount } = await keys.deleteMany({ createdAt: { $lt: beforeMs } });
      return deletedCount;
    },
  };
}
