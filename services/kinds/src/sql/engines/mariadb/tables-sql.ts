import type { Cell } from '../../compare/result-set.js';
import { TASK_SCHEMA } from '../../statement/schema-names.js';
import { literalOf } from './write-query.js';

/** The account that queries run as. */
export const LEARNER = 'learner';
const ACCOUNT = `'${LEARNER}'@'localhost'`;
/** Where tables stand while they are stored again. */
const COPIES = 'hone_copies';

/** The account that makes indexes. */
export const INDEXER = 'indexer';

/** Statements that make accounts: one without rights, which come with the tables, and one that may make indexes. */
export const ACCOUNT_STATEMENTS: readonly string[] = [
  `CREATE OR REPLACE USER ${ACCOUNT}`,
  `CREATE OR REPLACE USER '${INDEXER}'@'localhost'`,
  `GRANT INDEX ON ${TASK_SCHEMA}.* TO '${INDEXER}'@'localhost'`,
];

/** How often a session had storage engines read, so far. */
export const READS = `SHOW SESSION STATUS WHERE variable_name LIKE 'Handler\\_read\\_%' OR variable_name LIKE 'Handler\\_icp\\_%'`;
/** How many rows a session wrote, changed or deleted, so far. */
export const CHANGES = `SHOW SESSION STATUS WHERE variable_name IN ('Handler_write', 'Handler_update', 'Handler_delete')`;

/** Statements that leave the task's database empty. */
export const EMPTY_DATABASE: readonly string[] = [
  `DROP DATABASE IF EXISTS ${TASK_SCHEMA}`,
  `CREATE DATABASE ${TASK_SCHEMA}`,
];

/**
 * Settings of a session in which a query runs: nothing can be written, whatever its rights; the moment that the clock
 * shows, from which the server takes a day where a query has a time of day only, never changes; and a recursion ends by
 * its own condition or the watchdog, as the server's usual limit would leave rows out without a word.
 */
export const QUERY_SESSION = `SET transaction_read_only = ON, timestamp = 1767225600, max_recursive_iterations = 4294967295,
  lock_wait_timeout = 2`;

/** Names of the task's tables and views. */
export const TABLES = `
  SELECT table_name, table_type FROM information_schema.tables WHERE table_schema = '${TASK_SCHEMA}' ORDER BY table_name`;

/** Columns in which rows can be stored, of every table. */
export const STORED_COLUMNS = `
  SELECT table_name, column_name FROM information_schema.columns
   WHERE table_schema = '${TASK_SCHEMA}' AND is_generated = 'NEVER' ORDER BY table_name, ordinal_position`;

/** Lets queries read a table or view; those that nobody names so cannot be read. */
export const allowReading = (table: string): string =>
  `GRANT SELECT ON ${TASK_SCHEMA}.${quoted(table)} TO ${ACCOUNT}`;

export const OPEN_COPIES: readonly string[] = [
  `CREATE OR REPLACE DATABASE ${COPIES}`,
  // A number that is 0 stays 0; what refers to a row was true when the rows first came in.
  `SET foreign_key_checks = 0, sql_mode = CONCAT(@@sql_mode, ',NO_AUTO_VALUE_ON_ZERO')`,
];
export const CLOSE_COPIES: readonly string[] = [
  `DROP DATABASE ${COPIES}`,
  'SET foreign_key_checks = DEFAULT, sql_mode = DEFAULT',
];

/**
 * Statements that store a table's rows again in an order that only `seed` and the rows decide. InnoDB keeps rows in the
 * order of their primary key, whatever order they come in; Aria keeps them as they come, with the same keys beside them.
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
