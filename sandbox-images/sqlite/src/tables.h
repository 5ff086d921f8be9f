/* A database in memory: limits, the task's tables and rows, and the order in which they are stored. */
#ifndef HONE_SQLITE_TABLES_H
#define HONE_SQLITE_TABLES_H

#include <sqlite3.h>

/* Opens an empty database whose engine may take so many bytes. Leaves where it cannot. */
sqlite3 *tables_open(sqlite3_int64 heap_bytes);
/* Runs statements of the task's own from a file. Leaves where one fails. */
void tables_run(sqlite3 *database, const char *path);
/*
 * Stores every table's rows again in an order that only the seed and the rows decide. From then on there is a function
 * hone_chance(), by which rows can be sorted that are equal otherwise; the seed's text must stay.
 */
void tables_shuffle(sqlite3 *database, const char *seed);
/* One statement of our own. */
void tables_exec(sqlite3 *database, const char *what, const char *sql);
/* A whole file, ended by a NUL; to be freed. Leaves where it cannot be read or holds a NUL. */
char *read_file(const char *path);

#endif
