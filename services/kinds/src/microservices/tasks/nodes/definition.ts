import { z } from 'zod';
import { CAP_WITHOUT_RULE, capHasRule, ruleShape } from '../../../judging/check-rules.js';
import { idSchema, pathSchema } from '../../../judging/manifest-fields.js';
import { STORE_NAMES } from './stores/store.js';
import { WORKLOAD_IDS } from './workloads/workloads.js';

/** One property of the hidden scenario. */
const checkSchema = z
  .strictObject({
    id: idSchema,
    title: z.string().min(1).max(120),
    group: idSchema,
    weight: z.number().positive().max(100).default(1),
    ...ruleShape,
    /** A property of the workload. */
    property: idSchema,
    least: z.number().nonnegative().optional(),
    most: z.number().nonnegative().optional(),
  })
  .refine(capHasRule, CAP_WITHOUT_RULE);
export type PropertyCheck = z.infer<typeof checkSchema>;

/** A program of which several nodes run, graded by what clients see while the network fails. */
export const nodesSchema = z.strictObject({
  task: z.literal('nodes'),
  workload: z.enum(WORKLOAD_IDS),
  services: z.array(z.enum(STORE_NAMES)).default([]),
  /** The scenario of a run; learners read it. */
  run: pathSchema,
  /** The hidden scenario, played with three seeds. */
  scenario: pathSchema,
  checks: z.array(checkSchema).min(1).max(20),
});
export type NodesDefinition = z.infer<typeof nodesSchema>;
