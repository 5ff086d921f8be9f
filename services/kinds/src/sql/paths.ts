import { z } from 'zod';

/** A path inside the challenge folder. */
export const pathSchema = z
  .string()
  .regex(/^[A-Za-z0-9][A-Za-z0-9._/+-]*$/, 'a path relative to the challenge folder')
  .max(200);
