import { laneJobSchema, recordVerdictJobSchema, RESULTS_QUEUE, type Lane } from '@hone/contracts';
import { findKind } from '@hone/kinds';
import { createMetrics, createScope, silentTracer } from '@hone/kit';
import {
  createManualClock,
  createMemoryChannel,
  createMemoryEventLog,
  createMemoryQueue,
  createMemoryWorkerRegistry,
  createSilentLogger,
} from '@hone/kit/testing';
import { createMemoryGuidanceRepository } from './repositories/guidance.memory.js';
import { compareAnswers } from '../features/similarity/compare-answers.js';
import { createMemorySender } from './webhook-sender.memory.js';
import { createMemoryContacts } from './contacts.memory.js';
import { createMemoryProvider } from './identity-provider.memory.js';
import { createMemoryTransport } from './mail-transport.memory.js';
import { createMemoryMailRepository, createMemoryOutboxRepository } from './repositories/mails.memory.js';
import { createMemoryMeasurementRepository } from './repositories/measurements.memory.js';
import { createMemoryAidRepository } from './repositories/aids.memory.js';
import { createZxcvbnGuesses } from '../features/accounts/guesses.zxcvbn.js';
import { createArgon2Passwords } from '../features/accounts/passwords.argon2.js';
import {
  createMemoryAccountRepository,
  createMemoryDeletionRepository,
  createMemoryMergeRepository,
} from './repositories/accounts.memory.js';
import { createMemoryChallengeRepository } from './repositories/challenges.memory.js';
import { createMemoryDeviceSignInRepository } from './repositories/device-sign-ins.memory.js';
import { createMemoryDraftRepository } from './repositories/drafts.memory.js';
import { createMemoryGradingTimeRepository } from './repositories/grading-times.memory.js';
import { createMemoryQueueEntryRepository } from './repositories/queue-entries.memory.js';
import { createMemoryPackageRepository } from './repositories/packages.memory.js';
import { createMemorySessionRepository, createMemoryUserRepository } from './repositories/sessions.memory.js';
import { createMemoryHiringRepositories } from './repositories/hiring.memory.js';
import {
  createMemoryAccountLinkRepository,
  createMemoryAddressMoveRepository,
} from './repositories/recovery.memory.js';
import {
  createMemoryDomainRepository,
  createMemoryIdentityRepository,
} from './repositories/identities.memory.js';
import { createMemoryIdempotencyRepository } from './repositories/idempotency.memory.js';
import { createMemoryRecordStore } from './repositories/record-store.memory.js';
import { createMemoryRegradeRepository } from './repositories/regrades.memory.js';
import { createMemorySubmissionRepository } from './repositories/submissions.memory.js';
import { createMemoryTokenRepository } from './repositories/tokens.memory.js';
import { createMemoryTestCaseRepository } from './repositories/test-cases.memory.js';
import { createMemoryVariantRepository } from './repositories/variants.memory.js';
import { createMemoryRateLimits } from '../http/rate-limits.redis.js';
import type { SharedResultRecord } from '../features/shared-results/repository.js';
import type { ApiDependencies, ApiSettings } from '../ports.js';

const TEST_SETTINGS: ApiSettings = {
  cookieSecret: 'a cookie secret for tests',
  serviceToken: 'a service token for tests',
  operatorToken: 'an operator token for tests',
  publicUrl: 'https://hone.example.org',
  mailTo: 'smtp',
  workspaceMail: 'all',
  trustedProxies: [],
  queueLimit: 50,
  graceMs: 3_000,
  retryDelayMs: 2_000,
  settleMs: 60_000,
  reconcileEveryMs: 20,
  heartbeatMs: 100,
};

/** The real ones take 19 MiB and a fiftieth of a second each; `passwords.test.ts` tests them. */
const QUICK_HASHES = { memoryCost: 8, timeCost: 1, parallelism: 1 };

/** It remembers no password; its dictionaries take a while to load. */
const countGuesses = createZxcvbnGuesses();

function createMemoryRepositories() {
  return {
    users: createMemoryUserRepository(),
    sessions: createMemorySessionRepository(),
    tokens: createMemoryTokenRepository(),
    accounts: createMemoryAccountRepository(),
    merges: createMemoryMergeRepository(),
    deletions: createMemoryDeletionRepository(),
    challenges: createMemoryChallengeRepository(),
    packages: createMemoryPackageRepository(),
    tracks: createMemoryRecordStore(),
    workSummaries: createMemoryRecordStore(),
    submissions: createMemorySubmissionRepository(),
    regrades: createMemoryRegradeRepository(),
    queueEntries: createMemoryQueueEntryRepository(),
    gradingTimes: createMemoryGradingTimeRepository(),
    keys: createMemoryIdempotencyRepository(),
    drafts: createMemoryDraftRepository(),
    testCases: createMemoryTestCaseRepository(),
    guidance: createMemoryGuidanceRepository(),
    measurements: createMemoryMeasurementRepository(),
    aids: createMemoryAidRepository(),
    variants: createMemoryVariantRepository(),
    hiring: createMemoryHiringRepositories(),
    mails: createMemoryMailRepository(),
    outbox: createMemoryOutboxRepository(),
    accountLinks: createMemoryAccountLinkRepository(),
    addressMoves: createMemoryAddressMoveRepository(),
    deviceSignIns: createMemoryDeviceSignInRepository(),
    sharedResults: createMemoryRecordStore<SharedResultRecord, 'token' | 'user'>(),
    identities: createMemoryIdentityRepository(),
    domains: createMemoryDomainRepository(),
  } satisfies ApiDependencies['repositories'];
}

/** In-memory dependencies, with a manual clock and a live log that can be lost. */
export function createMemoryDependencies(settings: Partial<ApiSettings> = {}) {
  const clock = createManualClock(Date.parse('2026-03-01T12:00:00Z'));
  const lane = (name: Lane) => createMemoryQueue({ name, schema: laneJobSchema(name), clock });
  const dependencies = {
    repositories: createMemoryRepositories(),
    queues: {
      'grading-run': lane('grading-run'),
      'grading-submit': lane('grading-submit'),
      'grading-regrade': lane('grading-regrade'),
      'grading-measure': lane('grading-measure'),
    },
    results: createMemoryQueue({ name: RESULTS_QUEUE, schema: recordVerdictJobSchema, clock }),
    log: createMemoryEventLog(clock),
    registry: createMemoryWorkerRegistry(clock),
    cancels: createMemoryChannel(),
    activity: createMemoryChannel(),
    teamChanges: createMemoryChannel(),
    limits: createMemoryRateLimits({ factor: 1 }),
    contacts: createMemoryContacts(clock),
    webhookSender: createMemorySender(),
    compareAnswers,
    passwords: createArgon2Passwords(QUICK_HASHES),
    mailTransport: createMemoryTransport(),
    identityProvider: createMemoryProvider(),
    countGuesses,
    findKind,
    leadership: { leads: () => Promise.resolve(true) },
    clock,
    logger: createSilentLogger(),
    metrics: createMetrics({ service: 'api' }),
    scope: createScope(),
    tracer: silentTracer,
    openInspection: () => ({ queues: [], close: () => Promise.resolve() }),
    pingDatabase: () => Promise.resolve(),
    isUnavailable: (): boolean => false,
    settings: { ...TEST_SETTINGS, ...settings },
  } satisfies ApiDependencies;
  return dependencies;
}

export type MemoryDependencies = ReturnType<typeof createMemoryDependencies>;
