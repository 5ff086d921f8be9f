import { z } from 'zod';
import type { ChallengePackage } from '@hone/contracts/kind';
import { decodeText } from '../../../judging/evidence-text.js';
import { getPackageFile } from '../../../judging/package-files.js';
import type { SqlDefinition } from '../../definition.js';
import type { WorkloadNames } from '../../workload/workload.js';
import { idSchema } from '../../../judging/manifest-fields.js';
import { orderSchema } from '../../manifest-fields.js';

/** Names with another meaning in the position of a placeholder. */
const TAKEN = new Set(['this', 'value', 'each']);

const valuesSchema = z.record(
  z
    .string()
    .regex(/^[a-z][A-Za-z0-9]*$/, 'a name of letters and digits that begins with a small one')
    .refine((name) => !TAKEN.has(name), { message: 'a name that the query language has taken' }),
  z.string().min(1).max(200),
);

const eventSchema = z.strictObject({
  about: z.string().min(1).max(400),
  /** Its values by name, each with a description. */
  values: valuesSchema,
  /** Whether it may be delivered again, and then counts once. */
  repeats: z.boolean().default(false),
  /** Whether readers see all of it or nothing, wherever the program that writes it crashes. */
  atomic: z.boolean().default(false),
});

const accessPathSchema = z.strictObject({
  about: z.string().min(1).max(600),
  values: valuesSchema,
  /** Fields of the documents that it returns. */
  columns: z
    .array(z.string().regex(/^[A-Za-z][A-Za-z0-9]*$/))
    .min(1)
    .max(20),
  order: orderSchema.default({ by: 'none' }),
});

/** Events and access paths, which the learner sees, too. */
export const taskFileSchema = z.strictObject({
  events: z.record(idSchema, eventSchema),
  paths: z.record(idSchema, accessPathSchema),
});
export type TaskFile = z.infer<typeof taskFileSchema>;

/** The task's file of events and access paths. Throws if it is invalid, which inspection reports before. */
export function readTaskFile(pack: ChallengePackage, { schema }: Pick<SqlDefinition, 'schema'>): TaskFile {
  return taskFileSchema.parse(JSON.parse(decodeText(getPackageFile(pack, schema))));
}

const keysOfValues = (parts: Readonly<Record<string, { readonly values: object }>>) =>
  Object.fromEntries(Object.entries(parts).map(([name, { values }]) => [name, Object.keys(values)]));

/** The names that workloads of a task may use. */
export const workloadNames = ({ events, paths }: TaskFile): WorkloadNames => ({
  events: keysOfValues(events),
  paths: keysOfValues(paths),
});
