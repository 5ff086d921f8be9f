import { z } from 'zod';
import type { ChallengePackage } from '@hone/contracts/kind';
import { decodeText } from '../../../judging/evidence-text.js';
import { getPackageFile } from '../../../judging/package-files.js';
import type { SqlDefinition } from '../../definition.js';
import type { WorkloadNames } from '../../workload/workload.js';
import { VALUE_TYPES } from '../../engines/cassandra/value-types.js';
import { idSchema } from '../../../judging/manifest-fields.js';
import { orderSchema } from '../../manifest-fields.js';

/** As CQL has names without quotes. */
const nameSchema = z
  .string()
  .regex(/^[a-z][a-z0-9_]{0,40}$/, 'small letters, digits and underscores, a letter first');
const countSchema = z.number().int().positive().max(1e15);

/** Something of which there are many, independent of the others. */
const dimensionSchema = z.strictObject({ about: z.string().min(1).max(300), count: countSchema });

const valueSchema = z.strictObject({
  about: z.string().min(1).max(300).optional(),
  type: z.enum(VALUE_TYPES),
  /** Dimensions that the value narrows: how many of each have one and the same value at most; 1 for an id. */
  fixes: z.record(nameSchema, countSchema).default({}),
});

/** What is known about events beyond the dimensions: for one combination of these values there are so many at most. */
const factSchema = z.strictObject({
  about: z.string().min(1).max(300).optional(),
  event: idSchema,
  per: z.array(nameSchema).min(1).max(6),
  most: countSchema,
});

const eventSchema = z.strictObject({
  about: z.string().min(1).max(600),
  values: z.array(nameSchema).min(1).max(30),
  /** May be delivered again, and counts once. */
  repeats: z.boolean().default(false),
});

const accessPathSchema = z.strictObject({
  about: z.string().min(1).max(600),
  values: z.array(nameSchema).min(1).max(12),
  columns: z.array(nameSchema).min(1).max(20),
  order: orderSchema.default({ by: 'none' }),
  /** Statements that it may take; each reads one partition. */
  statements: z.number().int().min(1).max(4).default(1),
});

const shape = z.strictObject({
  dimensions: z.record(nameSchema, dimensionSchema),
  values: z.record(nameSchema, valueSchema),
  facts: z.array(factSchema).max(20).default([]),
  partitions: z.strictObject({
    /** Rows that a partition may come to. */
    rows: countSchema,
    /** What writes at the same moment, and how many of them may meet in one partition. */
    writers: z.strictObject({ dimension: nameSchema, most: countSchema }),
  }),
  events: z.record(idSchema, eventSchema),
  paths: z.record(idSchema, accessPathSchema),
});
export type TaskFile = z.infer<typeof shape>;

/** Events, access paths and how much of everything there is, as the learner reads it, too. */
export const taskFileSchema = shape.superRefine((task, context) => {
  for (const { path, name, of } of namesUsed(task))
    if (!Object.hasOwn(task[of], name))
      context.addIssue({
        code: 'custom',
        path: [...path],
        message: `there is no ${of.slice(0, -1)} ${name}`,
      });
});

interface NameUsed {
  readonly path: readonly (string | number)[];
  readonly name: string;
  readonly of: 'dimensions' | 'values' | 'events';
}

/** Where parts of the file name others. */
function namesUsed({ values, facts, partitions, events, paths }: TaskFile): NameUsed[] {
  const used: NameUsed[] = [
    { path: ['partitions', 'writers', 'dimension'], name: partitions.writers.dimension, of: 'dimensions' },
  ];
  for (const [value, { fixes }] of Object.entries(values))
    for (const name of Object.keys(fixes))
      used.push({ path: ['values', value, 'fixes'], name, of: 'dimensions' });
  for (const [place, { event, per }] of facts.entries()) {
    used.push({ path: ['facts', place, 'event'], name: event, of: 'events' });
    for (const name of per) used.push({ path: ['facts', place, 'per'], name, of: 'values' });
  }
  for (const [kind, parts] of [
    ['events', events],
    ['paths', paths],
  ] as const)
    for (const [part, { values: named }] of Object.entries<{ readonly values: readonly string[] }>(parts))
      for (const name of named) used.push({ path: [kind, part, 'values'], name, of: 'values' });
  return used;
}

/** The task's file. Throws when it is none; inspection has said so before. */
export function readTaskFile(pack: ChallengePackage, { schema }: Pick<SqlDefinition, 'schema'>): TaskFile {
  return taskFileSchema.parse(JSON.parse(decodeText(getPackageFile(pack, schema))));
}

const valuesOf = (parts: Readonly<Record<string, { readonly values: readonly string[] }>>) =>
  Object.fromEntries(Object.entries(parts).map(([name, { values }]) => [name, values]));

/** What workloads of a task may name. */
export const workloadNames = ({ events, paths }: TaskFile): WorkloadNames => ({
  events: valuesOf(events),
  paths: valuesOf(paths),
});

/** Where the statements of an event or a path stand. */
export const writesFile = (event: string): string => `writes/${event}.cql`;
export const readsFile = (path: string): string => `reads/${path}.cql`;
export const TABLES_FILE = 'tables.cql';

/** All files of a design. */
export const designFiles = ({ events, paths }: TaskFile): string[] => [
  TABLES_FILE,
  ...Object.keys(events).map(writesFile),
  ...Object.keys(paths).map(readsFile),
];
