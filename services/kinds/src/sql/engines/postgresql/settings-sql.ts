/**
 * Settings of a PostgreSQL session that differ from the server's defaults. Every name is qualified with its schema,
 * because the session's search path may have been changed.
 */
export const POSTGRES_SETTINGS = `
  SELECT name, setting FROM pg_catalog.pg_settings WHERE source OPERATOR(pg_catalog.<>) 'default'`;

/** Settings of roles. A role can change its own, and its next sessions begin with them. */
export const ROLE_SETTINGS = `
  SELECT setdatabase::text, setrole::regrole::text, setconfig::text
    FROM pg_catalog.pg_db_role_setting ORDER BY 1, 2, 3`;
