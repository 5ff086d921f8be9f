import { z } from 'zod';
import { failedSchema } from '../../workload/ended.js';

const count = z.number().int().nonnegative();

/** What one kind of event or question cost where it cost most. */
const costSchema = z.object({
  /** Documents or entries of indexes that were looked at. */
  examined: count,
  /** Documents that were put in order without an index. */
  sorted: count,
  /** Written by an event, answered to a question. */
  documents: count,
  /** Entries of indexes that were written or taken away. */
  entries: count,
  commands: count,
  /** Of an answer. */
  bytes: count.default(0),
});
export type Cost = z.infer<typeof costSchema>;

const answerSchema = z.object({
  rows: z.array(z.array(z.string().nullable())),
  /** Fields that nobody asked for. */
  extra: z.array(z.string()),
  bytes: count,
});
export type DesignAnswer = z.infer<typeof answerSchema>;

const playedSchema = z.object({
  end: z.literal('done'),
  answers: z.array(answerSchema),
  writes: z.record(z.string(), costSchema),
  reads: z.record(z.string(), costSchema),
  /** By collection, at any moment: bytes of a document, elements of an array and the path to it. */
  largest: z.array(z.object({ collection: z.string(), bytes: count, array: count, path: z.string() })),
});
export type Played = z.infer<typeof playedSchema>;

const crashedSchema = z.object({
  end: z.literal('done'),
  crashes: z.record(
    z.string(),
    z.object({
      events: count,
      stops: count,
      broken: z
        .object({
          stop: count,
          of: count,
          /** What answered wrongly or, with `behind`, what showed the event already. */
          path: z.string(),
          /** What did not show it yet. */
          behind: z.string().optional(),
          when: z.enum(['between', 'again']),
        })
        .optional(),
    }),
  ),
});
export type Crashed = z.infer<typeof crashedSchema>;

export const playOutcomeSchema = z.union([playedSchema, failedSchema]);
export const crashOutcomeSchema = z.union([crashedSchema, failedSchema]);
