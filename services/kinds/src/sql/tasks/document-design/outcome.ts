import { z } from 'zod';
import { failedSchema } from '../../workload/ended.js';

const count = z.number().int().nonnegative();

/** The highest cost of one kind of event or question. */
const costSchema = z.object({
  /** Documents or index entries that were examined. */
  examined: count,
  /** Documents that were sorted without an index. */
  sorted: count,
  /** Documents that an event wrote or a question returned. */
  documents: count,
  /** Index entries that were written or removed. */
  entries: count,
  commands: count,
  /** Size of an answer. */
  bytes: count.default(0),
});
export type Cost = z.infer<typeof costSchema>;

const answerSchema = z.object({
  rows: z.array(z.array(z.string().nullable())),
  /** Fields that the path does not define. */
  extra: z.array(z.string()),
  bytes: count,
});
export type DesignAnswer = z.infer<typeof answerSchema>;

const playedSchema = z.object({
  end: z.literal('done'),
  answers: z.array(answerSchema),
  writes: z.record(z.string(), costSchema),
  reads: z.record(z.string(), costSchema),
  /** By collection, at any time: bytes of a document, elements of an array and the path to it. */
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
          /** The path that answered wrongly or, with `behind`, already showed the event. */
          path: z.string(),
          /** The path that did not show it yet. */
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
