import {
  insertOnce,
  parseStored,
  type MongoDatabase,
  type StoredDocument,
} from '../../storage/mongo-database.js';
import { gradingTimeSchema, placeOf, type GradingTime, type GradingTimeRepository } from './grading-times.js';

type TimeDocument = StoredDocument & GradingTime;

/** Grading times in the collection `gradingTimes`, which has a fixed number of documents. */
export function createMongoGradingTimeRepository(database: MongoDatabase): GradingTimeRepository {
  const times = database.collection<TimeDocument>('gradingTimes');
  return {
    async put(time) {
      const _id = String(placeOf(time));
      const { matchedCount } = await times.replaceOne({ _id }, time);
      // Another process filled the slot first; its time is as good as this one.
      if (matchedCount === 0) await insertOnce(times, { _id, ...time });
    },
    async list() {
      const documents = await times.find({}).toArray();
      return documents.map((document) => parseStored(gradingTimeSchema, document));
    },
  };
}
