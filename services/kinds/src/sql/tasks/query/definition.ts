import { z } from 'zod';
import { orderSchema } from '../../manifest-fields.js';

/** Keys of tasks whose answers are compared as rows. */
export const queryKeys = {
  order: orderSchema.default({ by: 'none' }),
  columns: z.enum(['ignore', 'match']).default('ignore'),
  /** Descriptions of the values that the query gets as $1 and so on. */
  parameters: z.array(z.string().min(1).max(60)).max(10).default([]),
};

/** A mutant that no data can distinguish from the reference, and why. */
const equivalentSchema = z.strictObject({
  /** The mutant's id as `hone verify` prints it. */
  mutant: z.string().min(1).max(200),
  /** A property of the schema; or `order`: the mistake is in an order that the task does not require. */
  reason: z.enum(['key', 'foreign key', 'not null', 'check', 'order']),
  /** The column or constraint, in a sentence. */
  because: z.string().min(1).max(300),
});
export type Equivalent = z.infer<typeof equivalentSchema>;

/** Keys of tasks whose reference is mutated. */
export const mutantKeys = { equivalents: z.array(equivalentSchema).max(60).default([]) };
