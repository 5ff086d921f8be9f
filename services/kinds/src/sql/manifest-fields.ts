import { z } from 'zod';

/** A path inside the challenge folder. */
export const pathSchema = z
  .string()
  .regex(
    /^[A-Za-z0-9][A-Za-z0-9._/+-]*$/,
    'must be a path relative to the challenge folder, such as tests/generate.py',
  )
  .max(200);

/** Values of a query's parameters, as text. */
export const argumentsSchema = z.array(z.string().max(200).nullable()).max(10);

/** The required order of an answer: any, by some columns (ties in any order), or exactly the reference's. */
export const orderSchema = z.discriminatedUnion('by', [
  z.strictObject({ by: z.literal('none') }),
  z.strictObject({ by: z.literal('keys'), keys: z.array(z.string().min(1).max(63)).min(1).max(16) }),
  z.strictObject({ by: z.literal('full') }),
]);
