import type { RecordVerdictJob } from '@hone/contracts';
import type {
  Channel,
  Clock,
  EventLog,
  Inspection,
  JobQueue,
  Logger,
  Metrics,
  Scope,
  Tracer,
  WorkerRegistry,
} from '@hone/kit';
import type { GuidanceRepository } from './features/packages/guidance.js';
import type { MeasurementRepository } from './features/measurements/repository.js';
import type { AidRepository } from './features/aids/repository.js';
import type { CountGuesses } from './features/accounts/password-strength.js';
import type { Passwords } from './features/accounts/passwords.js';
import type {
  AccountRepository,
  DeletionRepository,
  MergeRepository,
} from './features/accounts/repository.js';
import type { ChallengeRepository } from './features/challenges/repository.js';
import type { DraftRepository } from './features/drafts/repository.js';
import type { LaneQueues } from './features/orders/dispatcher.js';
import type { GradingTimeRepository } from './features/orders/grading-times.js';
import type { OrderRepository } from './features/orders/repository.js';
import type { PackageRepository } from './features/packages/repository.js';
import type { SessionRepository, UserRepository } from './features/sessions/repository.js';
import type { TokenRepository } from './features/tokens/repository.js';
import type { IdempotencyRepository } from './features/submissions/idempotency.js';
import type { RegradeRepository } from './features/submissions/regrades.js';
import type { SubmissionRepository } from './features/submission-records/repository.js';
import type { RateLimits } from './http/rate-limits.js';
import type { Leadership } from './reconciler/leadership.js';

/** Where the api keeps things. */
export interface Repositories {
  readonly users: UserRepository;
  readonly sessions: SessionRepository;
  readonly tokens: TokenRepository;
  readonly accounts: AccountRepository;
  readonly merges: MergeRepository;
  readonly deletions: DeletionRepository;
  readonly challenges: ChallengeRepository;
  readonly packages: PackageRepository;
  readonly submissions: SubmissionRepository;
  readonly regrades: RegradeRepository;
  readonly orders: OrderRepository;
  readonly gradingTimes: GradingTimeRepository;
  readonly keys: IdempotencyRepository;
  readonly drafts: DraftRepository;
  readonly guidance: GuidanceRepository;
  readonly measurements: MeasurementRepository;
  readonly aids: AidRepository;
}

/** Everything the api stands on; adapters are chosen by whoever starts it. */
export interface ApiDependencies {
  readonly repositories: Repositories;
  readonly queues: LaneQueues;
  readonly results: JobQueue<RecordVerdictJob>;
  readonly log: EventLog;
  readonly registry: WorkerRegistry;
  readonly cancels: Channel;
  readonly openings: Channel;
  readonly limits: RateLimits;
  readonly leadership: Leadership;
  readonly passwords: Passwords;
  readonly countGuesses: CountGuesses;
  readonly clock: Clock;
  readonly logger: Logger;
  readonly metrics: Metrics;
  readonly scope: Scope;
  readonly tracer: Tracer;
  /** Opens all queues for somebody who looks at them. */
  readonly openInspection: () => Inspection;
  readonly pingDatabase: () => Promise<void>;
  /** Whether an error means that a server we stand on cannot be reached. */
  readonly isAway: (error: unknown) => boolean;
  readonly settings: ApiSettings;
}

export interface ApiSettings {
  readonly cookieSecret: string;
  readonly serviceToken: string;
  /** Folder of the built pages; absent where others serve them. */
  readonly webDir?: string | undefined;
  /** Addresses of proxies whose `X-Forwarded-*` counts. */
  readonly trustedProxies: readonly string[];
  /** Open orders above which nothing is accepted. */
  readonly queueLimit: number;
  /** How long an order is left alone before its job counts as lost. */
  readonly graceMs: number;
  /** Pause before the attempt after a lost one, times the number of lost ones. */
  readonly retryDelayMs: number;
  /** After this time no request of a guest who signed in, or of somebody deleted, can write any more. */
  readonly settleMs: number;
  /** How often the orders are looked after. */
  readonly reconcileEveryMs: number;
  /** How often an open event stream shows that it is alive, and looks whether it may be. */
  readonly heartbeatMs: number;
}
