import type { RefusalCause } from '../server/rows-server.js';

// Error numbers of MariaDB (libmariadb/include/mysqld_error.h); they never change. Its SQLSTATEs do not tell these apart:
// a missing right is 42000 as a syntax error is, and a full disk is HY000.
const CAUSES: Readonly<Record<RefusalCause, readonly number[]>> = {
  // ER_PARSE_ERROR, ER_EMPTY_QUERY, ER_SP_LABEL_MISMATCH, ER_SP_NO_RECURSIVE_CREATE
  syntax: [1064, 1065, 1303, 1310],
  // Access denied to a database, a user, a table, a column, a setting or a routine; wrong rights for a command.
  forbidden: [1044, 1045, 1141, 1142, 1143, 1227, 1290, 1370, 1410, 1419, 1698],
  // Out of memory, of disk, of temporary space, a table or the temporary tables are full.
  memory: [5, 23, 28, 1021, 1037, 1038, 1041, 1114, 1135, 1878, 4193, 4206],
};

const CAUSE_OF = new Map(
  Object.entries(CAUSES).flatMap(([cause, numbers]) =>
    numbers.map((number) => [number, cause as RefusalCause] as const),
  ),
);

/** What an error is about, where its SQLSTATE does not tell. */
export const causeOf = (errno: number): RefusalCause | undefined => CAUSE_OF.get(errno);
