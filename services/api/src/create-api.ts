import type { Express } from 'express';
import { createApp } from './app.js';
import { createRecordVerdict } from './consumers/record-verdict.js';
import { createResultsConsumer } from './consumers/results-consumer.js';
import { createMailRounds } from './features/mail/mail-rounds.js';
import { observe } from './features/operations/observe.js';
import type { Authenticator } from './features/sessions/authenticator.js';
import { createDeadlineRounds } from './features/sittings/deadline-sweeper.js';
import { createWebhookRounds } from './features/webhooks/webhook-rounds.js';
import type { SubmissionFeed } from './features/submissions/feed.js';
import type { WatchAccess } from './features/team-live/watch-access.js';
import type { Handshakes } from './http/handshakes.js';
import type { ApiDependencies } from './ports.js';
import { wakeOnNewWork } from './reconciler/wake-on-new-work.js';
import { createAccountJanitor } from './reconciler/account-janitor.js';
import { createReconcile } from './reconciler/reconcile.js';
import { createReconciler } from './reconciler/reconciler.js';
import { createServices, type Services } from './services.js';

/** The api without its servers: HTTP application, background work, and what the live gateway needs. */
export interface Api {
  readonly app: Express;
  readonly services: Services;
  readonly feed: SubmissionFeed;
  readonly authenticator: Authenticator;
  readonly watchAccess: WatchAccess;
  readonly handshakes: Handshakes;
  /** Reconciles all queue entries once. */
  readonly reconcile: () => Promise<number>;
  /** Starts recording reports and reconciling the queue. */
  start(): void;
  /** Ends event streams, then waits for work in progress. */
  close(): Promise<void>;
}

/** Builds the api on the given adapters. */
export function createApi(given: ApiDependencies): Api {
  const observed = observe(given);
  const repositories = wakeOnNewWork(observed.repositories, {
    onQueueEntry: () => reconciler.wake(),
    onPerson: () => accountJanitor.wake(),
    onMail: () => mailRounds.wake(),
    onSittingOpen: () => deadlines.wake(),
    onDelivery: () => webhookRounds.wake(),
    onSittingGraded: (sitting) => services.noteGraded(sitting),
  });
  const dependencies = { ...observed, repositories };
  const { queues, results, log, clock, logger, metrics, scope, tracer, leadership } = dependencies;
  const { graceMs, reconcileEveryMs: intervalMs } = dependencies.settings;
  const services = createServices(dependencies);
  const { queueEntries, attempts, dispatcher } = services;
  const recordVerdict = createRecordVerdict({ ...repositories, attempts, logger, scope, tracer });
  const consumer = createResultsConsumer({ ...dependencies, recordVerdict });
  const base = { ...repositories, queueEntries, attempts, dispatcher, queues, results, log, clock, logger };
  const reconcile = createReconcile({ ...base, graceMs });
  const leading = { leadership, logger, intervalMs };
  const reconciler = createReconciler({ ...leading, ...repositories, reconcile, clock, metrics });
  const accountJanitor = createAccountJanitor({ ...leading, ...services });
  const timed = { ...leading, ...services, clock };
  const deadlines = createDeadlineRounds(timed);
  const mailRounds = createMailRounds({ ...leading, ...services });
  const webhookRounds = createWebhookRounds(timed);
  const background = [consumer, reconciler, accountJanitor, mailRounds, deadlines, webhookRounds];
  return {
    app: createApp(dependencies, services),
    services,
    ...forGateway(services),
    reconcile,
    start() {
      for (const task of background) task.start();
    },
    async close() {
      await closeAll(services, background);
    },
  };
}

async function closeAll(
  services: Services,
  background: readonly { close(): Promise<void> }[],
): Promise<void> {
  services.streams.close();
  services.stopErasing();
  await Promise.all(background.map((task) => task.close()));
  await Promise.all([services.dispatcher.idle(), services.passwordsByLink.idle()]);
}

/** What a live gateway in the same process needs. */
const forGateway = ({ feed, authenticator, handshakes, watchAccess }: Services) => ({
  feed,
  authenticator,
  handshakes,
  watchAccess,
});
