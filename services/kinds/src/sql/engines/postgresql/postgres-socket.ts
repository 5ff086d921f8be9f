/**
 * An open `postgresql` box runs a server on a unix socket, reached by `box.connect({ path })`. The returned stream serves
 * as `stream` of a `pg` client. There is no other way in. The server asks for no password, so a candidate's SQL must be
 * sent as `learner` on a separate connection, never as `grader`.
 */
export const POSTGRES_SOCKET = {
  path: '/work/pg/.s.PGSQL.5432',
  database: 'hone',
  /** A superuser, for schemas, data and settings. */
  grader: 'hone_grader',
  /** Can connect to the database and use what the grader grants; nothing else. */
  learner: 'learner',
} as const;
