import type { RefusalCause } from '../../server/rows-server.js';

const about = (cause: RefusalCause, numbers: readonly number[]) =>
  numbers.map((number) => [number, cause] as const);

// Error numbers of MariaDB (include/mysqld_error.h, my_base.h and mysys_err.h of its sources); they never change. Its
// SQLSTATEs do not distinguish these: both a missing right and a syntax error are 42000, and a full disk is HY000.
const CAUSES: ReadonlyMap<number, RefusalCause> = new Map([
  // ER_PARSE_ERROR, ER_EMPTY_QUERY.
  ...about('syntax', [1064, 1065]),
  // Access denied to a database, a user, a table, a column, a command or a routine; no right to create accounts.
  ...about('forbidden', [1044, 1045, 1142, 1143, 1227, 1370, 1410, 1698]),
  // Out of memory, disk, files or temporary space; a full table; no thread; over a session's limit, which is
  // ER_OPTION_PREVENTS_STATEMENT (1290).
  ...about('memory', [1, 3, 5, 14, 20, 40, 41, 200, 201, 1021, 1037, 1038, 1041, 1114, 1135, 1290]),
]);

/** The cause of an error, if its SQLSTATE does not show it. */
export const causeOf = (errno: number): RefusalCause | undefined => CAUSES.get(errno);
