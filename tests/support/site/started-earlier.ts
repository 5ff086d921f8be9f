import { createMongoHiringRepositories } from '../../../services/api/src/features/hiring-records/repositories.mongo.js';
import { BEAT_MS, beatNameOf } from '../../../services/api/src/features/sittings/outages.js';
import { openMongo } from '../../../services/api/src/storage/mongo-database.js';
import type { RunningSite } from './site.js';

/**
 * Moves the start of a running sitting into the past, as if the api had worked all the time since: everything about
 * its time follows from these.
 */
export async function startEarlier(site: RunningSite, sitting: string, ms: number): Promise<void> {
  const mongo = openMongo(site.mongoUrl);
  try {
    const { sittingRecords, heartbeats } = createMongoHiringRepositories(mongo.database);
    const start = await sittingRecords.find(`${sitting}:start`);
    if (start === undefined) throw new Error(`sitting ${sitting} has not started`);
    const earlier = { ...start, at: start.at - ms };
    for (let at = earlier.at; at < Date.now(); at += BEAT_MS)
      await heartbeats.insert({ id: `${beatNameOf(at)}:moved-${sitting}`, at, grading: true });
    await sittingRecords.put(earlier);
  } finally {
    await mongo.close();
  }
}
