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
import type { MailTransport } from './features/mail/mail-transport.js';
import type { OutboxRepository } from './features/mail/outbox.js';
import type { MailRepository } from './features/mail/repository.js';
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
import type { HiringRepositories } from './features/hiring-records/repositories.js';
import type { DeviceSignInRepository } from './features/device-sign-in/repository.js';
import type { DraftRepository } from './features/drafts/repository.js';
import type { LaneQueues } from './features/queue/dispatcher.js';
import type { GradingTimeRepository } from './features/queue/grading-times.js';
import type { QueueEntryRepository } from './features/queue/repository.js';
import type { FindKind } from './features/packages/open-package.js';
import type { PackageRepository } from './features/packages/repository.js';
import type { IdentityProvider } from './features/oidc/identity-provider.js';
import type { DomainRepository, IdentityRepository } from './features/oidc/repository.js';
import type { AccountLinkRepository, AddressMoveRepository } from './features/recovery/repository.js';
import type { Contacts } from './features/sittings/contacts.js';
import type { CompareAnswers } from './features/similarity/comparison.js';
import type { WebhookSender } from './features/webhooks/send-webhook.js';
import type { SharedResultRepository } from './features/shared-results/repository.js';
import type { SessionRepository, UserRepository } from './features/sessions/repository.js';
import type { SummaryRepository } from './features/progress/repository.js';
import type { TrackRepository } from './features/tracks/repository.js';
import type { TokenRepository } from './features/tokens/repository.js';
import type { IdempotencyRepository } from './features/submissions/idempotency.js';
import type { RegradeRepository } from './features/submissions/regrades.js';
import type { SubmissionRepository } from './features/submission-records/repository.js';
import type { TestCaseRepository } from './features/test-cases/repository.js';
import type { VariantRepository } from './features/variants/repository.js';
import type { RateLimits } from './http/rate-limits.js';
import type { Leadership } from './reconciler/leadership.js';

/** The repositories of the api. */
export interface Repositories {
  readonly users: UserRepository;
  readonly sessions: SessionRepository;
  readonly tokens: TokenRepository;
  readonly accounts: AccountRepository;
  readonly merges: MergeRepository;
  readonly deletions: DeletionRepository;
  readonly challenges: ChallengeRepository;
  readonly packages: PackageRepository;
  readonly tracks: TrackRepository;
  readonly workSummaries: SummaryRepository;
  readonly submissions: SubmissionRepository;
  readonly regrades: RegradeRepository;
  readonly queueEntries: QueueEntryRepository;
  readonly gradingTimes: GradingTimeRepository;
  readonly keys: IdempotencyRepository;
  readonly drafts: DraftRepository;
  readonly testCases: TestCaseRepository;
  readonly guidance: GuidanceRepository;
  readonly measurements: MeasurementRepository;
  readonly aids: AidRepository;
  readonly variants: VariantRepository;
  readonly hiring: HiringRepositories;
  readonly mails: MailRepository;
  readonly outbox: OutboxRepository;
  readonly accountLinks: AccountLinkRepository;
  readonly addressMoves: AddressMoveRepository;
  readonly deviceSignIns: DeviceSignInRepository;
  readonly sharedResults: SharedResultRepository;
  readonly identities: IdentityRepository;
  readonly domains: DomainRepository;
}

/** Everything that the api depends on; the caller chooses the adapters. */
export interface ApiDependencies {
  readonly repositories: Repositories;
  readonly queues: LaneQueues;
  readonly results: JobQueue<RecordVerdictJob>;
  readonly log: EventLog;
  readonly registry: WorkerRegistry;
  readonly cancels: Channel;
  readonly activity: Channel;
  /** Changes that hiring teams look at; live gateways listen. */
  readonly teamChanges: Channel;
  readonly limits: RateLimits;
  readonly contacts: Contacts;
  readonly webhookSender: WebhookSender;
  readonly compareAnswers: CompareAnswers;
  readonly leadership: Leadership;
  readonly passwords: Passwords;
  /** Absent when people sign in with passwords only. */
  readonly identityProvider?: IdentityProvider | undefined;
  /** Absent when this site cannot deliver mail. */
  readonly mailTransport?: MailTransport | undefined;
  readonly countGuesses: CountGuesses;
  /** Finds the kind of a challenge. */
  readonly findKind: FindKind;
  readonly clock: Clock;
  readonly logger: Logger;
  readonly metrics: Metrics;
  readonly scope: Scope;
  readonly tracer: Tracer;
  /** Opens all queues for inspection. */
  readonly openInspection: () => Inspection;
  readonly pingDatabase: () => Promise<void>;
  /** Whether an error means that a server is unavailable. */
  readonly isUnavailable: (error: unknown) => boolean;
  readonly settings: ApiSettings;
}

export interface ApiSettings {
  readonly cookieSecret: string;
  /** Of workers and live gateways. */
  readonly serviceToken: string;
  /** Of the command line of operators. */
  readonly operatorToken: string;
  /** Where people open this site, such as `https://hone.example.org`; links in mails begin with it. */
  readonly publicUrl: string;
  /** Where this site sends mail. */
  readonly mailTo: 'smtp' | 'outbox' | 'nowhere';
  /** Which workspaces may send mail. */
  readonly workspaceMail: 'approved' | 'all';
  /** Folder of the built pages; absent when another server serves them. */
  readonly webDir?: string | undefined;
  /** Proxy addresses whose `X-Forwarded-*` headers are trusted. */
  readonly trustedProxies: readonly string[];
  /** Maximum number of open queue entries. */
  readonly queueLimit: number;
  /** How long a queue entry may be without its job before the job counts as lost. */
  readonly graceMs: number;
  /** Delay of the attempt after a fault, multiplied by the number of faults. */
  readonly retryDelayMs: number;
  /** After this time, no request that a merged guest or a deleted user sent can still write. */
  readonly settleMs: number;
  /** Interval of the reconciler. */
  readonly reconcileEveryMs: number;
  /** Interval at which an event stream sends a keep-alive and rechecks its permission. */
  readonly heartbeatMs: number;
}
