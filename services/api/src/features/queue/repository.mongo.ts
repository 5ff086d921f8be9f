import {
  insertOnce,
  parseStored,
  type MongoDatabase,
  type StoredDocument,
} from '../../storage/mongo-database.js';
import { queueEntrySchema, type QueueEntry, type QueueEntryRepository } from './repository.js';

type QueueEntryDocument = StoredDocument & QueueEntry;

/** Queue entries in the collection `orders`, by submission id. */
export function createMongoQueueEntryRepository(database: MongoDatabase): QueueEntryRepository {
  const queueEntries = database.collection<QueueEntryDocument>('orders');
  const parse = (document: QueueEntryDocument) => parseStored(queueEntrySchema, document);
  return {
    insert: (entry) => insertOnce(queueEntries, { _id: entry.submission, ...entry }),
    list: async () => (await queueEntries.find({}).toArray()).map(parse),
    async find(submission) {
      const document = await queueEntries.findOne({ _id: submission });
      return document === null ? undefined : parse(document);
    },
    count: () => queueEntries.countDocuments({}),
    async admit(submission, attempt, at) {
      await queueEntries.updateOne(
        { _id: submission },
        { $set: { admittedAttempt: attempt, admittedAt: at } },
      );
    },
    async release(submission, notBefore, to) {
      const changes = { admittedAttempt: 0, admittedAt: 0, notBefore, ...to };
      await queueEntries.updateOne({ _id: submission }, { $set: changes });
    },
    async remove(submission) {
      await queueEntries.deleteOne({ _id: submission });
    },
    async moveAll(from, to) {
      await queueEntries.updateMany({ user: from }, { $set: { user: to } });
    },
  };
}
