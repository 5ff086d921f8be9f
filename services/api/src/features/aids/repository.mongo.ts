import {
  insertOnce,
  parseStored,
  type MongoDatabase,
  type StoredDocument,
} from '../../storage/mongo-database.js';
import { aidName, aidSchema, type Aid, type AidRepository } from './repository.js';

type AidDocument = StoredDocument & Aid;

/** Facts in `aids`; the id is user, challenge and aid, so that each is taken once. */
export function createMongoAidRepository(database: MongoDatabase): AidRepository {
  const aids = database.collection<AidDocument>('aids');
  return {
    insert: (aid) => insertOnce(aids, { _id: aidName(aid), ...aid }),
    async list(user, slug) {
      const rows = await aids.find({ user, ...(slug === undefined ? {} : { slug }) }).toArray();
      return rows.map((row) => parseStored(aidSchema, row)).sort((a, b) => a.at - b.at);
    },
    async remove(aid) {
      await aids.deleteOne({ _id: aidName(aid) });
    },
    async removeUser(user) {
      await aids.deleteMany({ user });
    },
  };
}

/** Indexes of the collections of this feature. */
export async function createAidIndexes(database: MongoDatabase): Promise<void> {
  await database.collection('aids').createIndex({ user: 1, slug: 1 });
}
