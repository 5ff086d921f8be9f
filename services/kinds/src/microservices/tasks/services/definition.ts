import { z } from 'zod';
import { CAP_WITHOUT_RULE, capHasRule, ruleShape } from '../../../judging/check-rules.js';
import { idSchema } from '../../../judging/manifest-fields.js';
import { PROPERTY_NAMES, propertyOf } from './properties/properties.js';

/** A property of the system, judged by the history of the graded scenario. */
const checkSchema = z
  .strictObject({
    id: idSchema,
    title: z.string().min(1).max(120),
    group: idSchema,
    weight: z.number().positive().max(100).default(1),
    ...ruleShape,
    property: z.enum(PROPERTY_NAMES),
    /** The options of the property: phases, nodes, limits. */
    with: z.record(z.string(), z.json()).default({}),
  })
  .refine(capHasRule, CAP_WITHOUT_RULE)
  .superRefine(({ property, with: options }, context) => {
    const read = propertyOf(property).options.safeParse(options);
    for (const { path, message } of read.error?.issues ?? [])
      context.addIssue({ code: 'custom', path: ['with', ...path], message });
  });
export type PropertyCheck = z.infer<typeof checkSchema>;

/** Services over HTTP, graded by what happens between them while links and programs fail. */
export const servicesSchema = z.strictObject({
  task: z.literal('services'),
  checks: z.array(checkSchema).min(1).max(20),
});
export type ServicesDefinition = z.infer<typeof servicesSchema>;
