import { z } from 'zod';
import { ruleShape } from '../judging/check-rules.js';
import { idSchema } from '../judging/manifest-fields.js';

/** Fields of every entry that is a check. Visible checks are part of a run. */
export const checkShape = {
  id: idSchema,
  title: z.string().min(1).max(120),
  group: idSchema,
  weight: z.number().positive().max(100).default(1),
  ...ruleShape,
};
