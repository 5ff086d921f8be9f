import type mongoose from 'mongoose';
import type { z } from 'zod';
import {
  insertOnce,
  parseStoredText,
  toStoredText,
  type MongoDatabase,
  type StoredDocument,
} from './mongo-database.js';
import type { Identified, RecordStore } from './record-store.js';

/** Indexed fields beside the record as text; see `toStoredText`. */
interface TextDocument extends StoredDocument {
  readonly json: string;
}

export interface RecordCollection<S extends z.ZodType, K extends keyof z.output<S>> {
  readonly name: string;
  readonly schema: S;
  /** Fields that lists select by. */
  readonly fields: readonly K[];
}

/** Records of a collection of MongoDB or FerretDB. */
export function createMongoRecordStore<S extends z.ZodType<Identified>, K extends keyof z.output<S> & string>(
  database: MongoDatabase,
  { name, schema, fields }: RecordCollection<S, K>,
): RecordStore<z.output<S>, K> {
  const collection = database.collection<TextDocument>(name);
  const valuesOf = (record: z.output<S>) => Object.fromEntries(fields.map((field) => [field, record[field]]));
  const documentOf = (record: z.output<S>) => ({ ...valuesOf(record), json: toStoredText(record) });
  const parse = ({ json }: TextDocument) => parseStoredText(schema, json);
  return {
    insert: (record) => insertOnce(collection, { _id: record.id, ...documentOf(record) }),
    async find(id) {
      const document = await collection.findOne({ _id: id });
      return document === null ? undefined : parse(document);
    },
    async list({ where, order = 'asc', after, limit = 0 }) {
      const past = order === 'asc' ? '$gt' : '$lt';
      const filter: mongoose.mongo.Filter<TextDocument> = {
        ...where,
        ...(after === undefined ? {} : { _id: { [past]: after } }),
      };
      const found = collection.find(filter).sort({ _id: order === 'asc' ? 1 : -1 });
      return (await found.limit(limit).toArray()).map(parse);
    },
    async put(record) {
      const document = documentOf(record);
      const { matchedCount } = await collection.updateOne({ _id: record.id }, { $set: document });
      if (matchedCount > 0 || (await insertOnce(collection, { _id: record.id, ...document }))) return;
      // Somebody else inserted it meanwhile.
      await collection.updateOne({ _id: record.id }, { $set: document });
    },
    async remove(id) {
      await collection.deleteOne({ _id: id });
    },
  };
}

/** Which fields of which collections were filled; an id is both. */
const FILLED = 'filledFields';

/**
 * Stores indexed fields in records from before these fields had an index. What is filled is remembered, so that each
 * collection is read through once.
 */
export async function fillIndexedFields<
  S extends z.ZodType<Identified>,
  K extends keyof z.output<S> & string,
>(database: MongoDatabase, { name, schema, fields }: RecordCollection<S, K>): Promise<void> {
  const collection = database.collection<TextDocument>(name);
  const filled = database.collection<StoredDocument>(FILLED);
  for (const field of fields) {
    const id = `${name}.${field}`;
    if ((await filled.findOne({ _id: id })) !== null) continue;
    const missing: mongoose.mongo.Filter<TextDocument> = { [field]: { $exists: false } };
    for await (const { _id, json } of collection.find(missing)) {
      const record = parseStoredText(schema, json);
      await collection.updateOne({ _id }, { $set: { [field]: record[field] } });
    }
    await insertOnce(filled, { _id: id });
  }
}

/** Creates the indexes of a collection: each field with the id, which orders lists. */
export async function createRecordIndexes(
  database: MongoDatabase,
  { name, fields }: { readonly name: string; readonly fields: readonly string[] },
): Promise<void> {
  for (const field of fields) await database.collection(name).createIndex({ [field]: 1, _id: 1 });
}
