import { z } from 'zod';

/** A failed command of a design: `at` is the command, `place` the number of events or questions before it. */
export const failedSchema = z.object({
  end: z.enum(['failed', 'memory', 'work']),
  message: z.string(),
  at: z.string(),
  place: z.number().int().nonnegative(),
});

/** An ending without a result; the last two are how the program in the box ended. */
export type Ended = z.infer<typeof failedSchema> | { readonly end: 'stopped' | 'lost' };
