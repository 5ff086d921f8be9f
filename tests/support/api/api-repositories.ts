import { randomBytes } from 'node:crypto';
import type { Repositories } from '../../../services/api/src/ports.js';
import type { StoredDocument } from '../../../services/api/src/storage/mongo-database.js';
import { createIndexes, createMongoRepositories } from '../../../services/api/src/repositories.mongo.js';
import { createMemoryDependencies } from '../../../services/api/src/testing/memory-dependencies.js';
import { openOwnDatabase } from './api-database.js';

/** The repositories of one adapter, and how to delete them. */
export interface Harness {
  readonly repositories: Repositories;
  /** Removes a field from a stored document, as older versions left it; memory has no such documents. */
  forgetField(collection: string, id: string, field: string): Promise<void>;
  drop(): Promise<void>;
}

function memoryHarness(): Promise<Harness> {
  const { repositories } = createMemoryDependencies();
  return Promise.resolve({
    repositories,
    forgetField: () => Promise.resolve(),
    drop: () => Promise.resolve(),
  });
}

async function mongoHarness(): Promise<Harness> {
  const connection = openOwnDatabase();
  await createIndexes(connection.database);
  const { database } = connection;
  return {
    repositories: createMongoRepositories(database),
    async forgetField(collection, id, field) {
      const documents = database.collection<StoredDocument>(collection);
      await documents.updateOne({ _id: id }, { $unset: { [field]: '' } });
    },
    drop: () => connection.drop(),
  };
}

/** Every adapter of the api's repositories, by name. */
export const REPOSITORY_HARNESSES = [
  ['in memory', memoryHarness],
  ['of MongoDB', mongoHarness],
] as const;

/** Text that programs print and databases choke on. */
export const ODD_TEXT = 'ü\u2028💡\\u0000 \0 \ud800 $set {a.b: 1}';

/** A name that no other test uses. */
export const unique = () => randomBytes(6).toString('hex');

/** How many callers succeeded. */
export const winners = (results: readonly boolean[]) => results.filter(Boolean).length;

/** The same act n times at once. */
export const atOnce = <T>(count: number, act: (index: number) => Promise<T>) =>
  Promise.all(Array.from({ length: count }, (_, index) => act(index)));
