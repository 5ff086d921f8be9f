import { parseStored, type MongoDatabase, type StoredDocument } from '../../storage/mongo-database.js';
import { gradingTimeSchema, placeOf, type GradingTime, type GradingTimeRepository } from './grading-times.js';

type TimeDocument = StoredDocument & GradingTime;

/** Times of gradings in the collection `gradingTimes`, whose documents are named by their place: it never grows. */
export function createMongoGradingTimeRepository(database: MongoDatabase): GradingTimeRepository {
  const times = database.collection<TimeDocument>('gradingTimes');
  return {
    async put(time) {
      await times.replaceOne({ _id: String(placeOf(time)) }, time, { upsert: true });
    },
    async list() {
      const documents = await times.find({}).toArray();
      return documents.map((document) => parseStored(gradingTimeSchema, document));
    },
  };
}
