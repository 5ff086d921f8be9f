import { z } from 'zod';
import { CAP_WITHOUT_RULE, capHasRule, ruleShape } from '../../judging/check-rules.js';
import { idSchema } from '../../judging/manifest-fields.js';
import { argumentsSchema, pathSchema } from '../manifest-fields.js';

/** Data that an answer is tried on, and the check that stands for it. */
export const instanceSchema = z
  .strictObject({
    /** Id of the check that stands for this instance. */
    id: idSchema,
    title: z.string().min(1).max(120).optional(),
    group: idSchema.default('correct'),
    /** 0 for data that catch a mistake only sometimes: they keep an answer from being accepted and cost no points. */
    weight: z.number().nonnegative().max(100).default(1),
    visible: z.boolean().default(false),
    /** Data as SQL. */
    file: pathSchema.optional(),
    /** Or a Python program that is given a family and a seed and prints the data as SQL. */
    generator: pathSchema.optional(),
    family: idSchema.optional(),
    /** Whether the generator's seed is the submission's; else it is always the same. */
    seeded: z.boolean().default(false),
    /** Of a visible instance: the expected rows as a Markdown table, shown beside the statement. */
    expected: pathSchema.optional(),
    /** Values of the query's parameters, as text. */
    arguments: argumentsSchema.default([]),
    ...ruleShape,
  })
  .refine(capHasRule, CAP_WITHOUT_RULE)
  .refine((instance) => (instance.file === undefined) !== (instance.generator === undefined), {
    message: 'an instance has either a file or a generator',
  })
  .refine((instance) => instance.generator !== undefined || !instance.seeded, {
    message: 'only a generated instance can be seeded',
    path: ['seeded'],
  })
  .refine((instance) => !(instance.visible && instance.seeded), {
    message: 'a visible instance is always the same, so it cannot be seeded',
    path: ['visible'],
  });
export type Instance = z.infer<typeof instanceSchema>;

/** What making the data of instances needs to know of a task. */
export interface InstancesDefinition {
  readonly engine: string;
  readonly instances: readonly Instance[];
}
