import {
  insertOnce,
  parseStored,
  type MongoDatabase,
  type StoredDocument,
} from '../../storage/mongo-database.js';
import { mailEndingSchema, type MailEnding } from './mailer.js';
import { OUTBOX_SIZE, outboxMailSchema, type OutboxMail, type OutboxRepository } from './outbox.js';
import {
  mailClaimSchema,
  queuedMailSchema,
  type MailClaim,
  type MailRepository,
  type QueuedMail,
} from './repository.js';

type MailDocument = StoredDocument & Omit<QueuedMail, 'id'>;
/** The id is `<mail>:<attempt>`. */
type ClaimDocument = StoredDocument & MailClaim;
/** The id is the mail. */
type EndingDocument = StoredDocument & MailEnding;
type OutboxDocument = StoredDocument & Omit<OutboxMail, 'id'>;

const withId = <T extends StoredDocument>(document: T) => ({ ...document, id: document._id });

/** Mails in the collections `mails`, `mailClaims` and `mailEndings`. */
export function createMongoMailRepository(database: MongoDatabase): MailRepository {
  const mails = database.collection<MailDocument>('mails');
  const claims = database.collection<ClaimDocument>('mailClaims');
  const endings = database.collection<EndingDocument>('mailEndings');
  const findEnding = async (mail: string) => {
    const document = await endings.findOne({ _id: mail });
    return document === null ? undefined : parseStored(mailEndingSchema, document);
  };
  return {
    insert: async ({ id, ...mail }) =>
      (await findEnding(id)) === undefined && insertOnce(mails, { _id: id, ...mail }),
    async listDue(nowMs, limit) {
      const due = mails.find({ nextAt: { $lte: nowMs } }).sort({ nextAt: 1 });
      const found = await due.limit(limit).toArray();
      return found.map((document) => parseStored(queuedMailSchema, withId(document)));
    },
    async postpone(id, nextAt) {
      await mails.updateOne({ _id: id }, { $set: { nextAt } });
    },
    async listClaims(mail) {
      const found = await claims.find({ mail }).toArray();
      return found
        .map((document) => parseStored(mailClaimSchema, document))
        .sort((a, b) => a.attempt - b.attempt);
    },
    claim: (claim) => insertOnce(claims, { _id: `${claim.mail}:${claim.attempt}`, ...claim }),
    async finish(ending) {
      await insertOnce(endings, { _id: ending.mail, ...ending });
      await mails.deleteOne({ _id: ending.mail });
    },
    findEnding,
    async sweep(beforeMs) {
      await claims.deleteMany({ at: { $lt: beforeMs } });
      await endings.deleteMany({ at: { $lt: beforeMs } });
    },
  };
}

/** Mails that were kept instead of sent, in the collection `outbox`. */
export function createMongoOutboxRepository(database: MongoDatabase): OutboxRepository {
  const outbox = database.collection<OutboxDocument>('outbox');
  const newest = (limit: number) => outbox.find({}).sort({ at: -1 }).limit(limit).toArray();
  const parse = (document: OutboxDocument) => parseStored(outboxMailSchema, withId(document));
  return {
    async insert({ id, ...mail }) {
      await insertOnce(outbox, { _id: id, ...mail });
      const beyond = (await newest(OUTBOX_SIZE + 1))[OUTBOX_SIZE];
      if (beyond !== undefined) await outbox.deleteMany({ at: { $lte: beyond.at } });
    },
    list: async () => (await newest(OUTBOX_SIZE)).map(parse),
    async find(id) {
      const document = await outbox.findOne({ _id: id });
      return document === null ? undefined : parse(document);
    },
  };
}

/** Creates the indexes of this feature. */
export async function createMailIndexes(database: MongoDatabase): Promise<void> {
  await database.collection('mails').createIndex({ nextAt: 1 });
  await database.collection('mailClaims').createIndex({ mail: 1 });
  await database.collection('mailClaims').createIndex({ at: 1 });
  await database.collection('mailEndings').createIndex({ at: 1 });
  await database.collection('outbox').createIndex({ at: -1 });
}
