/**
 * What a `postgresql` box offers once it is open: a server on a unix socket, reached by `box.connect({ path })`.
 * The returned stream serves as `stream` of a `pg` client. Only that way in exists; no password is asked, so
 * a candidate's SQL must be sent as `learner` on a connection of its own, never as `grader`.
 */
export const POSTGRES_SOCKET = {
  path: '/work/pg/.s.PGSQL.5432',
  database: 'hone',
  /** A superuser, for schemas, data and settings. */
  grader: 'hone_grader',
  /** May connect to the database and use what the grader grants; nothing else. */
  learner: 'learner',
} as const;
