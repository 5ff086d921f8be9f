import { TABLE_OWNER } from '../../server/table-owner.js';
import { TASK_SCHEMA } from '../../statement/schema-names.js';

/** Drops the task's tables, routines and rows, but not the rights of accounts. */
export const DROP_DATABASE = `DROP DATABASE IF EXISTS ${TASK_SCHEMA}`;

/**
 * Statements that reset the server to an empty task database and fresh accounts: an owner may grant and revoke rights,
 * even its own. Roles have one right that shows them no data, so that they can use the database.
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

/** The ids of all sessions except the one that asks. */
export const OTHER_SESSIONS = `
  SELECT id FROM information_schema.processlist
   WHERE id <> CONNECTION_ID() AND user NOT IN ('system user', 'event_scheduler')`;

/** Prepared transactions, which outlive their sessions. */
export const PREPARED_TRANSACTIONS = 'XA RECOVER';

/** The asking session's settings, for all settings that a session can change. */
export const SESSION_SETTINGS = `
  SELECT variable_name, session_value FROM information_schema.system_variables WHERE variable_scope = 'SESSION'`;
