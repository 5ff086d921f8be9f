import { z } from 'zod';
import {
  insertOnce,
  parseStored,
  parseStoredText,
  toStoredText,
  type MongoDatabase,
  type StoredDocument,
} from '../../storage/mongo-database.js';
import {
  testCaseName,
  testCaseRecordSchema,
  type TestCaseRecord,
  type TestCaseRepository,
} from './repository.js';

interface TestCaseDocument extends StoredDocument {
  readonly user: string;
  readonly slug: string;
  readonly id: string;
  readonly createdAt: number;
  /** Name, input and expected output as text; see `toStoredText`. */
  readonly content: string;
}

function parseTestCase({ _id, content, ...key }: TestCaseDocument): TestCaseRecord {
  const rest = parseStoredText(z.record(z.string(), z.unknown()), content);
  return parseStored(testCaseRecordSchema, { ...rest, ...key });
}

function toDocument({ user, slug, id, createdAt, ...content }: TestCaseRecord): TestCaseDocument {
  return {
    _id: testCaseName({ user, slug, id }),
    ...{ user, slug, id, createdAt },
    content: toStoredText(content),
  };
}

/** Test cases in `testCases`. */
export function createMongoTestCaseRepository(database: MongoDatabase): TestCaseRepository {
  const testCases = database.collection<TestCaseDocument>('testCases');
  return {
    async save(record) {
      const document = toDocument(record);
      if (!(await insertOnce(testCases, document)))
        await testCases.replaceOne({ _id: document._id }, document);
    },
    async list(user, slug) {
      const rows = await testCases.find({ user, ...(slug === undefined ? {} : { slug }) }).toArray();
      return rows.map(parseTestCase).sort((one, other) => one.createdAt - other.createdAt);
    },
    async remove(key) {
      await testCases.deleteOne({ _id: testCaseName(key) });
    },
    async removeUser(user) {
      await testCases.deleteMany({ user });
    },
  };
}

/** Indexes of the collections of this feature. */
export async function createTestCaseIndexes(database: MongoDatabase): Promise<void> {
  await database.collection('testCases').createIndex({ user: 1, slug: 1 });
}
