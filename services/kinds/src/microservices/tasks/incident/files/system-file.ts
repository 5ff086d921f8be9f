import { z } from 'zod';
import { drawSchema } from '../../../../api-design/exchanges/draw-values.js';
import { stepSchema } from '../../../../api-design/exchanges/step.js';
import { idSchema, pathSchema } from '../../../../judging/manifest-fields.js';
import { nameSchema, shareSchema } from '../../services/properties/fields.js';

const ms = z.number().int().min(0).max(120_000);
const portSchema = z.number().int().min(1024).max(65_535);
const memoryMiB = z.number().int().min(16).max(256).default(64);

const serviceSchema = z.strictObject({ language: nameSchema, entry: pathSchema, memoryMiB });

const linkSchema = z.strictObject({
  id: nameSchema,
  from: nameSchema,
  to: nameSchema,
  /** The port of 127.0.0.1 in the box of `from` that leads there, and the variable that holds its address. */
  port: portSchema,
  env: z.string().regex(/^[A-Z][A-Z0-9_]*$/, 'must be upper-case letters, digits and underscores'),
  /** One way. */
  latencyMs: ms.default(0),
});

/** A request of clients to the front service, and the expected answer. */
const operationSchema = z.strictObject({
  perSecond: z.number().positive().max(50),
  send: z.string().regex(/^[A-Z]+ \/\S*$/, 'must be a method and a path, such as POST /checkouts'),
  draw: z.record(z.string(), drawSchema).default({}),
  json: z.json().optional(),
  expect: z.strictObject({ status: z.number().int().min(200).max(599), json: z.json().optional() }),
});

const behaviorSchema = z.strictObject({
  id: idSchema,
  title: z.string().min(1).max(120),
  /** Where a learner should look first if this behavior has changed. */
  file: pathSchema.optional(),
  /** Further values of the steps; `order` is always one. */
  draw: z.record(z.string(), drawSchema).default({}),
  /** A program of the package that takes the place of a service meanwhile; it is written in that service's language. */
  standIn: z.strictObject({ for: nameSchema, folder: pathSchema, entry: pathSchema }).optional(),
  steps: z.array(stepSchema).min(1).max(6),
});

/** A number that a third party counts, and that stays small once the cause of a fault is gone. */
const countedSchema = z.strictObject({
  title: z.string().min(1).max(80),
  third: nameSchema,
  /** The request for it once the load is over; the answer is an object of objects. */
  send: z.string().regex(/^GET \/\S*$/, 'must be a path that is read, such as GET /queues'),
  /** The number in each of these objects that is summed. */
  each: nameSchema,
  /** The most per request of the load. */
  mostPerRequest: z.number().positive(),
});
export type Counted = z.infer<typeof countedSchema>;

/** `tests/system.yml`: the system, its load, and what healthy means. */
export const systemFileSchema = z.strictObject({
  /** Programs of the learner's tree. */
  services: z.record(nameSchema, serviceSchema),
  /** Programs of the package that nobody changes, such as a bank. */
  third: z.record(nameSchema, serviceSchema.extend({ folder: pathSchema })).default({}),
  /** A PostgreSQL server with the tables of `tests/schema.sql`, and the service that uses it. */
  database: z.strictObject({ from: nameSchema, latencyMs: ms.default(0) }).optional(),
  links: z.array(linkSchema).max(20),
  /** The service that clients ask. */
  front: nameSchema,
  operations: z.record(nameSchema, operationSchema),
  /** Requests that begin before are not judged. */
  warmUpMs: ms.default(2_000),
  /** When the system is green: the share of answers that are as expected, and the time within which 95% of them come. */
  green: z.strictObject({ share: shareSchema, p95Ms: ms }),
  record: z.strictObject({ healthyMs: ms, faultyMs: ms }),
  runMs: ms.max(30_000),
  gradedMs: ms.max(30_000),
  /** The load after all services were started again. */
  restartedMs: ms.max(30_000),
  /** Things that a repair must not change. */
  behavior: z.array(behaviorSchema).max(20).default([]),
  /** Rows that are the same afterwards. */
  kept: z
    .array(z.strictObject({ title: z.string().min(1).max(80), sql: z.string().min(1).max(2_000) }))
    .max(10)
    .default([]),
  counted: z.array(countedSchema).max(10).default([]),
  /** Kinds of faults, with a sentence on each; learners read it. */
  kinds: z.record(idSchema, z.string().min(1).max(160)),
});
export type Behavior = z.infer<typeof behaviorSchema>;
export type SystemFile = z.infer<typeof systemFileSchema>;

/** The answer of a diagnosis where nothing is wrong. */
export const NONE = 'none';
