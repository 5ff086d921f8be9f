import { z } from 'zod';
import { CAP_WITHOUT_RULE, capHasRule, ruleShape } from '../../judging/check-rules.js';
import { idSchema } from '../../judging/manifest-fields.js';
import { argumentsSchema, pathSchema } from '../manifest-fields.js';

/** Data that an answer is tested on, with its check. */
export const instanceSchema = z
  .strictObject({
    /** Id of this instance's check. */
    id: idSchema,
    title: z.string().min(1).max(120).optional(),
    group: idSchema.default('correct'),
    /** 0 for data that catch a mistake only sometimes: a failure prevents acceptance but costs no points. */
    weight: z.number().nonnegative().max(100).default(1),
    visible: z.boolean().default(false),
    /** Data as SQL. */
    file: pathSchema.optional(),
    /** Or a Python program that gets a family and a seed and prints the data as SQL. */
    generator: pathSchema.optional(),
    family: idSchema.optional(),
    /** Whether the generator's seed is the submission's; else it is always the same. */
    seeded: z.boolean().default(false),
    /** For a visible instance: the expected rows as a Markdown table, shown next to the statement. */
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

/** The part of a task's definition that determines the data of instances. */
export interface InstancesDefinition {
  readonly engine: string;
  readonly instances: readonly Instance[];
}
