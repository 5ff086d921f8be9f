import {
  insertOnce,
  parseStored,
  type MongoDatabase,
  type StoredDocument,
} from '../../storage/mongo-database.js';
import { regradeLinkSchema, type RegradeLink, type RegradeRepository } from './regrades.js';

type LinkDocument = StoredDocument & RegradeLink;
interface ReaderDocument extends StoredDocument {
  readonly submission: string;
  readonly reader: string;
}

/** Replaces the id of an erased user. */
const NOBODY = '';

/** Number of look-ups in parallel: few submissions are regraded, and rarely more than once. */
const STRIDE = 4;

/**
 * `regrades` with the id `<original>:<number>` and `submissionReaders` with the id `<submission>:<user>`:
 * found by id alone.
 */
export function createMongoRegradeRepository(database: MongoDatabase): RegradeRepository {
  const links = database.collection<LinkDocument>('regrades');
  const readers = database.collection<ReaderDocument>('submissionReaders');

  async function find(original: string, number: number): Promise<RegradeLink | undefined> {
    const document = await links.findOne({ _id: `${original}:${number}` });
    return document === null ? undefined : parseStored(regradeLinkSchema, document);
  }

  return {
    insert: (link) => insertOnce(links, { _id: `${link.original}:${link.number}`, ...link }),
    async list(original) {
      const first = await find(original, 1);
      if (first === undefined) return [];
      const found = [first];
      for (;;) {
        const numbers = Array.from({ length: STRIDE }, (_, index) => found.length + 1 + index);
        const next = await Promise.all(numbers.map((number) => find(original, number)));
        for (const link of next) {
          if (link === undefined) return found;
          found.push(link);
        }
      }
    },
    allow: async (submission, reader) =>
      void (await insertOnce(readers, { _id: `${submission}:${reader}`, submission, reader })),
    mayRead: async (submission, reader) =>
      (await readers.findOne({ _id: `${submission}:${reader}` })) !== null,
    async removeOf(submission) {
      await links.deleteMany({ original: submission });
      await readers.deleteMany({ submission });
    },
    async forget(user) {
      await links.updateMany({ by: user }, { $set: { by: NOBODY } });
      await readers.deleteMany({ reader: user });
    },
  };
}

/** Creates the indexes that erasing a user needs. */
export async function createRegradeIndexes(database: MongoDatabase): Promise<void> {
  await database.collection('regrades').createIndex({ original: 1 });
  await database.collection('regrades').createIndex({ by: 1 });
  await database.collection('submissionReaders').createIndex({ submission: 1 });
  await database.collection('submissionReaders').createIndex({ reader: 1 });
}
