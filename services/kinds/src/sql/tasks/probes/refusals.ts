import { z } from 'zod';

const CLASS = 'class ';

/** How a statement may be rejected: with one SQLSTATE (`P0001`), or with any of a class (`class 23`). */
export const refusalSchema = z
  .string()
  .trim()
  .regex(/^(?:[0-9A-Z]{5}|class [0-9A-Z]{2})$/, 'a SQLSTATE of five characters, or a class of them: class 23')
  .refine((text) => !/^(?:class )?(?:00|01|02)/.test(text), {
    message: 'a SQLSTATE of classes 00 to 02 is no refusal',
  });

/** Whether a rejection with this SQLSTATE is an expected one. */
export function isOneOf(refusals: readonly string[], sqlstate: string): boolean {
  return refusals.some((refusal) =>
    refusal.startsWith(CLASS) ? sqlstate.startsWith(refusal.slice(CLASS.length)) : sqlstate === refusal,
  );
}
