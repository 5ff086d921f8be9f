#!/bin/sh
# Asks queries that must be answered, refused or stopped, and compares what is said of each. Argument: the program.
set -eu
program=$1
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
failed=0
# The engine keeps what a process leaves behind when it ends in the middle.
export ASAN_OPTIONS=detect_leaks=0

cat > "$folder/schema.sql" <<'SQL'
CREATE TABLE people (id INTEGER PRIMARY KEY, name TEXT, boss INTEGER REFERENCES people (id));
CREATE TABLE visits (person INTEGER REFERENCES people (id), at TEXT NOT NULL);
CREATE VIEW bosses AS SELECT DISTINCT boss FROM people;
SQL
cat > "$folder/data.sql" <<'SQL'
INSERT INTO people VALUES (1, 'Ada "the" first', NULL), (2, 'Bo', 1), (3, NULL, 1);
INSERT INTO visits VALUES (1, '2026-01-02'), (2, '2026-01-01'), (2, '2026-01-03'), (3, '2026-01-05');
SQL

# What the last line, or with `all` every line, says of a query; further arguments go to the program.
ask() {
  lines=$1 query=$2
  shift 2
  printf '%s' "$query" > "$folder/query.sql"
  "$program" answer --schema "$folder/schema.sql" --data "$folder/data.sql" --query "$folder/query.sql" \
    --heap-mib 32 --cpu-ms 500 --rows 1000 --bytes 100000 --row-bytes 10000 "$@" > "$folder/out" 2> "$folder/err" || {
    printf 'exit %s %s\n' "$?" "$(cat "$folder/err")"
    return
  }
  if [ "$lines" = all ]; then tr '\n' ' ' < "$folder/out"; else tail -n 1 "$folder/out"; fi
}

expect() {
  wanted=$1
  shift
  got=$(ask "$@")
  case $got in
  *"$wanted"*) ;;
  *)
    printf 'of: %s\nwanted: %s\ngot:    %s\n' "$2" "$wanted" "$got" >&2
    failed=1
    ;;
  esac
}

expect '["i1","tAda \u0022the\u0022 first","r0.5","b00ff",null] {"end":"done"' all \
  "SELECT id, name, id / 2.0, x'00ff', boss FROM people WHERE id = 1"
expect '["i2"] {"end":"done"' all 'SELECT count(*) FROM visits WHERE person = ?1' --value 2
expect '[null] {"end":"done"' all 'SELECT ?1' --null
expect '["i2"]' all 'WITH b AS (SELECT * FROM bosses) SELECT count(*) FROM b'
expect '["tx"]' all "SELECT value FROM json_each('[\"x\"]')"
expect '{"end":"done"' last 'SELECT 1;; -- and no more'
# Another order of rows and of what is equal, and the same one each time.
once=$(ask all 'SELECT at FROM visits')
again=$(ask all 'SELECT at FROM visits' --order abc)
[ "$once" != "$again" ] && [ "$again" = "$(ask all 'SELECT at FROM visits' --order abc)" ] || failed=1
expect '"i3"] ["i2"] ["i1"]' all 'SELECT id FROM people' --order abc
expect 'SCAN visits' all 'SELECT * FROM visits' --explain

expect '"done"' last 'SELECT id FROM people ORDER BY 1 > 0, hone_chance()' --order abc
for query in 'SELECT hone_chance()' 'SELEKT 1' 'SELECT nothing FROM people' 'SELECT "Bo"' '' '-- nothing' 'SELECT ?2' 'SELECT (((' ; do
  expect '{"end":"refused"' last "$query"
done
for query in 'SELECT 1; SELECT 2' 'SELECT 1; DROP TABLE people' 'SELECT 1; nonsense' 'DELETE FROM people' \
  'UPDATE people SET id = 4' 'INSERT INTO people VALUES (4, NULL, NULL)' 'CREATE TABLE t (a)' 'DROP TABLE people' \
  'CREATE TEMP TABLE t (a)' 'PRAGMA user_version' "ATTACH 'x' AS y" "VACUUM INTO '/work/x'" 'VACUUM' 'BEGIN' 'ANALYZE' \
  'EXPLAIN SELECT 1' 'SELECT random()' "SELECT load_extension('x')" 'SELECT sqlite_version()' 'SELECT current_time' \
  'SELECT zeroblob(1000000000)' 'SELECT * FROM sqlite_schema' 'SELECT count(*) FROM sqlite_schema' \
  "SELECT * FROM pragma_table_info('people')" 'SELECT count(*) FROM pragma_database_list' "SELECT date('now') FROM people" \
  "SELECT count(*) FROM people WHERE strftime('%s') > '1'" 'SELECT * FROM dbstat' 'SELECT * FROM sqlite_temp_schema'; do
  expect '{"end":"forbidden"' last "$query"
done
expect '{"end":"forbidden"' last 'SELECT hone_place(1)' --order abc
expect '{"end":"stopped"' last \
  'WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT count(*) FROM n'
expect '{"end":"memory"' last \
  "WITH RECURSIVE n (s) AS (SELECT 'x' UNION ALL SELECT s || s FROM n) SELECT max(length(s)) FROM n"
expect '{"end":"memory"' last \
  'WITH RECURSIVE n (i) AS (SELECT 1 UNION SELECT i + 1 FROM n) SELECT count(*) FROM n' --cpu-ms 60000
expect '{"end":"rows"' last 'SELECT 1 FROM people a, people b, people c, people d, people e, people f, people g'
expect '{"end":"bytes"' last "SELECT printf('%5000s', 'x') FROM people a, people b, people c, people d"
expect '{"end":"rowBytes"' last "SELECT printf('%20000s', 'x')"
expect '{"end":"failed"' last 'SELECT abs(-9223372036854775807 - 1)'
expect 'exit 3' last 'SELECT 1' --order
expect 'exit 3' last 'SELECT 1' --data /nowhere
# What work is counted: steps, tables read from end to end, indexes and what they take, steps of the writes.
printf 'CREATE INDEX by_person ON visits (person, at);' > "$folder/indexes.sql"
printf "INSERT INTO visits VALUES (1, 'x'); UPDATE visits SET at = 'y' WHERE person = 2;" > "$folder/writes.sql"
counted() { ask all "$@" --count | sed -n 's/.*\({"scanned".*}\) {"end":"done".*/\1/p'; }
plain=$(counted 'SELECT at FROM visits AS v WHERE v.person = 2')
found=$(counted 'SELECT at FROM visits AS v WHERE v.person = 2' --indexes "$folder/indexes.sql" --writes "$folder/writes.sql")
case $plain in '{"scanned":["visits"],"steps":'*',"indexes":0,"bytes":0,"written":0}') ;; *) echo "counted: $plain" >&2; failed=1 ;; esac
case $found in '{"scanned":[],"steps":'*',"indexes":1,"bytes":4096,"written":'[1-9]*'}') ;; *) echo "counted: $found" >&2; failed=1 ;; esac
[ "$found" = "$(counted 'SELECT at FROM visits AS v WHERE v.person = 2' --indexes "$folder/indexes.sql" --writes "$folder/writes.sql")" ] || failed=1
expect '["t2026-01-05"]' all 'SELECT max(at) FROM visits' --indexes "$folder/indexes.sql" --order abc
printf 'CREATE INDEX a ON visits (at);\nCREATE INDEX b ON visits (nope);' > "$folder/indexes.sql"
expect '{"end":"index","message":"no such column: nope","offset":1}' last 'SELECT 1' --indexes "$folder/indexes.sql"
printf 'DELETE FROM people' > "$folder/writes.sql"
expect '{"end":"write"' last 'SELECT 1' --count --writes "$folder/writes.sql"
exit $failed
