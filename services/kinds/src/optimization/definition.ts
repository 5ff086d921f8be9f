import { languageSchema } from '@hone/contracts';
import { z } from 'zod';

const idSchema = z
  .string()
  .regex(/^[a-z][a-z0-9-]*$/, 'lower-case letters, digits and hyphens')
  .max(60);

/** A path inside the challenge folder. */
const pathSchema = z
  .string()
  .regex(/^(?!.*\.\.)[A-Za-z0-9][A-Za-z0-9._/+-]*$/, 'a path relative to the challenge folder')
  .max(200);

const checkerSchema = z.discriminatedUnion('type', [
  /** Words separated by blanks or line breaks; numbers within the tolerance where one is given. */
  z.strictObject({ type: z.literal('tokens'), floatTolerance: z.number().positive().max(1).optional() }),
  /** Line by line; blanks at line ends and empty lines at the end do not count. */
  z.strictObject({ type: z.literal('lines') }),
  /** Lines in any order, each as often as expected; blanks inside a line separate words. */
  z.strictObject({ type: z.literal('set') }),
  z.strictObject({ type: z.literal('custom'), path: pathSchema }),
  z.strictObject({ type: z.literal('interactive'), path: pathSchema }),
]);
export type Checker = z.infer<typeof checkerSchema>;

const familySchema = z.strictObject({
  /** Id of the check that stands for this family. */
  id: idSchema,
  /** Group that the check counts for. */
  group: idSchema,
  /** Argument to the generator; the id when absent, so that one family may serve two groups. */
  family: idSchema.optional(),
  title: z.string().min(1).max(120).optional(),
  weight: z.number().positive().max(100).default(1),
  /** One case each, in this order; the first failing case ends the family. */
  sizes: z.array(z.number().int().nonnegative().max(50_000_000)).min(1).max(12),
});
export type Family = z.infer<typeof familySchema>;

const byLanguage = <T extends z.ZodType>(value: T) =>
  z.record(languageSchema, value).refine((map) => Object.keys(map).length > 0, 'names no language');

/** The `grading` part of an optimization challenge; the README beside this file explains each key. */
export const optimizationDefinitionSchema = z.strictObject({
  shape: z.enum(['program', 'repair']).default('program'),
  checker: checkerSchema,
  samples: pathSchema.default('tests/samples'),
  secret: pathSchema.optional(),
  generator: z.strictObject({ path: pathSchema, language: languageSchema }),
  families: z.array(familySchema).min(1).max(40),
  reference: byLanguage(pathSchema),
  baseline: byLanguage(pathSchema).optional(),
  speed: z
    .strictObject({ family: idSchema, sizes: byLanguage(z.number().int().positive().max(50_000_000)) })
    .optional(),
  /** Families, beside that of `speed`, on which growth is compared with the reference's. */
  growth: z.strictObject({ families: z.array(idSchema).min(1).max(6) }).optional(),
});
export type OptimizationDefinition = z.infer<typeof optimizationDefinitionSchema>;
