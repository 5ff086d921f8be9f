import { literal } from '../../engines/postgresql/server-sql.js';
import { TABLE_OWNER } from '../../server/table-owner.js';
import { TASK_SCHEMA } from '../../statement/schema-names.js';
import type { StoredRow } from './ledger.js';

/** The grader's table of rows that every program must find; learners can only read it. */
const KEPT = 'grader_copy.rows';

/** Statements that copy the rows as the first program sees them, before any learner's code runs. */
export const keepSql = (all: string): string => `
  CREATE SCHEMA grader_copy;
  SET search_path = ${TASK_SCHEMA};
  CREATE TABLE ${KEPT} AS SELECT key::text, value::text FROM (${all}) AS seen (key, value);
  RESET search_path;
  ALTER TABLE ${KEPT} ADD PRIMARY KEY (key);
  GRANT USAGE ON SCHEMA grader_copy TO ${TABLE_OWNER};
  GRANT SELECT ON ${KEPT} TO ${TABLE_OWNER};
  ANALYZE ${KEPT};`;

/** Some rows, selected only by the seed. */
export const someRowsSql = (seed: string, most: number): string =>
  `SELECT key, value FROM ${KEPT} ORDER BY md5(key || ${literal(seed)}) LIMIT ${most}`;

/** Statements that record what programs stored. */
export function noteSql(rows: readonly StoredRow[]): string {
  const values = rows.map(({ key, value }) => `(${literal(key)}, ${literal(value)})`).join(', ');
  return `INSERT INTO ${KEPT} VALUES ${values} ON CONFLICT (key) DO UPDATE SET value = excluded.value`;
}

/**
 * How many rows differ between what a program sees and what was stored, and the first of them: key, value that it sees,
 * value that was stored, whether it misses the row, whether nobody stored it. Runs as the owner of the tables.
 */
export const differencesSql = (all: string): string => `
  SELECT (count(*) OVER ())::text, coalesce(seen.key, kept.key), seen.value, kept.value,
         (seen.key IS NULL)::text, (kept.key IS NULL)::text
    FROM (SELECT key::text, value::text FROM (${all}) AS rows (key, value)) AS seen
    FULL JOIN ${KEPT} AS kept ON kept.key = seen.key
   WHERE seen.value IS DISTINCT FROM kept.value OR seen.key IS NULL OR kept.key IS NULL
   ORDER BY 2 LIMIT 1`;

/** How many rows a program sees, and how many were stored. */
export const countsSql = (all: string): string =>
  `SELECT (SELECT count(*) FROM (${all}) AS rows)::text, (SELECT count(*) FROM ${KEPT})::text`;
