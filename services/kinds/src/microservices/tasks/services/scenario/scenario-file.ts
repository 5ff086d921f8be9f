import { z } from 'zod';
import { nameSchema } from '../properties/fields.js';
import { podFaultSchema } from './pod-fault.js';

const ms = z.number().int().min(0).max(60_000);

/** A client's request. `{{key}}` is drawn for each call, and appears in it at least once. */
const operationSchema = z.strictObject({
  /** A link from `client`. */
  link: nameSchema,
  send: z.string().regex(/^[A-Z]+ \/\S*$/, 'must be a method and a path, such as GET /parcels/{{key}}'),
  headers: z.record(z.string(), z.string()).default({}),
  json: z.json().optional(),
  /** How long the client waits for an answer. */
  withinMs: ms.min(100).max(10_000).default(3_000),
});
export type Operation = z.infer<typeof operationSchema>;

const loadSchema = z.strictObject({
  operation: nameSchema,
  perSecond: z.number().positive().max(200),
});

/** Faults of a link; they end with their phase unless `forMs` ends them sooner. */
const linkFaultsSchema = z.strictObject({
  atMs: ms.default(0),
  forMs: ms.min(1).optional(),
  link: nameSchema,
  faults: z.array(podFaultSchema).min(1).max(6),
});

const actionSchema = z.strictObject({
  atMs: ms.default(0),
  do: z.enum(['pause', 'resume', 'kill', 'stop', 'restart']),
  member: nameSchema,
});

/**
 * Kills triggered by an event: a stub gets the n-th request of the phase, holds its answer while the member is killed, and
 * releases it. `effect` says whether the request took effect before.
 */
const strikeSchema = z.strictObject({
  stub: nameSchema,
  /** Numbers of requests within the phase, from 1. */
  requests: z.array(z.number().int().min(1).max(10_000)).min(1).max(20),
  effect: z.enum(['kept', 'lost']),
  kill: nameSchema,
  restartAfterMs: ms.max(5_000).default(100),
});

const phaseSchema = z.strictObject({
  name: nameSchema,
  forMs: ms.min(100),
  load: z.array(loadSchema).max(6).default([]),
  faults: z.array(linkFaultsSchema).max(10).default([]),
  actions: z.array(actionSchema).max(20).default([]),
  strikes: z.array(strikeSchema).max(4).default([]),
  /** Stubs that take requests in this phase, and answer none. */
  hangs: z.array(nameSchema).max(6).default([]),
});
export type Phase = z.infer<typeof phaseSchema>;

/** The stores that are read in the end. */
const storeSchema = z.discriminatedUnion('type', [
  /** Rows of a statement: every column becomes a field. */
  z.strictObject({ type: z.literal('database'), sql: z.string().min(1).max(2_000) }),
  /** Messages that a broker has taken, each with `topic`, `id` and `deliveries`. */
  z.strictObject({ type: z.literal('broker'), stub: nameSchema }),
  /** Spans that a collector has taken, and under `problem` why it rejected requests. */
  z.strictObject({ type: z.literal('spans'), stub: nameSchema }),
]);
export type Store = z.infer<typeof storeSchema>;

const planSchema = z.strictObject({
  phases: z.array(phaseSchema).min(1).max(10),
  /** Quiet time after the last phase, before the stores are read. */
  settleMs: ms.max(20_000).default(0),
});
export type Plan = z.infer<typeof planSchema>;

/** `tests/scenario.yml`. */
export const scenarioFileSchema = z.strictObject({
  operations: z.record(nameSchema, operationSchema),
  stores: z.record(nameSchema, storeSchema).default({}),
  /** The scenario of a run, 5 to 8 seconds; learners may read it. */
  visible: planSchema,
  /** The graded scenario. */
  graded: planSchema,
});
export type ScenarioFile = z.infer<typeof scenarioFileSchema>;
