import { z } from 'zod';

/** Minimum share for a listed answer. Answers to one question are usually alike up to this share. */
export const SIMILARITY_LISTED_FROM = 50;

/** Lines of a file, from `line` on, counted from 1. */
const excerptSchema = z.object({
  path: z.string(),
  line: z.number().int().positive(),
  text: z.string(),
});
export type SimilarExcerpt = z.infer<typeof excerptSchema>;

export const similarAnswerSchema = z.object({
  /** The sitting of the other answer. */
  sitting: z.string(),
  /** Null where nobody was named, or where the reader is a blind reviewer. */
  candidate: z.string().nullable(),
  /** Share of this answer that also appears in the other one. */
  percent: z.number(),
  examples: z.array(z.object({ own: excerptSchema, other: excerptSchema })),
});
export type SimilarAnswer = z.infer<typeof similarAnswerSchema>;

export const itemSimilaritySchema = z.object({
  id: z.string(),
  /** Why there is no number: no answer, too little or too much of it, nobody to compare with, or no result in time. */
  state: z.enum(['compared', 'no-answer', 'short', 'large', 'alone', 'failed']),
  /** Answers in the same language that it was compared with. */
  compared: z.number().int(),
  /** Median over all answers that it was compared with. */
  typical: z.number().nullable(),
  highest: z.number().nullable(),
  /** The most similar ones, from `SIMILARITY_LISTED_FROM` on. */
  matches: z.array(similarAnswerSchema),
});
export type ItemSimilarity = z.infer<typeof itemSimilaritySchema>;

/** Response of `GET /workspaces/:w/sittings/:s/similarity`: how alike answers of one assessment are. */
export const similaritySchema = z.object({
  /** `computing`: ask again. `hidden`: a reviewer sees it once they handed in. `failed`: asking again compares anew. */
  state: z.enum(['ready', 'computing', 'hidden', 'failed']),
  items: z.array(itemSimilaritySchema),
});
export type Similarity = z.infer<typeof similaritySchema>;
