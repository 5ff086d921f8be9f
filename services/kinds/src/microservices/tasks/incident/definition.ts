import { z } from 'zod';
import { idSchema } from '../../../judging/manifest-fields.js';

/** A system in trouble, of which a learner names the fault and repairs it. */
export const incidentSchema = z.strictObject({
  task: z.literal('incident'),
  /** Files of `tests/faults/`; each variant draws one. */
  faults: z.array(idSchema).min(2).max(40),
});
export type IncidentDefinition = z.infer<typeof incidentSchema>;
