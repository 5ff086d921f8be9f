import { z } from 'zod';
import { authorization, authorizationSchema } from './authorization.js';
import { caching, cachingSchema } from './caching.js';
import { concurrency, concurrencySchema } from './concurrency.js';
import { durability, durabilitySchema } from './durability.js';
import { errors } from './errors.js';
import { errorsSchema } from './errors-parameters.js';
import { gracefulStop, gracefulStopSchema } from './graceful-stop.js';
import { growth, growthSchema } from './growth.js';
import { idempotency, idempotencySchema } from './idempotency.js';
import { limits, limitsSchema } from './limits.js';
import { pagination } from './pagination.js';
import { paginationSchema } from './pagination-parameters.js';
import { fairness, fairnessSchema } from './fairness.js';
import { limitFields, limitFieldsSchema } from './limit-fields.js';
import { retryAfter, retryAfterSchema } from './retry-after.js';
import { thirdBound, thirdBoundSchema } from './third-bound.js';
import { thirdFailure, thirdFailureSchema } from './third-failure.js';
import { thirdOnce, thirdOnceSchema } from './third-once.js';
import { thirdShares, thirdSharesSchema } from './third-shares.js';
import { thirdTimeout, thirdTimeoutSchema } from './third-timeout.js';
import type { Scenario } from './scenario.js';
import type { Situation } from './situation.js';

/** A property of a service, with the scenario that proves it. */
export const probeSchema = z.discriminatedUnion('probe', [
  authorizationSchema,
  cachingSchema,
  concurrencySchema,
  durabilitySchema,
  errorsSchema,
  gracefulStopSchema,
  growthSchema,
  idempotencySchema,
  limitsSchema,
  paginationSchema,
  fairnessSchema,
  limitFieldsSchema,
  retryAfterSchema,
  thirdBoundSchema,
  thirdFailureSchema,
  thirdOnceSchema,
  thirdSharesSchema,
  thirdTimeoutSchema,
]);
export type Probe = z.infer<typeof probeSchema>;

/** The scenario of a probe. */
export function scenarioOf(probe: Probe, situation: Situation): Scenario {
  switch (probe.probe) {
    case 'authorization':
      return authorization(probe, situation);
    case 'caching':
      return caching(probe, situation);
    case 'concurrency':
      return concurrency(probe, situation);
    case 'durability':
      return durability(probe, situation);
    case 'errors':
      return errors(probe, situation);
    case 'graceful-stop':
      return gracefulStop(probe, situation);
    case 'growth':
      return growth(probe, situation);
    case 'idempotency':
      return idempotency(probe, situation);
    case 'limits':
      return limits(probe, situation);
    case 'pagination':
      return pagination(probe, situation);
    case 'fairness':
      return fairness(probe, situation);
    case 'limit-fields':
      return limitFields(probe, situation);
    case 'retry-after':
      return retryAfter(probe, situation);
    case 'third-bound':
      return thirdBound(probe, situation);
    case 'third-failure':
      return thirdFailure(probe, situation);
    case 'third-once':
      return thirdOnce(probe, situation);
    case 'third-shares':
      return thirdShares(probe, situation);
    case 'third-timeout':
      return thirdTimeout(probe, situation);
  }
}

/** Names of the operations that a probe uses. */
export function operationsOf(probe: Probe): string[] {
  return [...probe.setup, ...ownOperationsOf(probe)].flatMap((name) => name ?? []);
}

function ownOperationsOf(probe: Probe): (string | undefined)[] {
  switch (probe.probe) {
    case 'authorization':
      return [...probe.operations, ...probe.lists, probe.read, probe.assign?.operation];
    case 'caching':
      return [probe.read, probe.change];
    case 'concurrency':
      return [probe.operation, ...probe.after];
    case 'durability':
      return [probe.create, probe.read, probe.list?.operation];
    case 'errors':
      return [probe.operation, ...probe.missing];
    case 'fairness':
    case 'graceful-stop':
    case 'limit-fields':
    case 'limits':
    case 'retry-after':
    case 'third-bound':
    case 'third-failure':
    case 'third-once':
    case 'third-shares':
    case 'third-timeout':
      return [probe.operation];
    case 'growth':
      return [...probe.operations, probe.pages?.one, probe.pages?.fifty];
    case 'idempotency':
      return [probe.operation, probe.between, probe.other, probe.otherCaller, probe.count?.operation];
    case 'pagination':
      return [probe.create, probe.list];
  }
}

/** Names of callers that a probe uses. */
export const callersOf = (probe: Probe): string[] =>
  [
    probe.as,
    probe.probe !== 'idempotency' && 'other' in probe ? probe.other : undefined,
    'last' in probe ? probe.last : undefined,
  ].flatMap((name) => name ?? []);
