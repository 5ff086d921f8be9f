/* What a query, its indexes and the application's writes cost: numbers that are the same each time. */
#ifndef HONE_SQLITE_WORK_H
#define HONE_SQLITE_WORK_H

#include <sqlite3.h>

/* Makes the indexes of a file, statement by statement. Answers `index` with the number of one that fails, from 0. */
void work_indexes(sqlite3 *database, const char *path);
/* Notes which table each page begins, before nobody may ask for that any more. */
void work_note_tables(sqlite3 *database);
/*
 * A line with the steps of a query that is done, tables that it reads from end to end, what the indexes take, and the
 * steps of the writes in a file (or NULL), which are carried out. Answers `write` with the number of one that fails.
 */
void work_tell(sqlite3 *database, sqlite3_stmt *query, const char *sql, const char *writes);

#endif
