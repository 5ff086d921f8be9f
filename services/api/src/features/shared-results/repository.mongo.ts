import type { MongoDatabase } from '../../storage/mongo-database.js';
import { createMongoRecordStore, createRecordIndexes } from '../../storage/record-store.mongo.js';
import { sharedResultRecordSchema, type SharedResultRepository } from './repository.js';

const COLLECTION = {
  name: 'sharedResults',
  schema: sharedResultRecordSchema,
  fields: ['token', 'user'],
} as const;

/** Shared results in the collection `sharedResults`. */
export const createMongoSharedResultRepository = (database: MongoDatabase): SharedResultRepository =>
  createMongoRecordStore(database, { ...COLLECTION, fields: [...COLLECTION.fields] });

/** Creates the indexes of this feature. */
export const createSharedResultIndexes = (database: MongoDatabase): Promise<void> =>
  createRecordIndexes(database, COLLECTION);
