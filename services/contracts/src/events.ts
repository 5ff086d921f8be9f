import { z } from 'zod';
import { checkSchema, reasonSchema, scoreSchema, verdictSchema } from './outcome.js';

export const phaseNameSchema = z.enum(['prepare', 'compile', 'run', 'measure', 'judge']);
export type PhaseName = z.infer<typeof phaseNameSchema>;

const body = <T extends string, D extends z.ZodType>(type: T, data: D) =>
  z.object({ type: z.literal(type), data });

/** A live event without its number: a past fact about one submission. */
export const eventBodySchema = z.discriminatedUnion('type', [
  body('submission.queued', z.object({ position: z.number().int().nonnegative() })),
  body('grading.started', z.object({ attempt: z.number().int().positive() })),
  body('grading.phase', z.object({ phase: phaseNameSchema })),
  /** Correctness and limits are recorded; speed is still to be measured. At most once. */
  body('grading.provisional', z.object({ correct: z.boolean(), points: z.number(), max: z.number() })),
  body('grading.compiled', z.object({ ok: z.boolean(), output: z.string() })),
  body(
    'grading.check',
    z.object({
      check: checkSchema,
      done: z.number().int().nonnegative(),
      total: z.number().int().positive(),
    }),
  ),
  body('grading.log', z.object({ stream: z.enum(['stdout', 'stderr', 'info']), text: z.string() })),
  body(
    'grading.finished',
    z.object({ verdict: verdictSchema, reason: reasonSchema.nullable(), score: scoreSchema.nullable() }),
  ),
  body('grading.voided', z.object({ reason: z.string() })),
  body('submission.cancelled', z.object({})),
  /** Of a sitting, subscribed as `sitting-<id>`: ask for it again. */
  body('sitting.changed', z.object({})),
]);
export type EventBody = z.infer<typeof eventBodySchema>;

const place = { submission: z.string(), seq: z.number().int().positive(), at: z.iso.datetime() };

/** A numbered live event: `seq` starts at 1 and has no gaps within a submission's epoch. `at` is ISO 8601 UTC. */
export const liveEventSchema = z.intersection(z.object(place), eventBodySchema);
export type LiveEvent = z.infer<typeof liveEventSchema>;

const TERMINAL = new Set<EventBody['type']>(['grading.finished', 'grading.voided', 'submission.cancelled']);

/** Whether this is the last event. */
export function isTerminal(event: Pick<EventBody, 'type'>): boolean {
  return TERMINAL.has(event.type);
}

/** `subscribe` of the `/live` namespace. */
export const subscribeSchema = z.strictObject({
  submission: z.string().min(1).max(64),
  after: z.number().int().nonnegative(),
  epoch: z.string().max(64).optional(),
});
export type Subscribe = z.infer<typeof subscribeSchema>;

export const subscribeAckSchema = z.union([
  z.object({
    ok: z.literal(true),
    status: z.string(),
    lastSeq: z.number().int().nonnegative(),
    epoch: z.string(),
  }),
  z.object({ ok: z.literal(false), error: z.object({ code: z.string(), message: z.string() }) }),
]);
export type SubscribeAck = z.infer<typeof subscribeAckSchema>;
