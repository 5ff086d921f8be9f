import { TABLE_OWNER } from '../../server/table-owner.js';
import { TASK_SCHEMA } from '../../statement/schema-names.js';

/** Takes the task's tables, routines and rows away, and not what accounts may do in it. */
export const DROP_DATABASE = `DROP DATABASE IF EXISTS ${TASK_SCHEMA}`;

/**
 * Statements that leave nothing of the task's but its database, empty, and accounts that nobody changed: an owner may
 * give rights away and take them back, also from itself. Roles have one right that shows them nothing, so that the
 * database can be theirs to look at.
 */
export function emptyStatements(roles: readonly string[]): string[] {
  const accounts = [
    [TABLE_OWNER, `GRANT ALL ON ${TASK_SCHEMA}.* TO ${account(TABLE_OWNER)} WITH GRANT OPTION`] as const,
    ...roles.map((role) => [role, `GRANT SHOW VIEW ON ${TASK_SCHEMA}.* TO ${account(role)}`] as const),
  ];
  return [
    DROP_DATABASE,
    `CREATE DATABASE ${TASK_SCHEMA}`,
    ...accounts.flatMap(([name, grant]) => [`CREATE OR REPLACE USER ${account(name)}`, grant]),
  ];
}

const account = (name: string): string => `'${name}'@'localhost'`;

/** The ids of all sessions but the one that asks. */
export const OTHER_SESSIONS = `
  SELECT id FROM information_schema.processlist
   WHERE id <> CONNECTION_ID() AND user NOT IN ('system user', 'event_scheduler')`;

/** Transactions that were prepared and outlive their sessions. */
export const PREPARED_TRANSACTIONS = 'XA RECOVER';

/** Settings of the session that asks, of those that sessions may have otherwise than the server. */
export const SESSION_SETTINGS = `
  SELECT variable_name, session_value FROM information_schema.system_variables WHERE variable_scope = 'SESSION'`;
