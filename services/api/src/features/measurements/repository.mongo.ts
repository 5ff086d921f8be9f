import {
  insertOnce,
  parseStored,
  type MongoDatabase,
  type StoredDocument,
} from '../../storage/mongo-database.js';
import { measurementSchema, type Measurement, type MeasurementRepository } from './repository.js';

type MeasurementDocument = StoredDocument & Measurement;

/** Measurements in the collection `measurements`, named by their key. */
export function createMongoMeasurementRepository(database: MongoDatabase): MeasurementRepository {
  const measurements = database.collection<MeasurementDocument>('measurements');
  return {
    async find(key) {
      const document = await measurements.findOne({ _id: key });
      return document === null ? undefined : parseStored(measurementSchema, document);
    },
    insert: (key, { value }) => insertOnce(measurements, { _id: key, value }),
  };
}
