import { z } from 'zod';

/** A cell as the server sent it: its text output, or null for SQL NULL. */
export type Cell = string | null;
export type Row = readonly Cell[];

/** Marks a field that a document does not have: a Unicode noncharacter, which no document's text contains. */
export const MISSING_FIELD = '\u{FDD0}';

/** A result column; `type` is the type's object id in the server. */
export interface ResultColumn {
  readonly name: string;
  readonly type: number;
}

/** The complete result of a query, in the order it came. */
export interface ResultSet {
  /** Rows are documents and columns are fields: fields have no order, and a document may lack one. */
  readonly documents?: true | undefined;
  readonly columns: readonly ResultColumn[];
  readonly rows: readonly Row[];
}

/** A stored result. */
export const resultSchema = z.object({
  documents: z.literal(true).optional(),
  columns: z.array(z.object({ name: z.string(), type: z.number() })),
  rows: z.array(z.array(z.string().nullable())),
});
