import { z } from 'zod';

/** A command of a design that failed: `at` is the command, `place` counts the events or questions before it. */
export const failedSchema = z.object({
  end: z.enum(['failed', 'memory', 'work']),
  message: z.string(),
  at: z.string(),
  place: z.number().int().nonnegative(),
});

/** An ending without a result; the last two are how the program in the box ended. */
export type Ended = z.infer<typeof failedSchema> | { readonly end: 'stopped' | 'lost' };
