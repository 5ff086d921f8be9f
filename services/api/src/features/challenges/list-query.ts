import { languageSchema, progressSchema, skillSchema } from '@hone/contracts';
import { z } from 'zod';
import { limitSchema } from '../../http/validate.js';

/** Several values: repeated, or separated by commas. */
function anyOf<T extends z.ZodType>(item: T) {
  return z.preprocess((value) => {
    if (value === undefined) return undefined;
    const given: unknown[] = Array.isArray(value) ? value : [value];
    return given
      .flatMap((part) => (typeof part === 'string' ? part.split(',') : [part]))
      .filter((part) => part !== '');
  }, z.array(item).max(50).optional());
}

/** Query of `GET /challenges`. Each filter takes several values, any of which matches. */
export const challengeQuerySchema = z.object({
  kind: anyOf(z.string().max(40)),
  skill: anyOf(skillSchema),
  difficulty: anyOf(z.coerce.number().int().min(1).max(5)),
  language: anyOf(languageSchema),
  status: anyOf(progressSchema),
  /** Beginnings of words, all of which must appear in title, summary, slug, kind, skills or statement. */
  q: z.string().max(200).optional(),
  sort: z.enum(['difficulty', 'minutes', 'title']).default('difficulty'),
  cursor: z.string().max(200).optional(),
  limit: limitSchema(50),
});
export type ChallengeQuery = z.infer<typeof challengeQuerySchema>;
