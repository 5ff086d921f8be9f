/* Lines of JSON on standard output: what a query answered, and how it ended. */
#ifndef HONE_SQLITE_LINES_H
#define HONE_SQLITE_LINES_H

#include <sqlite3.h>
#include <stddef.h>

/* Appends to the line that is being made. */
void line_raw(const char *text);
void line_text(const char *text, size_t length);
/* A value as a string whose first letter is its class (i, r, t, b), or null. */
void line_value(sqlite3_value *value);
/* Ends the line. Lines leave whole, in order. */
void line_end(void);
/* Sends what is left. */
void lines_flush(void);

/* Answers `{"end": how, "message": …}` and leaves; `offset` is a byte of the query, or -1. Does not return. */
_Noreturn void finish(const char *how, const char *message, int offset);
/* Says on standard error what is wrong with the task or the call, and leaves with 3. Does not return. */
_Noreturn void give_up(const char *what, const char *why);

#endif
