import type { Cell } from '../../compare/result-set.js';
import { TASK_SCHEMA } from '../../statement/schema-names.js';
import { literalOf } from './write-query.js';

/** The account that queries run as. */
export const LEARNER = 'learner';
const ACCOUNT = `'${LEARNER}'@'localhost'`;
/** Holds tables while they are stored again. */
const COPIES = 'hone_copies';

/** The account that creates indexes. */
export const INDEXER = 'indexer';

/** Creates two accounts: one without rights, which come with the tables, and one that may create indexes. */
export const ACCOUNT_STATEMENTS: readonly string[] = [
  `CREATE OR REPLACE USER ${ACCOUNT}`,
  `CREATE OR REPLACE USER '${INDEXER}'@'localhost'`,
  `GRANT INDEX ON ${TASK_SCHEMA}.* TO '${INDEXER}'@'localhost'`,
];

/** How many reads a session has requested from storage engines so far. */
export const READS = `SHOW SESSION STATUS WHERE variable_name LIKE 'Handler\\_read\\_%' OR variable_name LIKE 'Handler\\_icp\\_%'`;
/** How many rows a session has written, changed or deleted so far. */
export const CHANGES = `SHOW SESSION STATUS WHERE variable_name IN ('Handler_write', 'Handler_update', 'Handler_delete')`;

/** Statements that leave the task's database empty. */
export const EMPTY_DATABASE: readonly string[] = [
  `DROP DATABASE IF EXISTS ${TASK_SCHEMA}`,
  `CREATE DATABASE ${TASK_SCHEMA}`,
];

/**
 * Settings of a query's session. Nothing can be written, whatever the session's rights. The clock is fixed, because the
 * server takes the date from it if a query has only a time of day. A recursion ends by its own condition or by the
 * watchdog, because the server's default limit would silently omit rows.
 */
export const QUERY_SESSION = `SET transaction_read_only = ON, timestamp = 1767225600, max_recursive_iterations = 4294967295,
  lock_wait_timeout = 2`;

/** Names of the task's tables and views. */
export const TABLES = `
  SELECT table_name, table_type FROM information_schema.tables WHERE table_schema = '${TASK_SCHEMA}' ORDER BY table_name`;

/** The columns of every table that can be written. */
export const STORED_COLUMNS = `
  SELECT table_name, column_name FROM information_schema.columns
   WHERE table_schema = '${TASK_SCHEMA}' AND is_generated = 'NEVER' ORDER BY table_name, ordinal_position`;

/** Lets queries read a table or view; by default they can read none. */
export const allowReading = (table: string): string =>
  `GRANT SELECT ON ${TASK_SCHEMA}.${quoted(table)} TO ${ACCOUNT}`;

export const OPEN_COPIES: readonly string[] = [
  `CREATE OR REPLACE DATABASE ${COPIES}`,
  // An id that is 0 stays 0; foreign keys were checked when the rows were first inserted.
  `SET foreign_key_checks = 0, sql_mode = CONCAT(@@sql_mode, ',NO_AUTO_VALUE_ON_ZERO')`,
];
export const CLOSE_COPIES: readonly string[] = [
  `DROP DATABASE ${COPIES}`,
  'SET foreign_key_checks = DEFAULT, sql_mode = DEFAULT',
];

/**
 * Statements that store a table's rows again in an order that depends only on `seed` and the rows. InnoDB would keep rows
 * in primary key order; Aria keeps them in insertion order, with the same keys.
 */
export function storeAgain(table: string, columns: readonly string[], seed: string): string[] {
  const [own, copy] = [`${TASK_SCHEMA}.${quoted(table)}`, `${COPIES}.${quoted(table)}`];
  const names = columns.map(quoted).join(', ');
  const row = columns.map((column) => `QUOTE(${quoted(column)})`).join(', ');
  return [
    `CREATE TABLE ${copy} LIKE ${own}`,
    `ALTER TABLE ${copy} ENGINE = Aria`,
    `INSERT INTO ${copy} (${names}) SELECT ${names} FROM ${own} ORDER BY MD5(CONCAT_WS(',', ${literalOf(seed)}, ${row}))`,
    `DROP TABLE ${own}`,
    `RENAME TABLE ${copy} TO ${own}`,
  ];
}

export const quoted = (name: Cell | undefined): string => `\`${(name ?? '').replaceAll('`', '``')}\``;
