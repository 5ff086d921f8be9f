import {
  insertOnce,
  parseStored,
  type MongoDatabase,
  type StoredDocument,
} from '../../storage/mongo-database.js';
import { regradeLinkSchema, type RegradeLink, type RegradeRepository } from './regrades.js';

type LinkDocument = StoredDocument & RegradeLink;

/** Looked up at once: few submissions are graded again, hardly one more often than this. */
const STRIDE = 4;

/** `regrades` named `<original>:<number>` and `submissionReaders` named `<submission>:<user>`: found by name alone. */
export function createMongoRegradeRepository(database: MongoDatabase): RegradeRepository {
  const links = database.collection<LinkDocument>('regrades');
  const readers = database.collection<StoredDocument>('submissionReaders');

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
    allow: async (submission, reader) => void (await insertOnce(readers, { _id: `${submission}:${reader}` })),
    mayRead: async (submission, reader) =>
      (await readers.findOne({ _id: `${submission}:${reader}` })) !== null,
  };
}
