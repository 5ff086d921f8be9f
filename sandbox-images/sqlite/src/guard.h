/* What a learner's statement may touch: the engine asks for every table, column and function that it names. */
#ifndef HONE_SQLITE_GUARD_H
#define HONE_SQLITE_GUARD_H

#include <sqlite3.h>
#include <stdbool.h>

/* Makes the clock of the engine stand still, and tells whether it was asked. Before any database is opened. */
void guard_clock(void);
bool guard_clock_was_asked(void);

/* From now on statements may read the tables that are there, call functions of the list, and nothing else. */
void guard_close(sqlite3 *database);
/* What was refused first, in words; NULL when nothing was. */
const char *guard_refusal(void);

#endif
