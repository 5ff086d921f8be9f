import { z } from 'zod';
import { orderSchema } from '../../manifest-fields.js';

/** Keys of tasks whose answers are compared as rows. */
export const queryKeys = {
  order: orderSchema.default({ by: 'none' }),
  columns: z.enum(['ignore', 'match']).default('ignore'),
  /** What the values are that the query is given as $1 and so on. */
  parameters: z.array(z.string().min(1).max(60)).max(10).default([]),
};

/** A mutant of the reference that no data can tell from it, and what makes it so. */
const equivalentSchema = z.strictObject({
  /** The mutant's id as `hone verify` prints it. */
  mutant: z.string().min(1).max(200),
  /** Of the schema; or `order`: the mistake is in an order that the task does not ask for. */
  reason: z.enum(['key', 'foreign key', 'not null', 'check', 'order']),
  /** Which column or constraint, in a sentence. */
  because: z.string().min(1).max(300),
});
export type Equivalent = z.infer<typeof equivalentSchema>;

/** Keys of tasks whose reference is mutated. */
export const mutantKeys = { equivalents: z.array(equivalentSchema).max(60).default([]) };
