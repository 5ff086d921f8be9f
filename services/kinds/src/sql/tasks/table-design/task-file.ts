import { z } from 'zod';
import type { ChallengePackage } from '@hone/contracts/kind';
import { decodeText } from '../../../judging/evidence-text.js';
import { getPackageFile } from '../../../judging/package-files.js';
import type { SqlDefinition } from '../../definition.js';
import type { WorkloadNames } from '../../workload/workload.js';
import { VALUE_TYPES } from '../../engines/cassandra/value-types.js';
import { idSchema } from '../../../judging/manifest-fields.js';
import { orderSchema } from '../../manifest-fields.js';

/** An unquoted CQL name. */
const nameSchema = z
  .string()
  .regex(/^[a-z][a-z0-9_]{0,40}$/, 'small letters, digits and underscores, a letter first');
const countSchema = z.number().int().positive().max(1e15);

/** A dimension: a set of things whose number is independent of other dimensions. */
const dimensionSchema = z.strictObject({ about: z.string().min(1).max(300), count: countSchema });

const valueSchema = z.strictObject({
  about: z.string().min(1).max(300).optional(),
  type: z.enum(VALUE_TYPES),
  /** Dimensions that the value narrows: the most of each with the same value; 1 for an id. */
  fixes: z.record(nameSchema, countSchema).default({}),
});

/** A fact about events beyond the dimensions: the most events with one combination of these values. */
const factSchema = z.strictObject({
  about: z.string().min(1).max(300).optional(),
  event: idSchema,
  per: z.array(nameSchema).min(1).max(6),
  most: countSchema,
});

const eventSchema = z.strictObject({
  about: z.string().min(1).max(600),
  values: z.array(nameSchema).min(1).max(30),
  /** Whether it may be delivered again, and then counts once. */
  repeats: z.boolean().default(false),
});

const accessPathSchema = z.strictObject({
  about: z.string().min(1).max(600),
  values: z.array(nameSchema).min(1).max(12),
  columns: z.array(nameSchema).min(1).max(20),
  order: orderSchema.default({ by: 'none' }),
  /** The most statements for it; each reads one partition. */
  statements: z.number().int().min(1).max(4).default(1),
});

const shape = z.strictObject({
  dimensions: z.record(nameSchema, dimensionSchema),
  values: z.record(nameSchema, valueSchema),
  facts: z.array(factSchema).max(20).default([]),
  partitions: z.strictObject({
    /** The most rows of a partition. */
    rows: countSchema,
    /** The dimension that writes at the same time, and how many of it may write to one partition. */
    writers: z.strictObject({ dimension: nameSchema, most: countSchema }),
  }),
  events: z.record(idSchema, eventSchema),
  paths: z.record(idSchema, accessPathSchema),
});
export type TaskFile = z.infer<typeof shape>;

/** Events, access paths and their numbers, which the learner sees, too. */
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

/** References from parts of the file to others. */
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

/** The task's file. Throws if it is invalid, which inspection reports before. */
export function readTaskFile(pack: ChallengePackage, { schema }: Pick<SqlDefinition, 'schema'>): TaskFile {
  return taskFileSchema.parse(JSON.parse(decodeText(getPackageFile(pack, schema))));
}

const valuesOf = (parts: Readonly<Record<string, { readonly values: readonly string[] }>>) =>
  Object.fromEntries(Object.entries(parts).map(([name, { values }]) => [name, values]));

/** The names that workloads of a task may use. */
export const workloadNames = ({ events, paths }: TaskFile): WorkloadNames => ({
  events: valuesOf(events),
  paths: valuesOf(paths),
});

/** The files with the statements of an event or a path. */
export const writesFile = (event: string): string => `writes/${event}.cql`;
export const readsFile = (path: string): string => `reads/${path}.cql`;
export const TABLES_FILE = 'tables.cql';

/** All files of a design. */
export const designFiles = ({ events, paths }: TaskFile): string[] => [
  TABLES_FILE,
  ...Object.keys(events).map(writesFile),
  ...Object.keys(paths).map(readsFile),
];
