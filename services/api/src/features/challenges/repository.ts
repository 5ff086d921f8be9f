import {
  groupSchema,
  limitsSchema,
  languageSchema,
  sampleSchema,
  skillSchema,
  slugSchema,
  sourceFileSchema,
  sqlViewSchema,
} from '@hone/contracts';
import { z } from 'zod';

/** One immutable version of a challenge: the small part that lists, filters and submissions need. */
export const challengeVersionSchema = z.object({
  slug: slugSchema,
  version: z.number().int().positive(),
  digest: z.string(),
  title: z.string(),
  kind: z.string(),
  summary: z.string(),
  difficulty: z.number(),
  minutes: z.number(),
  skills: z.array(skillSchema),
  /** For each language, the runtimes that grading needs. */
  runtimes: z.record(languageSchema, z.array(z.string())),
  submit: z.array(z.string()),
  limits: limitsSchema,
  customInput: z.object({ label: z.string(), maxBytes: z.number() }).optional(),
  /** Whether each person gets a separate variant. */
  hasVariants: z.boolean().optional(),
  /** Milliseconds since 1970. */
  publishedAt: z.number(),
});
export type ChallengeVersion = z.infer<typeof challengeVersionSchema>;

/** The rest of what a learner may see of a package, by digest. */
export const challengeContentSchema = z.object({
  digest: z.string(),
  statement: z.string(),
  starter: z.record(languageSchema, z.array(sourceFileSchema)),
  samples: z.array(sampleSchema),
  ...sqlViewSchema.partial().shape,
  groups: z.array(
    groupSchema.pick({ id: true, title: true, weight: true }).extend({ note: z.string().optional() }),
  ),
  hintsAvailable: z.number().int().nonnegative(),
});
export type ChallengeContent = z.infer<typeof challengeContentSchema>;

/** Versions of challenges: inserted once, never changed. The newest version of a slug is offered. */
export interface ChallengeRepository {
  /** False when the slug already has this version. */
  insertVersion(version: ChallengeVersion): Promise<boolean>;
  putContent(content: ChallengeContent): Promise<void>;
  listNewest(): Promise<ChallengeVersion[]>;
  findNewest(slug: string): Promise<ChallengeVersion | undefined>;
  findByDigest(digest: string): Promise<ChallengeVersion | undefined>;
  findContent(digest: string): Promise<ChallengeContent | undefined>;
}

/** The newest version of each slug. */
export function newestOf(versions: readonly ChallengeVersion[]): ChallengeVersion[] {
  const newest = new Map<string, ChallengeVersion>();
  for (const version of versions) {
    if ((newest.get(version.slug)?.version ?? 0) < version.version) newest.set(version.slug, version);
  }
  return [...newest.values()];
}
