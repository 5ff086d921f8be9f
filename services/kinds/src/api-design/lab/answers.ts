import { z } from 'zod';

const placeSchema = z.object({ file: z.string(), line: z.number(), column: z.number() });

const problemSchema = z.object({
  code: z.string(),
  message: z.string(),
  pointer: z.string().optional(),
  place: placeSchema.optional(),
});

const openSchema = z.union([
  z.object({
    ok: z.literal(true),
    version: z.enum(['3.0', '3.1']),
    document: z.unknown(),
    places: z.record(z.string(), placeSchema),
  }),
  z.object({ ok: z.literal(false), problems: z.array(problemSchema).min(1).max(20) }),
]);

const resultSchema = z.object({
  id: z.string(),
  outcome: z.enum(['valid', 'invalid', 'limit']),
  errors: z.array(z.object({ pointer: z.string(), keyword: z.string(), message: z.string() })).max(20),
});

const findingSchema = z.object({
  rule: z.string(),
  severity: z.enum(['error', 'warning']),
  message: z.string(),
  pointer: z.string(),
  place: placeSchema.optional(),
});

const changeSchema = z.object({
  id: z.string(),
  level: z.enum(['error', 'warning', 'info']),
  operation: z.string(),
  path: z.string(),
  text: z.string(),
  pointer: z.string().optional(),
  place: placeSchema.optional(),
});

/** The schema of the tool box's answer to each request. */
export const ANSWERS = {
  open: openSchema,
  validate: z.object({ results: z.array(resultSchema) }),
  lint: z.object({ findings: z.array(findingSchema) }),
  breaking: z.object({ changes: z.array(changeSchema) }),
} as const;

/** The envelope: an answer, a limit that was exceeded, or an error of the task or ours. */
export const envelopeSchema = z.discriminatedUnion('end', [
  z.object({ end: z.literal('done'), answer: z.unknown() }),
  z.object({
    end: z.literal('limit'),
    code: z.enum(['time-limit', 'memory-limit', 'output-limit']),
    message: z.string(),
  }),
  z.object({ end: z.literal('broken'), message: z.string() }),
]);
