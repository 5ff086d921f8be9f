import { checkSchema, verdictSchema } from '@hone/contracts';
import { z } from 'zod';
import recorded from './recorded.json' with { type: 'json' };

const recordedSchema = z.object({
  challenge: z.string(),
  title: z.string(),
  /** The graded file, below the challenge's folder. */
  answer: z.string(),
  verdict: verdictSchema,
  check: checkSchema,
});

/** Checks of real submissions, by the picture that they show. Recorded by scripts/record-landing.mjs. */
export const RECORDED = z
  .object({ speed: recordedSchema, rows: recordedSchema, history: recordedSchema })
  .parse(recorded);

export type PictureName = keyof typeof RECORDED;
