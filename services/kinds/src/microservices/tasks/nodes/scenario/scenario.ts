import { z } from 'zod';

const ms = z.number().int().nonnegative().max(120_000);
const probability = z.number().min(0).max(0.9);

/** How long a message between two nodes, or a node and a service, is in transit. */
const latencySchema = z.discriminatedUnion('distribution', [
  z.strictObject({ distribution: z.literal('constant'), ms }),
  z.strictObject({ distribution: z.literal('uniform'), fromMs: ms, toMs: ms }),
  z.strictObject({ distribution: z.literal('exponential'), meanMs: ms }),
]);
export type Latency = z.infer<typeof latencySchema>;

const PARTITIONS = ['one', 'halves', 'majority-ring', 'bridge'] as const;
export type PartitionShape = (typeof PARTITIONS)[number];

/** Something that is wrong with the network for a while; `atMs` counts from the beginning of its phase. */
const faultSchema = z
  .strictObject({
    atMs: ms.default(0),
    forMs: ms.min(1),
    partition: z.enum(PARTITIONS).optional(),
    latency: latencySchema.optional(),
    loss: probability.optional(),
    duplication: probability.optional(),
  })
  .refine((fault) => WHAT.filter((key) => fault[key] !== undefined).length === 1, {
    message: 'must have exactly one of partition, latency, loss and duplication',
  });
const WHAT = ['partition', 'latency', 'loss', 'duplication'] as const;
export type Fault = z.infer<typeof faultSchema>;

const phaseSchema = z.strictObject({
  name: z.string().min(1).max(60),
  forMs: ms.min(1),
  /** Operations a second, of all clients together; none where it is quiet. */
  rate: z.number().min(0).max(500).default(0),
  /** Operations that are asked for at the same time. */
  atOnce: z.number().int().min(1).max(50).default(1),
  faults: z.array(faultSchema).max(20).default([]),
});
export type Phase = z.infer<typeof phaseSchema>;

/** The most clients that wait at once. */
const MOST_WAITING = 100;

/** The events of a cluster, except those drawn from the seed. */
export const scenarioSchema = z
  .strictObject({
    nodes: z.number().int().min(1).max(25),
    latency: latencySchema.default({ distribution: 'constant', ms: 0 }),
    loss: probability.default(0),
    duplication: probability.default(0),
    /** How long a client waits for an answer. */
    timeoutMs: ms.min(100).max(10_000).default(2_000),
    /** How long nodes have, after the last phase, until they agree; for workloads that ask for that. */
    settleMs: ms.max(30_000).default(10_000),
    phases: z.array(phaseSchema).min(1).max(12),
  })
  .refine(({ phases, timeoutMs }) => phases.every(({ rate }) => (rate * timeoutMs) / 1000 <= MOST_WAITING), {
    path: ['phases'],
    message: `rate times timeoutMs may let at most ${MOST_WAITING} clients wait at once`,
  })
  .refine(
    ({ phases }) =>
      phases.every(({ forMs, faults }) => faults.every((fault) => fault.atMs + fault.forMs <= forMs)),
    { path: ['phases'], message: 'a fault must end within its phase' },
  );
export type Scenario = z.infer<typeof scenarioSchema>;
