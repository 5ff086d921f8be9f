import { z } from 'zod';

/** A table of a database task as the learner sees it: its columns, and the rows of the visible data. */
export const tableViewSchema = z.object({
  name: z.string(),
  columns: z.array(
    z.object({
      name: z.string(),
      type: z.string(),
      nullable: z.boolean(),
      /** `primary` also where it is one of several columns of the key. */
      key: z.enum(['primary', 'unique']).optional(),
      references: z.object({ table: z.string(), column: z.string().optional() }).optional(),
    }),
  ),
  /** Constraints over values or several columns, in SQL. */
  constraints: z.array(z.string()),
  /** Rows of the first visible data set; null when counting them needs a run. */
  rowCount: z.number().int().nonnegative().nullable(),
  /** The first of them, cells as text. */
  rows: z.array(z.array(z.string().nullable())),
});
export type TableView = z.infer<typeof tableViewSchema>;

/** The part of a learner's view that only SQL challenges have. On the wire, its fields are among the others. */
export const sqlViewSchema = z.object({
  /** The tables that a query may name, in the order in which they are made. */
  tables: z.array(tableViewSchema).optional(),
  /** The database engine, such as `sqlite`: learners must know its dialect. */
  engine: z.string(),
});
export type SqlView = z.infer<typeof sqlViewSchema>;
