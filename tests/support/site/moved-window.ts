import { numbered } from '../../../services/api/src/features/hiring-records/assessment-records.js';
import { createMongoHiringRepositories } from '../../../services/api/src/features/hiring-records/repositories.mongo.js';
import { openMongo } from '../../../services/api/src/storage/mongo-database.js';
import type { RunningSite } from './site.js';

/** Moves the window of a sitting's version instead of the server's clock. */
export async function moveWindow(
  site: RunningSite,
  sitting: string,
  { opensInMs, closesInMs }: { readonly opensInMs: number; readonly closesInMs: number },
): Promise<void> {
  const mongo = openMongo(site.mongoUrl);
  try {
    const { invitations, versions } = createMongoHiringRepositories(mongo.database);
    const invitation = await invitations.find(sitting);
    if (invitation === undefined) throw new Error(`there is no invitation ${sitting}`);
    const version = await versions.find(numbered(invitation.assessment, invitation.version));
    if (version === undefined) throw new Error(`the version of ${sitting} is missing`);
    const [opensAt, closesAt] = [opensInMs, closesInMs].map((ms) => new Date(Date.now() + ms).toISOString());
    if (opensAt === undefined || closesAt === undefined) throw new Error('a window has two ends');
    const content = { ...version.content, window: { opensAt, closesAt } };
    await versions.put({ ...version, content });
  } finally {
    await mongo.close();
  }
}
