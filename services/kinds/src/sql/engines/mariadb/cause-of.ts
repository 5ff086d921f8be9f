import type { RefusalCause } from '../../server/rows-server.js';

const about = (cause: RefusalCause, numbers: readonly number[]) =>
  numbers.map((number) => [number, cause] as const);

// Error numbers of MariaDB (include/mysqld_error.h, my_base.h and mysys_err.h of its sources); they never change. Its
// SQLSTATEs do not tell these apart: a missing right is 42000 as a syntax error is, and a full disk is HY000.
const CAUSES: ReadonlyMap<number, RefusalCause> = new Map([
  // ER_PARSE_ERROR, ER_EMPTY_QUERY.
  ...about('syntax', [1064, 1065]),
  // Access denied to a database, to somebody, to a table, a column, a command or a routine; no right to make accounts.
  ...about('forbidden', [1044, 1045, 1142, 1143, 1227, 1370, 1410, 1698]),
  // Out of memory, of disk, of files, of temporary space; a full table; no thread; more than a session may have, which
  // is ER_OPTION_PREVENTS_STATEMENT (1290).
  ...about('memory', [1, 3, 5, 14, 20, 40, 41, 200, 201, 1021, 1037, 1038, 1041, 1114, 1135, 1290]),
]);

/** What an error is about, where its SQLSTATE does not tell. */
export const causeOf = (errno: number): RefusalCause | undefined => CAUSES.get(errno);
