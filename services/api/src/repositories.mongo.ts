import { createSystemClock, type Clock, type Logger } from '@hone/kit';
import { createMongoGuidanceRepository } from './features/packages/guidance.mongo.js';
import { createAidIndexes, createMongoAidRepository } from './features/aids/repository.mongo.js';
import {
  createAccountIndexes,
  createMongoAccountRepository,
  createMongoDeletionRepository,
  createMongoMergeRepository,
} from './features/accounts/repository.mongo.js';
import { cacheNewest } from './features/challenges/cached-newest.js';
import { cacheContents } from './features/challenges/cached-contents.js';
import {
  createChallengeIndexes,
  createMongoChallengeRepository,
} from './features/challenges/repository.mongo.js';
import {
  createDeviceIndexes,
  createMongoDeviceSignInRepository,
} from './features/device-sign-in/repository.mongo.js';
import { createDraftIndexes, createMongoDraftRepository } from './features/drafts/repository.mongo.js';
import {
  createHiringIndexes,
  createMongoHiringRepositories,
} from './features/hiring-records/repositories.mongo.js';
import {
  createMailIndexes,
  createMongoMailRepository,
  createMongoOutboxRepository,
} from './features/mail/repository.mongo.js';
import { createMongoMeasurementRepository } from './features/measurements/repository.mongo.js';
import { createMongoGradingTimeRepository } from './features/queue/grading-times.mongo.js';
import { createMongoQueueEntryRepository } from './features/queue/repository.mongo.js';
import { createMongoPackageRepository } from './features/packages/repository.mongo.js';
import {
  createIdentityIndexes,
  createMongoDomainRepository,
  createMongoIdentityRepository,
} from './features/oidc/repository.mongo.js';
import {
  createMongoAccountLinkRepository,
  createMongoAddressMoveRepository,
  createRecoveryIndexes,
} from './features/recovery/repository.mongo.js';
import { cacheRecentSessions } from './features/sessions/recent-sessions.js';
import {
  createMongoSessionRepository,
  createMongoUserRepository,
  createSessionIndexes,
} from './features/sessions/repository.mongo.js';
import {
  createKeyIndexes,
  createMongoIdempotencyRepository,
} from './features/submissions/idempotency.mongo.js';
import { createMongoRegradeRepository, createRegradeIndexes } from './features/submissions/regrades.mongo.js';
import {
  createMongoSharedResultRepository,
  createSharedResultIndexes,
} from './features/shared-results/repository.mongo.js';
import { cacheSubmits } from './features/submission-records/cached-submits.js';
import {
  createMongoSubmissionRepository,
  createSubmissionIndexes,
} from './features/submission-records/repository.mongo.js';
import { SUMMARY_COLLECTION } from './features/progress/repository.js';
import { TRACK_COLLECTION } from './features/tracks/repository.js';
import { createMongoTokenRepository, createTokenIndexes } from './features/tokens/repository.mongo.js';
import {
  createMongoTestCaseRepository,
  createTestCaseIndexes,
} from './features/test-cases/repository.mongo.js';
import { createMongoVariantRepository, createVariantIndexes } from './features/variants/repository.mongo.js';
import type { Repositories } from './ports.js';
import type { MongoDatabase } from './storage/mongo-database.js';
import { createMongoRecordStore } from './storage/record-store.mongo.js';

/** Creates all repositories on one database; data that every page reads is cached briefly. */
export function createMongoRepositories(
  database: MongoDatabase,
  clock: Pick<Clock, 'monotonic'> = createSystemClock(),
): Repositories {
  return {
    users: createMongoUserRepository(database),
    sessions: cacheRecentSessions(createMongoSessionRepository(database), clock),
    tokens: createMongoTokenRepository(database),
    accounts: createMongoAccountRepository(database),
    merges: createMongoMergeRepository(database),
    deletions: createMongoDeletionRepository(database),
    challenges: cacheNewest(cacheContents(createMongoChallengeRepository(database)), clock),
    packages: createMongoPackageRepository(database),
    tracks: createMongoRecordStore(database, TRACK_COLLECTION),
    workSummaries: createMongoRecordStore(database, SUMMARY_COLLECTION),
    submissions: cacheSubmits(createMongoSubmissionRepository(database), clock),
    regrades: createMongoRegradeRepository(database),
    queueEntries: createMongoQueueEntryRepository(database),
    gradingTimes: createMongoGradingTimeRepository(database),
    keys: createMongoIdempotencyRepository(database),
    drafts: createMongoDraftRepository(database),
    testCases: createMongoTestCaseRepository(database),
    guidance: createMongoGuidanceRepository(database),
    measurements: createMongoMeasurementRepository(database),
    aids: createMongoAidRepository(database),
    variants: createMongoVariantRepository(database),
    hiring: createMongoHiringRepositories(database),
    mails: createMongoMailRepository(database),
    outbox: createMongoOutboxRepository(database),
    accountLinks: createMongoAccountLinkRepository(database),
    addressMoves: createMongoAddressMoveRepository(database),
    deviceSignIns: createMongoDeviceSignInRepository(database),
    sharedResults: createMongoSharedResultRepository(database),
    identities: createMongoIdentityRepository(database),
    domains: createMongoDomainRepository(database),
  };
}

/** Creates the missing indexes of all collections. */
export async function createIndexes(database: MongoDatabase): Promise<void> {
  await createSessionIndexes(database);
  await createTokenIndexes(database);
  await createAccountIndexes(database);
  await createKeyIndexes(database);
  await createRegradeIndexes(database);
  await createChallengeIndexes(database);
  await createSubmissionIndexes(database);
  await createDraftIndexes(database);
  await createTestCaseIndexes(database);
  await createAidIndexes(database);
  await createVariantIndexes(database);
  await createHiringIndexes(database);
  await createMailIndexes(database);
  await createRecoveryIndexes(database);
  await createIdentityIndexes(database);
  await createDeviceIndexes(database);
  await createSharedResultIndexes(database);
}

const RETRY_MS = 2_000;

/** Creates the indexes as soon as the database is available. */
export function ensureIndexes(database: MongoDatabase, logger: Logger): { stop(): Promise<void> } {
  let timer: NodeJS.Timeout | undefined;
  let stopped = false;
  const attempt = async (): Promise<void> => {
    try {
      await createIndexes(database);
    } catch (error) {
      if (stopped) return;
      logger.warn({ err: error }, 'could not create the database indexes; retrying');
      timer = setTimeout(() => void (running = attempt()), RETRY_MS);
    }
  };
  let running = attempt();
  return {
    async stop() {
      stopped = true;
      clearTimeout(timer);
      await running;
    },
  };
}
