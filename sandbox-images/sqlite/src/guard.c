#include "guard.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "lines.h"

/* Their result depends on their arguments only, and their cost on the size of those. In the order of strcmp. */
static const char *const FUNCTIONS[] = {
    "->", "->>", "abs", "acos", "asin", "atan", "atan2", "avg", "ceil", "ceiling", "char", "coalesce", "concat",
    "concat_ws", "cos", "count", "cume_dist", "date", "datetime", "degrees", "dense_rank", "exp", "first_value",
    "floor", "format", "glob", "group_concat", "hex", "hone_chance", "ifnull", "iif", "instr", "json", "json_array",
    "json_array_length", "json_each", "json_extract", "json_group_array", "json_group_object", "json_object",
    "json_quote", "json_tree", "json_type", "json_valid", "julianday", "lag", "last_value", "lead", "length", "like",
    "likelihood", "likely", "ln", "log", "log10", "log2", "lower", "ltrim", "max", "min", "mod", "nth_value",
    "ntile", "nullif", "octet_length", "percent_rank", "pi", "pow", "power", "printf", "quote", "radians", "rank",
    "replace", "round", "row_number", "rtrim", "sign", "sin", "sqrt", "strftime", "string_agg", "substr",
    "substring", "subtype", "sum", "tan", "time", "timediff", "total", "trim", "trunc", "typeof", "unhex",
    "unicode", "unixepoch", "unlikely", "upper",
};

static struct {
    char **tables;
    int count;
    char refusal[400];
    bool clock_was_asked;
} guard;

enum {
    /* 2000-01-01 00:00 UTC as the engine counts: milliseconds since noon of 24 November 4714 BC, times a day. */
    MILLISECONDS_A_DAY = 86400000,
};

static int stand_still(sqlite3_vfs *vfs, sqlite3_int64 *moment)
{
    (void)vfs;
    guard.clock_was_asked = true;
    /* Julian day 2451544.5. */
    *moment = (sqlite3_int64)2451544 * MILLISECONDS_A_DAY + MILLISECONDS_A_DAY / 2;
    return SQLITE_OK;
}

void guard_clock(void)
{
    static sqlite3_vfs still;
    const sqlite3_vfs *usual = sqlite3_vfs_find(NULL);
    if (usual == NULL)
        give_up("engine", "there is no file system layer");
    still = *usual;
    still.zName = "hone-still";
    still.xCurrentTimeInt64 = stand_still;
    if (sqlite3_vfs_register(&still, 1) != SQLITE_OK)
        give_up("engine", "its clock cannot be held");
}

bool guard_clock_was_asked(void)
{
    return guard.clock_was_asked;
}

const char *guard_refusal(void)
{
    return guard.refusal[0] == '\0' ? NULL : guard.refusal;
}

static int refuse(const char *format, const char *name)
{
    if (guard.refusal[0] == '\0')
        snprintf(guard.refusal, sizeof guard.refusal, format, name);
    return SQLITE_DENY;
}

static int by_name(const void *key, const void *member)
{
    return strcasecmp((const char *)key, *(const char *const *)member);
}

static bool is_function_allowed(const char *name)
{
    size_t size = sizeof FUNCTIONS[0];
    return bsearch(name, FUNCTIONS, sizeof FUNCTIONS / size, size, by_name) != NULL;
}

static bool is_table_allowed(const char *name)
{
    for (int at = 0; at < guard.count; at++)
        if (strcasecmp(guard.tables[at], name) == 0)
            return true;
    return strcasecmp(name, "json_each") == 0 || strcasecmp(name, "json_tree") == 0;
}

/* A common table is asked for by its name only, and belongs to no schema; one that is read by columns is not asked for. */
static bool is_common_table(const char *name, const char *column, const char *schema)
{
    return schema == NULL && column != NULL && column[0] == '\0' && strncasecmp(name, "sqlite_", 7) != 0;
}

static const char *word_for(int action)
{
    switch (action) {
    case SQLITE_INSERT: return "INSERT";
    case SQLITE_UPDATE: return "UPDATE";
    case SQLITE_DELETE: return "DELETE";
    case SQLITE_PRAGMA: return "PRAGMA";
    case SQLITE_ATTACH: return "ATTACH";
    case SQLITE_DETACH: return "DETACH";
    case SQLITE_TRANSACTION: return "a transaction";
    case SQLITE_SAVEPOINT: return "a savepoint";
    case SQLITE_ANALYZE: return "ANALYZE";
    case SQLITE_REINDEX: return "REINDEX";
    default: return "a change of the schema";
    }
}

static int ask(void *nothing, int action, const char *first, const char *second, const char *schema, const char *by)
{
    (void)nothing;
    (void)by;
    switch (action) {
    case SQLITE_SELECT:
    case SQLITE_RECURSIVE:
        return SQLITE_OK;
    case SQLITE_READ:
        if (is_table_allowed(first) || is_common_table(first, second, schema))
            return SQLITE_OK;
        return refuse("table %s is not part of the task", first);
    case SQLITE_FUNCTION:
        return is_function_allowed(second) ? SQLITE_OK : refuse("function %s is not allowed", second);
    case SQLITE_INSERT:
    case SQLITE_UPDATE:
        /* Also what naming one of the engine's tables of functions comes to. */
        if (strncasecmp(first, "sqlite_", 7) == 0)
            return refuse("%s may be read, and nothing changed", "only tables of the task");
        return refuse("%s is not allowed here: the task asks for one query", word_for(action));
    default:
        return refuse("%s is not allowed here: the task asks for one query", word_for(action));
    }
}

static int keep_name(void *nothing, int columns, char **values, char **names)
{
    (void)nothing;
    (void)columns;
    (void)names;
    char **more = realloc(guard.tables, (size_t)(guard.count + 1) * sizeof *more);
    char *name = strdup(values[0]);
    if (more == NULL || name == NULL)
        give_up("schema", "no memory is left");
    guard.tables = more;
    guard.tables[guard.count++] = name;
    return 0;
}

void guard_close(sqlite3 *database)
{
    const char *names = "SELECT name FROM sqlite_schema WHERE type IN ('table', 'view') AND name NOT LIKE 'sqlite\\_%' ESCAPE '\\'";
    if (sqlite3_exec(database, names, keep_name, NULL, NULL) != SQLITE_OK)
        give_up("schema", sqlite3_errmsg(database));
    /* Tables of functions are made when they are first named, which nobody else may do. */
    if (sqlite3_exec(database, "SELECT 1 FROM json_each('[]'), json_tree('[]')", NULL, NULL, NULL) != SQLITE_OK)
        give_up("engine", sqlite3_errmsg(database));
    sqlite3_set_authorizer(database, ask, NULL);
}
