import { z } from 'zod';
import { resultSchema } from '../../compare/result-set.js';

/** The result of a workload: an answer to each of its questions, in order. */
export const playedSchema = z.object({ end: z.literal('done'), answers: z.array(resultSchema) });
export type Played = z.infer<typeof playedSchema>;
