import { z } from 'zod';
import {
  CAP_WITHOUT_RULE,
  capHasRule,
  checkRulesSchema,
  ruleShape,
  SECURITY_CAP,
  USUAL_CAP,
} from '../judging/check-rules.js';
import { injectionSchema } from './tasks/injection/definition.js';
import { designSchema } from './tasks/document-design/definition.js';
import { migrationSchema } from './tasks/migration/definition.js';
import { argumentsSchema, idSchema, orderSchema, pathSchema } from './manifest-fields.js';
import { probeSchema, roleSchema } from './tasks/probes/definition.js';
import { tuningSchema } from './tasks/tuning/definition.js';

const instanceSchema = z
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

/** A mutant of the reference that no data can tell from it, and what makes it so. */
const equivalentSchema = z.strictObject({
  /** The mutant's id as `hone verify` tells it. */
  mutant: z.string().min(1).max(200),
  /** Of the schema; or `order`: the mistake is in an order that the task does not ask for. */
  reason: z.enum(['key', 'foreign key', 'not null', 'check', 'order']),
  /** Which column or constraint, in a sentence. */
  because: z.string().min(1).max(300),
});
export type Equivalent = z.infer<typeof equivalentSchema>;

/** The `grading` part of a SQL challenge; the README beside this file explains each key. */
export const sqlDefinitionSchema = z.strictObject({
  engine: z.enum(['postgresql', 'mariadb', 'sqlite', 'mongodb', 'cassandra']),
  task: z.enum(['query', 'tuning', 'schema', 'migration', 'security', 'pipeline', 'table-design']),
  schema: pathSchema,
  /** Data that a query is tried on. */
  instances: z.array(instanceSchema).max(40).default([]),
  /** The query that says which rows are right. */
  reference: pathSchema.optional(),
  order: orderSchema.default({ by: 'none' }),
  columns: z.enum(['ignore', 'match']).default('ignore'),
  /** What the values are that the query is given as $1 and so on. */
  parameters: z.array(z.string().min(1).max(60)).max(10).default([]),
  tuning: tuningSchema.optional(),
  migration: migrationSchema.optional(),
  /** Of a security task whose answer is a program that sends SQL. */
  injection: injectionSchema.optional(),
  design: designSchema.optional(),
  /** What is tried on the tables that a learner defines. */
  probes: z.array(probeSchema).max(60).default([]),
  /** Roles that probes sign in as, beside the owner of the tables. */
  roles: z.array(roleSchema).max(10).default([]),
  /** Extensions that the server has, in a schema that every statement sees. */
  extensions: z
    .array(z.enum(['btree_gist']))
    .max(4)
    .default([]),
  equivalents: z.array(equivalentSchema).max(60).default([]),
  /** Rules of the checks that have no entry of their own: counted work, phases of a migration, what a design comes to. */
  rules: checkRulesSchema,
});
export type SqlDefinition = z.infer<typeof sqlDefinitionSchema>;

/** What a failed check with a rule leaves of the score where its author says no more. */
export const usualCap = ({ task }: Pick<SqlDefinition, 'task'>): number =>
  task === 'security' ? SECURITY_CAP : USUAL_CAP;

/** The tasks that define tables or rights, and are judged by what those let through. */
export const isProbed = ({ task, injection }: Pick<SqlDefinition, 'task' | 'injection'>): boolean =>
  task === 'schema' || (task === 'security' && injection === undefined);

/**
 * Whether the task's own SQL is held against a parser before a server sees it: the parser at hand is PostgreSQL's, which
 * reads no definitions of another server.
 */
export const isParsed = (definition: Pick<SqlDefinition, 'engine' | 'task' | 'injection'>): boolean =>
  !(definition.engine === 'mariadb' && isProbed(definition)) &&
  !isDocuments(definition) &&
  !isTables(definition);

/** Whether a task's data are documents, and its results too. */
export const isDocuments = ({ engine }: Pick<SqlDefinition, 'engine'>): boolean => engine === 'mongodb';

/** Whether the task asks for tables of a wide-column store, one for each access path. */
export const isTables = ({ engine }: Pick<SqlDefinition, 'engine'>): boolean => engine === 'cassandra';

/** Whether an answer is judged by its rows: those that queries and pipelines give, tuned or not. */
export const isRows = ({ task }: Pick<SqlDefinition, 'task'>): boolean =>
  task === 'query' || task === 'tuning' || task === 'pipeline';

/** The file that says which rows are right, which inspection has shown to be named. */
export function rowsReference({ reference }: SqlDefinition): string {
  if (reference === undefined) throw new Error('a task without a reference query is judged by rows');
  return reference;
}
