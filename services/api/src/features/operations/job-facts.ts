import { z } from 'zod';

/**
 * The part of a grading job that operators may see: no files, no input, and no seed, from which hidden data
 * derives.
 */
const gradeFactsSchema = z.object({
  v: z.number(),
  submission: z.string(),
  attempt: z.number(),
  challenge: z.object({ slug: z.string(), version: z.number(), digest: z.string() }),
  language: z.string(),
  mode: z.string(),
  files: z.array(z.unknown()).transform((files) => `${files.length} files, not shown`),
  trace: z.object({ requestId: z.string().optional(), orderedAt: z.string().optional() }).optional(),
});

/** The part of a report that operators may see: how and where the attempt ended, without program output. */
const reportFactsSchema = z.object({
  v: z.number(),
  submission: z.string(),
  attempt: z.number(),
  judgement: z.object({
    outcome: z.string(),
    judgement: z.object({ verdict: z.string(), reason: z.string().nullable() }).optional(),
    events: z.array(z.unknown()).transform((events) => `${events.length} events, not shown`),
  }),
  environment: z.object({ worker: z.string(), engine: z.string(), kernel: z.string() }),
});

/** Job data as operators may see it: only allow-listed fields. */
export function withoutContent(data: unknown): unknown {
  for (const schema of [gradeFactsSchema, reportFactsSchema]) {
    const facts = schema.safeParse(data);
    if (facts.success) return facts.data;
  }
  return { note: 'not shown: the job was written by another version' };
}
