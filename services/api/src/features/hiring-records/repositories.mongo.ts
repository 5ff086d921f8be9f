import {
  createMongoRecordStore,
  createRecordIndexes,
  fillIndexedFields,
} from '../../storage/record-store.mongo.js';
import type { MongoDatabase } from '../../storage/mongo-database.js';
import { HIRING_COLLECTIONS as all } from './collections.js';
import type { HiringRepositories } from './repositories.js';

/** The stores of assessments in MongoDB or FerretDB. */
export function createMongoHiringRepositories(database: MongoDatabase): HiringRepositories {
  return {
    workspaces: createMongoRecordStore(database, all.workspaces),
    memberships: createMongoRecordStore(database, all.memberships),
    memberLinks: createMongoRecordStore(database, all.memberLinks),
    memberLinkUses: createMongoRecordStore(database, all.memberLinkUses),
    mailApprovals: createMongoRecordStore(database, all.mailApprovals),
    workspaceDomains: createMongoRecordStore(database, all.workspaceDomains),
    audit: createMongoRecordStore(database, all.audit),
    assessments: createMongoRecordStore(database, all.assessments),
    assessmentDrafts: createMongoRecordStore(database, all.assessmentDrafts),
    versions: createMongoRecordStore(database, all.versions),
    retirements: createMongoRecordStore(database, all.retirements),
    rubrics: createMongoRecordStore(database, all.rubrics),
    invitations: createMongoRecordStore(database, all.invitations),
    invitationTokens: createMongoRecordStore(database, all.invitationTokens),
    revocations: createMongoRecordStore(database, all.revocations),
    sittingSessions: createMongoRecordStore(database, all.sittingSessions),
    continueCodes: createMongoRecordStore(database, all.continueCodes),
    continueCodeUses: createMongoRecordStore(database, all.continueCodeUses),
    sittingRecords: createMongoRecordStore(database, all.sittingRecords),
    openSittings: createMongoRecordStore(database, all.openSittings),
    facts: createMongoRecordStore(database, all.facts),
    playback: createMongoRecordStore(database, all.playback),
    heartbeats: createMongoRecordStore(database, all.heartbeats),
    reviews: createMongoRecordStore(database, all.reviews),
    decisions: createMongoRecordStore(database, all.decisions),
    invitationMails: createMongoRecordStore(database, all.invitationMails),
    shareLinks: createMongoRecordStore(database, all.shareLinks),
    erasures: createMongoRecordStore(database, all.erasures),
    webhooks: createMongoRecordStore(database, all.webhooks),
    deliveries: createMongoRecordStore(database, all.deliveries),
    deliveryAttempts: createMongoRecordStore(database, all.deliveryAttempts),
    openDeliveries: createMongoRecordStore(database, all.openDeliveries),
    rows: createMongoRecordStore(database, all.rows),
  };
}

/** Creates the indexes of all collections of assessments. */
export async function createHiringIndexes(database: MongoDatabase): Promise<void> {
  for (const collection of Object.values(all)) await createRecordIndexes(database, collection);
  await fillIndexedFields(database, all.rows);
  await fillIndexedFields(database, all.invitationMails);
}
