/*
 * One query on one set of tables in memory, and nothing is left when it ends.
 *
 *   hone-sqlite version
 *   hone-sqlite examine --schema F --query F
 *   hone-sqlite answer  --schema F --data F --query F --heap-mib N --cpu-ms N --rows N --bytes N --row-bytes N
 *                       [--order SEED] [--set PRAGMA]… [--explain] [--value TEXT | --null]…
 *                       [--indexes F] [--count [--writes F]]
 *
 * Indexes are made when all rows are there; `examine` takes them, too. With --count a line {"scanned": …} stands before
 * the last one, of a query that is done.
 *
 * Standard output has lines of JSON: {"columns": […]}, then a list for each row, then {"end": how, …}, where how is
 * done, refused (by the engine, before it ran), failed (while it ran), forbidden, memory, stopped, the name of a cap, or
 * index or write, where a statement of those files failed, whose number stands as the offset.
 * Exit code 0 means that the last line says how it ended; 3 that the task's own files or the call are wrong.
 */
#include <getopt.h>
#include <signal.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/time.h>
#include <unistd.h>

#include "guard.h"
#include "lines.h"
#include "tables.h"
#include "work.h"

enum { MOST_VALUES = 10, MOST_SETTINGS = 10, MEBIBYTE = 1024 * 1024, DEFAULT_HEAP_MIB = 64 };

static struct {
    bool examine;
    bool explain;
    bool count;
    const char *schema, *data, *query, *order, *indexes, *writes;
    const char *settings[MOST_SETTINGS];
    int setting_count;
    const char *values[MOST_VALUES];
    int value_count;
    long heap_mib, cpu_ms, rows, bytes, row_bytes;
} call;

static long number(const char *text)
{
    char *end = NULL;
    long value = strtol(text, &end, 10);
    if (*text == '\0' || *end != '\0' || value < 0)
        give_up(text, "it is no number");
    return value;
}

static void add(const char **list, int *count, int most, const char *text)
{
    if (*count == most)
        give_up("call", "there are too many of one kind");
    list[(*count)++] = text;
}

static void take_option(int option)
{
    switch (option) {
    case 's': call.schema = optarg; break;
    case 'd': call.data = optarg; break;
    case 'q': call.query = optarg; break;
    case 'o': call.order = optarg; break;
    case 'p': add(call.settings, &call.setting_count, MOST_SETTINGS, optarg); break;
    case 'v': add(call.values, &call.value_count, MOST_VALUES, optarg); break;
    case 'n': add(call.values, &call.value_count, MOST_VALUES, NULL); break;
    case 'e': call.explain = true; break;
    case 'w': call.count = true; break;
    case 'i': call.indexes = optarg; break;
    case 'a': call.writes = optarg; break;
    case 'h': call.heap_mib = number(optarg); break;
    case 'c': call.cpu_ms = number(optarg); break;
    case 'r': call.rows = number(optarg); break;
    case 'b': call.bytes = number(optarg); break;
    case 'l': call.row_bytes = number(optarg); break;
    default: give_up("call", "there is no such option");
    }
}

static void read_call(int count, char **words)
{
    static const struct option OPTIONS[] = {
        {"schema", required_argument, NULL, 's'},  {"data", required_argument, NULL, 'd'},
        {"query", required_argument, NULL, 'q'},   {"order", required_argument, NULL, 'o'},
        {"set", required_argument, NULL, 'p'},     {"value", required_argument, NULL, 'v'},
        {"null", no_argument, NULL, 'n'},          {"explain", no_argument, NULL, 'e'},
        {"heap-mib", required_argument, NULL, 'h'}, {"cpu-ms", required_argument, NULL, 'c'},
        {"rows", required_argument, NULL, 'r'},    {"bytes", required_argument, NULL, 'b'},
        {"row-bytes", required_argument, NULL, 'l'}, {"indexes", required_argument, NULL, 'i'},
        {"count", no_argument, NULL, 'w'},         {"writes", required_argument, NULL, 'a'},
        {NULL, 0, NULL, 0},
    };
    if (count < 2 || (strcmp(words[1], "examine") != 0 && strcmp(words[1], "answer") != 0))
        give_up("call", "the first word is examine or answer");
    call.examine = strcmp(words[1], "examine") == 0;
    call.heap_mib = DEFAULT_HEAP_MIB;
    for (int option; (option = getopt_long(count - 1, words + 1, "", OPTIONS, NULL)) != -1;)
        take_option(option);
    if (call.schema == NULL || call.query == NULL || (!call.examine && call.data == NULL))
        give_up("call", "a file is missing");
}

/* Only plain system calls: whatever the engine is doing stays as it is. */
static void stop(int signal)
{
    static const char LINE[] = "\n{\"end\":\"stopped\",\"message\":\"\",\"offset\":-1}\n";
    (void)signal;
    ssize_t ignored = write(STDOUT_FILENO, LINE, sizeof LINE - 1);
    (void)ignored;
    _exit(0);
}

/* The tables are in memory, so a query does nothing but compute: a busy machine takes none of its time. */
static void start_clock(void)
{
    struct itimerval once = {{0, 0}, {call.cpu_ms / 1000, call.cpu_ms % 1000 * 1000}};
    struct sigaction action = {.sa_handler = stop};
    if (sigaction(SIGPROF, &action, NULL) != 0 || setitimer(ITIMER_PROF, &once, NULL) != 0)
        give_up("clock", "it cannot be set");
}

_Noreturn static void finish_failed(sqlite3 *database, const char *how)
{
    const char *refusal = guard_refusal();
    if (refusal != NULL)
        finish("forbidden", refusal, -1);
    int code = sqlite3_errcode(database);
    bool is_memory = code == SQLITE_NOMEM || code == SQLITE_TOOBIG || code == SQLITE_FULL;
    finish(is_memory ? "memory" : how, sqlite3_errmsg(database), sqlite3_error_offset(database));
}

/* The one statement of the query's file. */
static sqlite3_stmt *prepare(sqlite3 *database, const char *sql)
{
    sqlite3_stmt *statement = NULL, *second = NULL;
    const char *rest = sql;
    while (statement == NULL && *rest != '\0')
        if (sqlite3_prepare_v2(database, rest, -1, &statement, &rest) != SQLITE_OK)
            finish_failed(database, "refused");
    if (statement == NULL)
        finish("refused", "there is no query here yet", -1);
    while (*rest != '\0') {
        const char *before = rest;
        if (sqlite3_prepare_v2(database, rest, -1, &second, &rest) != SQLITE_OK && guard_refusal() == NULL)
            finish("forbidden", "one statement is allowed, and something follows it", (int)(before - sql));
        if (second != NULL || guard_refusal() != NULL)
            finish("forbidden", "one statement is allowed, here are more", (int)(before - sql));
    }
    if (sqlite3_stmt_isexplain(statement) && !call.explain)
        finish("forbidden", "EXPLAIN is not allowed here: the task asks for one query", -1);
    if (!sqlite3_stmt_readonly(statement) || sqlite3_column_count(statement) == 0)
        finish("forbidden", "the task asks for one query", -1);
    return statement;
}

/* Parameters are ?1 or $1 and so on: the values stand in the order of their numbers. */
static void bind(sqlite3_stmt *statement)
{
    for (int at = 1; at <= sqlite3_bind_parameter_count(statement); at++) {
        const char *name = sqlite3_bind_parameter_name(statement, at);
        long place = name == NULL ? at : strtol(name + 1, NULL, 10);
        if (place < 1 || place > call.value_count)
            finish("refused", "the query names a parameter that the task does not give", -1);
        const char *value = call.values[place - 1];
        if (value != NULL)
            sqlite3_bind_text(statement, at, value, -1, SQLITE_STATIC);
    }
}

static void tell_columns(sqlite3_stmt *statement)
{
    line_raw("{\"columns\":[");
    for (int at = 0; at < sqlite3_column_count(statement); at++) {
        const char *name = sqlite3_column_name(statement, at);
        line_raw(at == 0 ? "" : ",");
        line_text(name == NULL ? "" : name, name == NULL ? 0 : strlen(name));
    }
    line_raw("]}");
    line_end();
}

/* Tells a row; answers its bytes. */
static long tell_row(sqlite3_stmt *statement)
{
    long bytes = 0;
    for (int at = 0; at < sqlite3_column_count(statement); at++)
        bytes += sqlite3_column_bytes(statement, at);
    if (bytes > call.row_bytes)
        finish("rowBytes", "", -1);
    line_raw("[");
    for (int at = 0; at < sqlite3_column_count(statement); at++) {
        line_raw(at == 0 ? "" : ",");
        line_value(sqlite3_column_value(statement, at));
    }
    line_raw("]");
    line_end();
    return bytes;
}

static void answer(sqlite3 *database, sqlite3_stmt *statement, const char *sql)
{
    long rows = 0, bytes = 0;
    start_clock();
    tell_columns(statement);
    int code;
    while ((code = sqlite3_step(statement)) == SQLITE_ROW) {
        if (++rows > call.rows)
            finish("rows", "", -1);
        bytes += tell_row(statement);
        if (bytes > call.bytes)
            finish("bytes", "", -1);
    }
    if (guard_clock_was_asked())
        finish("forbidden", "the query asks what time it is: the same query must answer the same tomorrow", -1);
    if (code != SQLITE_DONE)
        finish_failed(database, "failed");
    if (call.count)
        work_tell(database, statement, sql, call.writes);
    finish("done", "", -1);
}

static void load(sqlite3 *database)
{
    tables_run(database, call.schema);
    if (!call.examine)
        tables_run(database, call.data);
    if (!call.examine && call.order != NULL)
        tables_shuffle(database, call.order);
    if (call.indexes != NULL)
        work_indexes(database, call.indexes);
    if (call.examine)
        return;
    if (call.count)
        work_note_tables(database);
    tables_exec(database, "statistics", "ANALYZE");
    for (int at = 0; at < call.setting_count; at++)
        tables_exec(database, "setting", call.settings[at]);
}

int main(int count, char **words)
{
    if (count == 2 && strcmp(words[1], "version") == 0) {
        printf("SQLite %s\n", sqlite3_libversion());
        return 0;
    }
    read_call(count, words);
    guard_clock();
    sqlite3 *database = tables_open((sqlite3_int64)call.heap_mib * MEBIBYTE);
    load(database);
    guard_close(database);
    char *text = read_file(call.query);
    char *sql = sqlite3_mprintf("%s%s", call.explain ? "EXPLAIN QUERY PLAN " : "", text);
    if (sql == NULL)
        give_up("query", "no memory is left");
    sqlite3_stmt *statement = prepare(database, sql);
    if (call.examine)
        finish("done", "", -1);
    bind(statement);
    answer(database, statement, sql);
}
