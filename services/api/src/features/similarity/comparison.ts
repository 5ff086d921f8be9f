import { sourceFileSchema } from '@hone/contracts';
import { itemSimilaritySchema, similarAnswerSchema } from '@hone/contracts/hiring';
import { z } from 'zod';

/** One answer and those of others in the same language, with the challenge's own files. */
export const comparisonJobSchema = z.object({
  starter: z.array(sourceFileSchema),
  answer: z.array(sourceFileSchema),
  others: z.array(z.object({ id: z.string(), files: z.array(sourceFileSchema) })),
});
export type ComparisonJob = z.infer<typeof comparisonJobSchema>;

/** What is known of one answer; matches have the id that the other answer has in the job. */
export const comparisonSchema = itemSimilaritySchema.omit({ id: true, matches: true }).extend({
  matches: z.array(similarAnswerSchema.pick({ percent: true, examples: true }).extend({ id: z.string() })),
});
export type Comparison = z.infer<typeof comparisonSchema>;

/** Why there is no number. */
export const notCompared = (state: Comparison['state']): Comparison => ({
  state,
  compared: 0,
  typical: null,
  highest: null,
  matches: [],
});

/** Compares one answer with others within a bounded time; rejects when it took longer. */
export type CompareAnswers = (job: ComparisonJob) => Promise<Comparison>;
