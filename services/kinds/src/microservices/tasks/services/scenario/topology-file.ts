import { z } from 'zod';
import { pathSchema } from '../../../../judging/manifest-fields.js';
import { stubAnswerSchema } from '../../../../stubs/stub-answer.js';
import { nameSchema } from '../properties/fields.js';

const portSchema = z.number().int().min(1024).max(65_535);

const serviceShape = {
  port: portSchema.default(8080),
  /** A path that answers 2xx once the service is ready. */
  ready: z.string().startsWith('/').max(200).default('/healthz'),
  readyWithinMs: z.number().int().min(500).max(30_000).default(8_000),
};

const memberSchema = z.discriminatedUnion('role', [
  /** The service that the learner submits. */
  z.strictObject({ role: z.literal('learner'), ...serviceShape }),
  /** A service of the task's, with its files in a folder of the package. */
  z.strictObject({
    role: z.literal('given'),
    ...serviceShape,
    language: nameSchema,
    folder: pathSchema,
    entry: pathSchema,
    memoryMiB: z.number().int().min(16).max(512).default(128),
  }),
]);
export type ServiceMember = z.infer<typeof memberSchema>;

const stubSchema = z.discriminatedUnion('type', [
  z.strictObject({ type: z.literal('http'), answers: z.array(stubAnswerSchema).min(1).max(20) }),
  /** Takes traces as OTLP/HTTP with JSON bodies at `POST /v1/traces`. */
  z.strictObject({ type: z.literal('otlp') }),
  /** Takes messages at `POST /topics/{topic}`, and pushes them to subscribers at least once and in any order. */
  z.strictObject({
    type: z.literal('broker'),
    push: z
      .strictObject({
        /** The link over which it calls a subscriber. */
        link: nameSchema,
        path: z.string().startsWith('/').max(200),
        /** How long it waits for a 2xx, and then before it delivers again. */
        ackWithinMs: z.number().int().min(100).max(10_000).default(1_000),
        redeliverAfterMs: z.number().int().min(50).max(10_000).default(300),
        /** The share of messages that come twice although they were acknowledged. */
        duplicates: z.number().min(0).max(1).default(0.1),
        /** The longest random delay of a delivery, so that later messages overtake. */
        shuffleMs: z.number().int().min(0).max(5_000).default(100),
      })
      .optional(),
  }),
]);
export type Stub = z.infer<typeof stubSchema>;

const linkSchema = z.strictObject({
  id: nameSchema,
  /** `client`, the name of a member, or of a broker that pushes. */
  from: nameSchema,
  /** A member, a stub, or `database`. */
  to: nameSchema,
  /** The port of 127.0.0.1 in the member's box that leads there; a client needs none. */
  port: portSchema.optional(),
  /** The variable of the member that holds the address. */
  env: z
    .string()
    .regex(/^[A-Z][A-Z0-9_]*$/, 'must be upper-case letters, digits and underscores')
    .max(60)
    .optional(),
  /** `http` lets faults act on single requests, and records them. */
  protocol: z.enum(['tcp', 'http']).default('http'),
});
export type TopologyLink = z.infer<typeof linkSchema>;

/** `tests/topology.yml`: who is there, and who can talk to whom. */
export const topologyFileSchema = z.strictObject({
  members: z.record(nameSchema, memberSchema),
  /** A PostgreSQL server with the tables of `tests/schema.sql`, which links call `database`. */
  database: z.enum(['postgresql']).optional(),
  stubs: z.record(nameSchema, stubSchema).default({}),
  links: z.array(linkSchema).min(1).max(20),
});
export type Topology = z.infer<typeof topologyFileSchema>;

/** Names that are taken. */
export const CLIENT = 'client';
export const DATABASE = 'database';

/** Name and settings of the submitted member; inspection has checked that there is one. */
export function learnerOf({ members }: Topology): readonly [name: string, member: ServiceMember] {
  const found = Object.entries(members).find(([, { role }]) => role === 'learner');
  if (found === undefined) throw new Error('no member of the topology is handed in');
  return found;
}
