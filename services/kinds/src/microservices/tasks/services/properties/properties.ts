import { acknowledged } from './acknowledged.js';
import { backpressure } from './backpressure.js';
import { bulkhead } from './bulkhead.js';
import { circuitBreaker } from './circuit-breaker.js';
import { deadline } from './deadline.js';
import { drain } from './drain.js';
import { gracefulStop } from './graceful-stop.js';
import { idempotentConsumer } from './idempotent-consumer.js';
import { newestWins } from './newest-wins.js';
import { orderingPerKey } from './ordering-per-key.js';
import { outbox } from './outbox.js';
import type { Property } from './property.js';
import { readinessLiveness } from './readiness-liveness.js';
import { remoteEffect } from './remote-effect.js';
import { retryAfter } from './retry-after.js';
import { retryAttempts } from './retry-attempts.js';
import { retryBudget } from './retry-budget.js';
import { retryGaps } from './retry-gaps.js';
import { saga } from './saga.js';
import { served } from './served.js';
import { spanNames } from './span-names.js';
import { totals } from './totals.js';
import { traceErrors } from './trace-errors.js';
import { traceTree } from './trace-tree.js';
import { tracing } from './tracing.js';
import { unsafeOnce } from './unsafe-once.js';

/** Every property there is, by its name in `challenge.yml`. */
const PROPERTIES = {
  served,
  deadline,
  bulkhead,
  'retry-attempts': retryAttempts,
  'retry-gaps': retryGaps,
  'retry-budget': retryBudget,
  'retry-after': retryAfter,
  'unsafe-once': unsafeOnce,
  'circuit-breaker': circuitBreaker,
  outbox,
  'idempotent-consumer': idempotentConsumer,
  acknowledged,
  totals,
  'newest-wins': newestWins,
  'remote-effect': remoteEffect,
  saga,
  'ordering-per-key': orderingPerKey,
  'graceful-stop': gracefulStop,
  drain,
  'readiness-liveness': readinessLiveness,
  backpressure,
  tracing,
  'trace-tree': traceTree,
  'trace-errors': traceErrors,
  'span-names': spanNames,
} as const;

export type PropertyName = keyof typeof PROPERTIES;
export const PROPERTY_NAMES = Object.keys(PROPERTIES) as [PropertyName, ...PropertyName[]];

export const propertyOf = (name: PropertyName): Property => PROPERTIES[name];
