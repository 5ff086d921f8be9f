import { randomUUID } from 'node:crypto';
import { laneJobSchema, LANES, recordVerdictJobSchema, RESULTS_QUEUE, type Lane } from '@hone/contracts';
import { findKind } from '@hone/kinds';
import {
  createBullQueue,
  createRedisChannel,
  createRedisEventLog,
  createRedisWorkerRegistry,
  createSystemClock,
  openInspection,
  type Clock,
  type ProcessBase,
} from '@hone/kit';
import type { ApiConfig } from './config.js';
import { createZxcvbnGuesses } from './features/accounts/guesses.zxcvbn.js';
import { createArgon2Passwords } from './features/accounts/passwords.argon2.js';
import { createSmtpTransport } from './features/mail/mail-transport.nodemailer.js';
import { createOutboxTransport } from './features/mail/mail-transport.outbox.js';
import type { IdentityProvider } from './features/oidc/identity-provider.js';
import { createOpenIdProvider } from './features/oidc/identity-provider.openid.js';
import { compareInThread } from './features/similarity/compare-answers.thread.js';
import { createRedisContacts } from './features/sittings/contacts.redis.js';
import { createHttpSender } from './features/webhooks/send-webhook.http.js';
import { cacheWorkers } from './features/queue/cached-workers.js';
import { createMongoRepositories, ensureIndexes } from './repositories.mongo.js';
import { isMongoUnavailable, openMongo } from './storage/mongo-database.js';
import { isRedisUnavailable } from './storage/redis-unavailable.js';
import { createRedisRateLimits } from './http/rate-limits.redis.js';
import type { MailTransport } from './features/mail/mail-transport.js';
import type { ApiDependencies, Repositories } from './ports.js';
import { createMongoLeadership } from './reconciler/leadership.mongo.js';

const RETRY_DELAY_MS = 2_000;
const RECONCILE_EVERY_MS = 1_000;
const HEARTBEAT_MS = 15_000;

export interface AdapterOptions extends ProcessBase {
  readonly config: ApiConfig;
}

/**
 * Creates the adapters of the real servers without waiting for them: the api starts even when they are down.
 */
export function createAdapters(options: AdapterOptions): ApiDependencies {
  const { config, logger, metrics, scope, tracer, shutdown } = options;
  const clock = createSystemClock();
  const mongo = openMongo(config.MONGODB_URL, {
    onLost: (what) =>
      logger.warn({ what }, 'the database driver lost track of its server; another client takes over'),
  });
  shutdown.add('database', () => mongo.close());
  const indexes = ensureIndexes(mongo.database, logger);
  shutdown.add('indexes', () => indexes.stop());
  const repositories = createMongoRepositories(mongo.database);
  const mailTransport = openMailTransport(config, repositories, clock);
  if (mailTransport !== undefined) shutdown.add('mail', () => mailTransport.close());
  return {
    repositories,
    mailTransport,
    identityProvider: openIdentityProvider(config),
    ...openRedisPorts(options),
    webhookSender: createHttpSender({ networks: config.HONE_WEBHOOK_NETWORKS }),
    compareAnswers: compareInThread,
    passwords: createArgon2Passwords(),
    countGuesses: createZxcvbnGuesses(),
    findKind,
    leadership: createMongoLeadership(mongo.database, randomUUID(), clock),
    clock,
    logger,
    metrics,
    scope,
    tracer,
    pingDatabase: () => mongo.ping(),
    isUnavailable: (error) => isMongoUnavailable(error) || isRedisUnavailable(error),
    settings: settingsOf(config),
  };
}

/** SMTP if it is configured, else the outbox if it is on. */
function openMailTransport(
  { HONE_SMTP_URL: url, HONE_MAIL_FROM: from, HONE_MAIL_OUTBOX: keeps }: ApiConfig,
  { outbox }: Pick<Repositories, 'outbox'>,
  clock: Clock,
): MailTransport | undefined {
  if (url !== undefined && from !== undefined) return createSmtpTransport({ url, from });
  return keeps ? createOutboxTransport(outbox, clock) : undefined;
}

/** The provider that is configured, if any. */
function openIdentityProvider(config: ApiConfig): IdentityProvider | undefined {
  const { HONE_OIDC_ISSUER: issuer, HONE_OIDC_NAME: name } = config;
  const { HONE_OIDC_CLIENT_ID: clientId, HONE_OIDC_CLIENT_SECRET: clientSecret } = config;
  if (issuer === undefined || clientId === undefined || clientSecret === undefined) return undefined;
  const site = publicUrlOf(config);
  return createOpenIdProvider({
    issuer,
    clientId,
    clientSecret,
    name: name ?? new URL(issuer).host,
    callbackUrl: `${site}/api/v1/auth/oidc/callback`,
    signedOutUrl: `${site}/`,
  });
}

/** Addresses to listen on that nobody can open. */
const EVERY_ADDRESS: ReadonlySet<string> = new Set(['0.0.0.0', '::']);

const publicUrlOf = ({ HONE_PUBLIC_URL: url, HONE_HOST: host, HONE_PORT: port }: ApiConfig): string =>
  url ?? `http://${EVERY_ADDRESS.has(host) ? 'localhost' : host}:${port}`;

function findMailTo(config: ApiConfig): ApiDependencies['settings']['mailTo'] {
  if (config.HONE_SMTP_URL !== undefined) return 'smtp';
  return config.HONE_MAIL_OUTBOX ? 'outbox' : 'nowhere';
}

/** Everything on Redis, closed at shutdown. */
function openRedisPorts({ config, logger, shutdown }: AdapterOptions) {
  const redis = {
    redisUrl: config.REDIS_URL,
    prefix: config.HONE_PREFIX,
    onError: (error: Error) => logger.warn({ err: error }, 'Redis is not responding'),
  };
  const keep = <T extends { close(): Promise<void> }>(name: string, adapter: T): T => {
    shutdown.add(name, () => adapter.close());
    return adapter;
  };
  const lane = (name: Lane) => keep(name, createBullQueue({ ...redis, name, schema: laneJobSchema(name) }));
  const [run, submit, regrade, measure] = LANES;
  return {
    queues: { [run]: lane(run), [submit]: lane(submit), [regrade]: lane(regrade), [measure]: lane(measure) },
    results: keep(
      RESULTS_QUEUE,
      createBullQueue({ ...redis, name: RESULTS_QUEUE, schema: recordVerdictJobSchema }),
    ),
    log: keep('event log', createRedisEventLog(redis)),
    registry: cacheWorkers(keep('worker registry', createRedisWorkerRegistry(redis)), createSystemClock()),
    cancels: keep('cancel channel', createRedisChannel('cancels', redis)),
    activity: keep('challenge activity channel', createRedisChannel('challengeActivity', redis)),
    teamChanges: keep('channel to hiring teams', createRedisChannel('hiring', redis)),
    limits: keep('rate limits', createRedisRateLimits({ ...redis, factor: config.HONE_RATE_LIMIT_FACTOR })),
    contacts: keep('contacts of sittings', createRedisContacts({ ...redis, clock: createSystemClock() })),
    openInspection: () => keep('queue board', openInspection(redis, [...LANES, RESULTS_QUEUE])),
  };
}

function settingsOf(config: ApiConfig): ApiDependencies['settings'] {
  return {
    cookieSecret: config.HONE_COOKIE_SECRET,
    serviceToken: config.HONE_SERVICE_TOKEN,
    operatorToken: config.HONE_OPERATOR_TOKEN,
    publicUrl: publicUrlOf(config),
    mailTo: findMailTo(config),
    workspaceMail: config.HONE_SMTP_URL === undefined ? 'all' : config.HONE_WORKSPACE_MAIL,
    webDir: config.HONE_WEB_DIR,
    trustedProxies: config.HONE_TRUSTED_PROXIES,
    queueLimit: config.HONE_QUEUE_LIMIT,
    graceMs: config.HONE_RECONCILE_GRACE_MS,
    retryDelayMs: RETRY_DELAY_MS,
    settleMs: config.HONE_SETTLE_MS,
    reconcileEveryMs: RECONCILE_EVERY_MS,
    heartbeatMs: HEARTBEAT_MS,
  };
}
