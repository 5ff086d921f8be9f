/**
 * Settings of a PostgreSQL session that are not the server's defaults. Every name stands with its schema: the session
 * may have been told to look for names elsewhere.
 */
export const POSTGRES_SETTINGS = `
  SELECT name, setting FROM pg_catalog.pg_settings WHERE source OPERATOR(pg_catalog.<>) 'default'`;

/** What roles have as settings of their own; a role may change its own, and its next sessions begin with them. */
export const ROLE_SETTINGS = `
  SELECT setdatabase::text, setrole::regrole::text, setconfig::text
    FROM pg_catalog.pg_db_role_setting ORDER BY 1, 2, 3`;
