import { z } from 'zod';
import { passAtSchema } from '../../../judging/check-rules.js';
import { idSchema } from '../../../judging/manifest-fields.js';

/** What a document design is held to, beside its answers. */
export const designSchema = z.strictObject({
  /** The instance on which work is counted: many events, always the same. */
  work: idSchema,
  /** The instance in which the program ends in the middle of atomic events: few events. */
  crash: idSchema,
  /** Work may come to so many times the reference's, */
  times: z.number().min(1).max(10).default(2),
  /** and to so much more, so that a reference of 1 leaves some room. */
  spare: z.number().int().min(0).max(100).default(4),
  /** What a document and an array in one may measure at any moment. */
  bounds: z.strictObject({
    documentKiB: z.number().int().positive().max(16_384),
    array: z.number().int().positive().max(100_000),
  }),
  /** From this share of its points a check that counts work passes. */
  passAt: passAtSchema,
});
export type DesignRules = z.infer<typeof designSchema>;

/** The groups that the checks of a design count for, beside those of its instances. */
export const DESIGN_GROUPS = ['reads', 'writes', 'bounds', 'atomic'] as const;
export type DesignGroup = (typeof DESIGN_GROUPS)[number];

/** Keys of the task that designs documents. */
export const designKeys = { design: designSchema.optional() };
