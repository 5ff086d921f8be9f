import { z } from 'zod';

/** A cell as the server sent it: its text output, or null for SQL NULL. */
export type Cell = string | null;
export type Row = readonly Cell[];

/** Stands where a document has no such field: a noncharacter, which no text of a document holds. */
export const MISSING_FIELD = '\u{FDD0}';

/** A result column; `type` is the type's object id in the server. */
export interface ResultColumn {
  readonly name: string;
  readonly type: number;
}

/** The complete result of a query, in the order it came. */
export interface ResultSet {
  /** Rows are documents, and columns are fields: they come in no order, and a document may be without one. */
  readonly documents?: true | undefined;
  readonly columns: readonly ResultColumn[];
  readonly rows: readonly Row[];
}

/** A result as it is kept. */
export const resultSchema = z.object({
  documents: z.literal(true).optional(),
  columns: z.array(z.object({ name: z.string(), type: z.number() })),
  rows: z.array(z.array(z.string().nullable())),
});
