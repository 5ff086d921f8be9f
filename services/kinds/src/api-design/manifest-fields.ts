import { z } from 'zod';
import { ruleShape } from '../judging/check-rules.js';

export const idSchema = z
  .string()
  .regex(/^[a-z][a-z0-9-]*$/, 'must be lower-case letters, digits and hyphens')
  .max(60);
export const pathSchema = z
  .string()
  .regex(
    /^(?!.*\.\.)[A-Za-z0-9][A-Za-z0-9._/+-]*$/,
    'must be a path relative to the challenge folder, such as tests/generate.py',
  )
  .max(200);

/** What every entry that is a check says of it. Visible ones are part of a run. */
export const checkShape = {
  id: idSchema,
  title: z.string().min(1).max(120),
  group: idSchema,
  weight: z.number().positive().max(100).default(1),
  ...ruleShape,
};
