#include "work.h"

#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "lines.h"
#include "tables.h"

enum {
    MOST_TABLES = 200,
    /* Steps of a program that are looked at; a query of 32 KiB comes to fewer. */
    MOST_STEPS = 60000,
    MOST_CURSORS = 2000,
};

static struct {
    struct {
        char *name;
        int page;
    } tables[MOST_TABLES];
    int table_count;
    int index_count;
    long index_bytes;
} work;

static long ask_number(sqlite3 *database, const char *sql)
{
    sqlite3_stmt *statement = NULL;
    if (sqlite3_prepare_v2(database, sql, -1, &statement, NULL) != SQLITE_OK || sqlite3_step(statement) != SQLITE_ROW)
        give_up("work", sqlite3_errmsg(database));
    long value = (long)sqlite3_column_int64(statement, 0);
    sqlite3_finalize(statement);
    return value;
}

/* Carries out the statements of a file one by one; answers the steps of all, or leaves with the number of one that fails. */
static long run_each(sqlite3 *database, const char *path, const char *how, int *count)
{
    char *text = read_file(path);
    const char *rest = text;
    long steps = 0;
    for (int at = 0; *rest != '\0';) {
        sqlite3_stmt *statement = NULL;
        if (sqlite3_prepare_v2(database, rest, -1, &statement, &rest) != SQLITE_OK)
            finish(how, sqlite3_errmsg(database), at);
        if (statement == NULL)
            continue;
        while (sqlite3_step(statement) == SQLITE_ROW)
            continue;
        steps += sqlite3_stmt_status(statement, SQLITE_STMTSTATUS_VM_STEP, 0);
        if (sqlite3_finalize(statement) != SQLITE_OK)
            finish(how, sqlite3_errmsg(database), at);
        *count = ++at;
    }
    free(text);
    return steps;
}

static long bytes_of(sqlite3 *database)
{
    return ask_number(database, "PRAGMA page_count") * ask_number(database, "PRAGMA page_size");
}

void work_indexes(sqlite3 *database, const char *path)
{
    long before = bytes_of(database);
    (void)run_each(database, path, "index", &work.index_count);
    work.index_bytes = bytes_of(database) - before;
}

static int note_table(void *nothing, int columns, char **values, char **names)
{
    (void)nothing;
    (void)columns;
    (void)names;
    if (work.table_count == MOST_TABLES)
        give_up("schema", "there are too many tables and indexes");
    char *name = strdup(values[0]);
    if (name == NULL)
        give_up("schema", "no memory is left");
    work.tables[work.table_count].name = name;
    work.tables[work.table_count++].page = (int)strtol(values[1], NULL, 10);
    return 0;
}

void work_note_tables(sqlite3 *database)
{
    const char *pages = "SELECT tbl_name, rootpage FROM sqlite_schema WHERE rootpage > 0";
    if (sqlite3_exec(database, pages, note_table, NULL, NULL) != SQLITE_OK)
        give_up("schema", sqlite3_errmsg(database));
}

/* A step of the engine's program for a query. */
struct step {
    bool begins, goes_on;
    int cursor, target;
};

static bool is_one_of(const char *word, const char *one, const char *other)
{
    return strcmp(word, one) == 0 || strcmp(word, other) == 0;
}

/*
 * Reads the program: which cursor stands on which page, and for each step whether it puts a cursor at an end (Rewind,
 * Last) or moves it on (Next, Prev) and where it jumps to then. Answers how many steps there are.
 */
static int read_program(sqlite3 *database, const char *sql, struct step *steps, int *pages)
{
    char *explain = sqlite3_mprintf("EXPLAIN %s", sql);
    sqlite3_stmt *program = NULL;
    if (explain == NULL || sqlite3_prepare_v2(database, explain, -1, &program, NULL) != SQLITE_OK)
        give_up("program", sqlite3_errmsg(database));
    int count = 0;
    while (sqlite3_step(program) == SQLITE_ROW && count < MOST_STEPS) {
        const char *word = (const char *)sqlite3_column_text(program, 1);
        int cursor = sqlite3_column_int(program, 2);
        int second = sqlite3_column_int(program, 3);
        if (word == NULL)
            give_up("program", "it cannot be read");
        bool is_main = sqlite3_column_int(program, 4) == 0;
        if (strcmp(word, "OpenRead") == 0 && is_main && cursor >= 0 && cursor < MOST_CURSORS)
            pages[cursor] = second;
        steps[count++] = (struct step){
            .begins = is_one_of(word, "Rewind", "Last"),
            .goes_on = is_one_of(word, "Next", "Prev"),
            .cursor = cursor,
            .target = second,
        };
    }
    sqlite3_finalize(program);
    sqlite3_free(explain);
    return count;
}

/* Tells the table that a page begins, once. */
static void tell_table(int page, bool *told, bool *first)
{
    for (int at = 0; at < work.table_count; at++) {
        if (work.tables[at].page != page)
            continue;
        for (int other = 0; other < work.table_count; other++)
            if (told[other] && strcmp(work.tables[other].name, work.tables[at].name) == 0)
                return;
        told[at] = true;
        line_raw(*first ? "" : ",");
        *first = false;
        line_text(work.tables[at].name, strlen(work.tables[at].name));
    }
}

/* A table is read from end to end where a loop moves its cursor on right from where it was put at an end. */
static void tell_scanned(sqlite3 *database, const char *sql)
{
    static struct step steps[MOST_STEPS];
    static int pages[MOST_CURSORS];
    bool told[MOST_TABLES] = {false}, first = true;
    int count = read_program(database, sql, steps, pages);
    for (int at = 0; at < count; at++) {
        int begin = steps[at].target - 1;
        if (!steps[at].goes_on || begin < 0 || begin >= count)
            continue;
        int cursor = steps[at].cursor;
        bool is_scan = steps[begin].begins && steps[begin].cursor == cursor;
        if (is_scan && cursor >= 0 && cursor < MOST_CURSORS && pages[cursor] > 0)
            tell_table(pages[cursor], told, &first);
    }
}

void work_tell(sqlite3 *database, sqlite3_stmt *query, const char *sql, const char *writes)
{
    char numbers[200];
    int statements = 0;
    int steps = sqlite3_stmt_status(query, SQLITE_STMTSTATUS_VM_STEP, 0);
    /* Whoever has the engine make an index for one query reads a whole table for it, and counts no scan. */
    bool has_scanned = sqlite3_stmt_status(query, SQLITE_STMTSTATUS_FULLSCAN_STEP, 0) > 0 ||
        sqlite3_stmt_status(query, SQLITE_STMTSTATUS_AUTOINDEX, 0) > 0;
    /* What follows is the task's own, and the query once more, which was allowed. */
    sqlite3_set_authorizer(database, NULL, NULL);
    long written = writes == NULL ? 0 : run_each(database, writes, "write", &statements);
    line_raw("{\"scanned\":[");
    if (has_scanned)
        tell_scanned(database, sql);
    snprintf(numbers, sizeof numbers, "],\"steps\":%d,\"indexes\":%d,\"bytes\":%ld,\"written\":%ld}", steps,
        work.index_count, work.index_bytes, written);
    line_raw(numbers);
    line_end();
}
