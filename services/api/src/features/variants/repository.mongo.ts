import {
  insertOnce,
  parseStored,
  type MongoDatabase,
  type StoredDocument,
} from '../../storage/mongo-database.js';
import {
  compareVariants,
  variantName,
  variantRecordSchema,
  type VariantRecord,
  type VariantRepository,
} from './repository.js';

type VariantDocument = StoredDocument & VariantRecord;

/** Records in `variants`, with the id `<owner>:<challenge>:<number>`, so that each is drawn once. */
export function createMongoVariantRepository(database: MongoDatabase): VariantRepository {
  const variants = database.collection<VariantDocument>('variants');
  return {
    insert: (record) => insertOnce(variants, { _id: variantName(record), ...record }),
    async list(owner, slug) {
      const rows = await variants.find({ owner, ...(slug === undefined ? {} : { slug }) }).toArray();
      return rows.map((row) => parseStored(variantRecordSchema, row)).sort(compareVariants);
    },
    async remove(record) {
      await variants.deleteOne({ _id: variantName(record) });
    },
    async removeOwner(owner) {
      await variants.deleteMany({ owner });
    },
  };
}

/** Indexes of the collections of this feature. */
export async function createVariantIndexes(database: MongoDatabase): Promise<void> {
  await database.collection('variants').createIndex({ owner: 1, slug: 1 });
}
