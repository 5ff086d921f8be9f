#include "tables.h"

#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "lines.h"

enum {
    /* Of a cell, a row or a text in between. */
    MOST_BYTES_A_VALUE = 16 * 1024 * 1024,
    MOST_SQL_BYTES = 64 * 1024 * 1024,
};

void tables_exec(sqlite3 *database, const char *what, const char *sql)
{
    char *why = NULL;
    if (sqlite3_exec(database, sql, NULL, NULL, &why) != SQLITE_OK)
        give_up(what, why == NULL ? "it failed" : why);
}

sqlite3 *tables_open(sqlite3_int64 heap_bytes)
{
    sqlite3 *database = NULL;
    sqlite3_hard_heap_limit64(heap_bytes);
    if (sqlite3_open(":memory:", &database) != SQLITE_OK)
        give_up("engine", "no database can be opened");
    /* A name in double quotes is a name, and never a text by mistake. */
    sqlite3_db_config(database, SQLITE_DBCONFIG_DQS_DML, 0, NULL);
    sqlite3_db_config(database, SQLITE_DBCONFIG_DQS_DDL, 0, NULL);
    sqlite3_db_config(database, SQLITE_DBCONFIG_DEFENSIVE, 1, NULL);
    sqlite3_limit(database, SQLITE_LIMIT_ATTACHED, 0);
    sqlite3_limit(database, SQLITE_LIMIT_WORKER_THREADS, 0);
    sqlite3_limit(database, SQLITE_LIMIT_LENGTH, MOST_BYTES_A_VALUE);
    sqlite3_limit(database, SQLITE_LIMIT_SQL_LENGTH, MOST_SQL_BYTES);
    tables_exec(database, "engine", "PRAGMA temp_store = MEMORY; PRAGMA foreign_keys = ON");
    return database;
}

char *read_file(const char *path)
{
    FILE *file = fopen(path, "rb");
    if (file == NULL)
        give_up(path, "it cannot be read");
    char *text = NULL;
    size_t room = 0;
    ssize_t length = getdelim(&text, &room, '\0', file);
    if (length < 0 && (text = realloc(text, 1)) != NULL)
        text[length = 0] = '\0';
    if (text == NULL || !feof(file))
        give_up(path, "it holds a NUL character or cannot be read");
    fclose(file);
    return text;
}

void tables_run(sqlite3 *database, const char *path)
{
    char *sql = read_file(path);
    tables_exec(database, path, "BEGIN");
    tables_exec(database, path, sql);
    tables_exec(database, path, "COMMIT");
    free(sql);
}

static uint64_t mix(uint64_t hash, const void *bytes, size_t length)
{
    const unsigned char *each = bytes;
    for (size_t at = 0; at < length; at++)
        hash = (hash ^ each[at]) * UINT64_C(0x100000001b3);
    return hash;
}

/* The last step of MurmurHash3: every bit of the result depends on every bit. */
static sqlite3_int64 stirred(uint64_t hash)
{
    hash = (hash ^ (hash >> 33)) * UINT64_C(0xff51afd7ed558ccd);
    return (sqlite3_int64)(hash ^ (hash >> 33));
}

/* hone_place(seed, …): a number that depends on nothing else. FNV-1a, 64 bits. */
static void place(sqlite3_context *context, int count, sqlite3_value **values)
{
    uint64_t hash = UINT64_C(0xcbf29ce484222325);
    for (int at = 0; at < count; at++) {
        int class = sqlite3_value_type(values[at]);
        hash = mix(hash, &class, sizeof class);
        const void *bytes = sqlite3_value_blob(values[at]);
        hash = mix(hash, bytes, (size_t)sqlite3_value_bytes(values[at]));
    }
    sqlite3_result_int64(context, stirred(hash));
}

/* hone_chance(): another number for each row, and the same ones in the same call of the program. */
static void chance(sqlite3_context *context, int count, sqlite3_value **values)
{
    static uint64_t asked;
    const char *seed = sqlite3_user_data(context);
    uint64_t hash = mix(UINT64_C(0xcbf29ce484222325), seed, strlen(seed));
    (void)count;
    (void)values;
    asked++;
    hash = mix(hash, &asked, sizeof asked);
    sqlite3_result_int64(context, stirred(hash));
}

/* Statements, one for each table, that hold the seed's literal and every column that is stored. */
static const char SHUFFLES[] =
    "SELECT 'CREATE TEMP TABLE hone_rows AS SELECT ' || columns || ' FROM main.' || name"
    " || ' ORDER BY hone_place(' || quote(?1) || ', ' || columns || ');'"
    " || 'DELETE FROM main.' || name || ';'"
    " || 'INSERT INTO main.' || name || ' (' || columns || ') SELECT ' || columns || ' FROM temp.hone_rows ORDER BY rowid;'"
    " || 'DROP TABLE temp.hone_rows;'"
    " FROM (SELECT '\"' || replace(t.name, '\"', '\"\"') || '\"' AS name,"
    "   (SELECT group_concat('\"' || replace(c.name, '\"', '\"\"') || '\"', ', ')"
    "      FROM pragma_table_xinfo(t.name) AS c WHERE c.hidden = 0) AS columns"
    "   FROM main.sqlite_schema AS t"
    "  WHERE t.type = 'table' AND t.name NOT LIKE 'sqlite\\_%' ESCAPE '\\')";

void tables_shuffle(sqlite3 *database, const char *seed)
{
    sqlite3_stmt *statement = NULL;
    sqlite3_create_function(database, "hone_place", -1, SQLITE_UTF8 | SQLITE_DETERMINISTIC, NULL, place, NULL, NULL);
    sqlite3_create_function(database, "hone_chance", 0, SQLITE_UTF8, (void *)seed, chance, NULL, NULL);
    /* Rules and triggers were served when the rows first came in. */
    sqlite3_db_config(database, SQLITE_DBCONFIG_ENABLE_TRIGGER, 0, NULL);
    tables_exec(database, "order", "PRAGMA foreign_keys = OFF; PRAGMA reverse_unordered_selects = OFF");
    if (sqlite3_prepare_v2(database, SHUFFLES, -1, &statement, NULL) != SQLITE_OK)
        give_up("order", sqlite3_errmsg(database));
    sqlite3_bind_text(statement, 1, seed, -1, SQLITE_STATIC);
    size_t length = 0;
    char *all = strdup("");
    while (all != NULL && sqlite3_step(statement) == SQLITE_ROW) {
        const char *sql = (const char *)sqlite3_column_text(statement, 0);
        size_t more = sql == NULL ? 0 : strlen(sql);
        char *larger = realloc(all, length + more + 1);
        if (larger == NULL)
            give_up("order", "no memory is left");
        all = larger;
        memcpy(all + length, sql == NULL ? "" : sql, more + 1);
        length += more;
    }
    sqlite3_finalize(statement);
    tables_exec(database, "order", all);
    free(all);
    /* The engine's own help against orders that only happen to come. */
    tables_exec(database, "order", "PRAGMA foreign_keys = ON; PRAGMA reverse_unordered_selects = ON");
}
