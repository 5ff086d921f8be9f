import type { Express } from 'express';
import { createApp } from './app.js';
import { createRecordVerdict } from './consumers/record-verdict.js';
import { createResultsConsumer } from './consumers/results-consumer.js';
import { observe } from './features/operations/observe.js';
import type { Authenticator } from './features/sessions/authenticator.js';
import type { SubmissionFeed } from './features/submissions/feed.js';
import type { Handshakes } from './http/handshakes.js';
import type { ApiDependencies } from './ports.js';
import { hearNewWork } from './reconciler/hear-new-work.js';
import { createPeopleKeeper } from './reconciler/people-keeper.js';
import { createReconcile } from './reconciler/reconcile.js';
import { createReconciler } from './reconciler/reconciler.js';
import { createServices, type Services } from './services.js';

/** The api without its servers: HTTP application, background work, and what a live gateway needs of it. */
export interface Api {
  readonly app: Express;
  readonly services: Services;
  readonly feed: SubmissionFeed;
  readonly authenticator: Authenticator;
  readonly handshakes: Handshakes;
  /** Looks after all orders once. */
  readonly reconcile: () => Promise<number>;
  /** Begins to record reports and to look after orders. */
  start(): void;
  /** Ends event streams, then the work in hand. */
  close(): Promise<void>;
}

/** Builds the api on the given adapters. */
export function createApi(given: ApiDependencies): Api {
  const observed = observe(given);
  const repositories = hearNewWork(observed.repositories, {
    onOrder: () => reconciler.wake(),
    onPerson: () => people.wake(),
  });
  const dependencies = { ...observed, repositories };
  const { queues, results, log, clock, logger, metrics, scope, tracer } = dependencies;
  const { leadership, isAway, settings } = dependencies;
  const { submissions, sessions, keys } = repositories;
  const services = createServices(dependencies);
  const { orders, attempts, dispatcher, streams, feed, authenticator } = services;
  const recordVerdict = createRecordVerdict({ submissions, attempts, logger, scope, tracer });
  const consumer = createResultsConsumer({ results, recordVerdict, logger, isAway });
  const { graceMs, reconcileEveryMs: intervalMs } = settings;
  const base = { submissions, orders, attempts, dispatcher, queues, results, log, clock, logger };
  const reconcile = createReconcile({ ...base, graceMs });
  const leading = { leadership, logger, intervalMs };
  const reconciler = createReconciler({ ...leading, reconcile, sessions, keys, clock, metrics });
  const people = createPeopleKeeper({ ...leading, settlePeople: () => services.settlePeople() });
  return {
    app: createApp(dependencies, services),
    services,
    feed,
    authenticator,
    handshakes: services.handshakes,
    reconcile,
    start() {
      consumer.start();
      reconciler.start();
      people.start();
    },
    async close() {
      streams.close();
      services.stopErasing();
      await Promise.all([consumer.close(), reconciler.close(), people.close()]);
      await dispatcher.idle();
    },
  };
}
