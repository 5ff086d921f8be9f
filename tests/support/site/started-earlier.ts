import { HIRING_COLLECTIONS } from '../../../services/api/src/features/hiring-records/collections.js';
import { openMongo, type StoredDocument } from '../../../services/api/src/storage/mongo-database.js';
import type { RunningSite } from './site.js';

/** Makes a running sitting one that started so much earlier: everything about its time follows from its start. */
export async function startEarlier(site: RunningSite, sitting: string, ms: number): Promise<void> {
  const mongo = openMongo(site.mongoUrl);
  const records = mongo.database.collection<StoredDocument>(HIRING_COLLECTIONS.sittingRecords.name);
  const { modifiedCount } = await records.updateOne({ _id: `${sitting}:start` }, { $inc: { at: -ms } });
  await mongo.close();
  if (modifiedCount !== 1) throw new Error(`sitting ${sitting} has not started`);
}
