import { describe, expect, it, test } from 'vitest';
import { examined, filesOf, READ, TABLE, TASK, WRITE } from './design.fixture.js';
import { examineDesign } from './examine-design.js';

const verdictOn = (path: string, text: string | Uint8Array) => {
  const files = filesOf();
  files.set(path, typeof text === 'string' ? Buffer.from(text) : text);
  const found = examineDesign(files, TASK);
  return found.ok ? undefined : `${found.reason}: ${found.message}`;
};

test('a design is read from its files, in any case, and with any comments and whitespace', () => {
  const found = examined({
    'tables.cql': `-- one\n// two\n/* three ; */ ${TABLE.toUpperCase()} ;;`,
    'writes/measured.cql': `${WRITE}\n${WRITE.replace(';', ' USING TIMESTAMP :stamp')}`,
    'reads/now.cql':
      "select degrees as d from measured where sensor_id = :SENSOR_ID and day in ('2026-03-02') order by at limit 1 allow filtering",
  });
  expect(found.ok && Object.keys(found.design.reads)).toEqual(['day', 'now']);
});

describe('tables', () => {
  it.each<[string, string, string]>([
    [
      'an index',
      'CREATE INDEX ON measured (degrees);',
      'line 1, column 1: CREATE INDEX cannot be used: an index asks every node',
    ],
    ['a custom index', "CREATE CUSTOM INDEX i ON t (a) USING 'x';", 'CREATE CUSTOM cannot be used: an index'],
    ['a view', 'CREATE MATERIALIZED VIEW v AS SELECT a FROM t;', 'no view does'],
    [
      'a function',
      'CREATE FUNCTION f (a int) RETURNS NULL',
      'CREATE FUNCTION cannot be used: this file holds CREATE TABLE only',
    ],
    ['an aggregate', 'CREATE AGGREGATE a (int)', 'CREATE AGGREGATE cannot be used'],
    ['a trigger', "CREATE TRIGGER t ON measured USING 'x';", 'CREATE TRIGGER cannot be used'],
    ['a type', 'CREATE TYPE t (a int);', 'CREATE TYPE cannot be used'],
    ['a role', 'CREATE ROLE me WITH SUPERUSER = true;', 'CREATE ROLE cannot be used'],
    ['a user', "CREATE USER me WITH PASSWORD 'x';", 'CREATE USER cannot be used'],
    ['a grant', 'GRANT ALL ON ALL KEYSPACES TO me;', 'GRANT cannot be used'],
    ['another keyspace', 'CREATE KEYSPACE k WITH durable_writes = false;', 'CREATE KEYSPACE cannot be used'],
    ['dropping', 'DROP TABLE measured;', 'DROP TABLE cannot be used'],
    ['altering', 'ALTER TABLE measured ADD a int;', 'ALTER TABLE cannot be used'],
    ['emptying', 'TRUNCATE measured;', 'TRUNCATE cannot be used'],
    ['using', 'USE system;', 'USE cannot be used: the keyspace is there already'],
    ['a file', "COPY measured FROM '/etc/passwd';", 'COPY cannot be used: that is a command of a shell'],
    ['a shell', "SOURCE '/etc/passwd';", 'SOURCE cannot be used'],
    [
      'a keyspace of the node',
      'CREATE TABLE system.t (a int PRIMARY KEY);',
      'tables have no keyspace before their name',
    ],
  ])('are refused: %s', (_what, text, message) => {
    expect(verdictOn('tables.cql', text)).toContain(message);
    expect(verdictOn('tables.cql', text)).toMatch(/^forbidden: tables\.cql, line 1/);
  });

  it.each<[string, string, string]>([
    ['a list', 'CREATE TABLE t (a int PRIMARY KEY, b list<int>);', 'nothing bounds what a collection holds'],
    ['a frozen map', 'CREATE TABLE t (a int PRIMARY KEY, b frozen<map<int, int>>);', 'frozen cannot be used'],
    ['a counter', 'CREATE TABLE t (a int PRIMARY KEY, b counter);', 'counts an event again'],
    ['a type of nobody', 'CREATE TABLE t (a int PRIMARY KEY, b blob);', 'blob is no type that is offered'],
    ['no key', 'CREATE TABLE t (a int);', 't needs one PRIMARY KEY'],
    ['two keys', 'CREATE TABLE t (a int PRIMARY KEY, PRIMARY KEY (a));', 't needs one PRIMARY KEY'],
    ['a key of no column', 'CREATE TABLE t (a int, PRIMARY KEY (b));', 'names b, which is no column'],
    ['a column twice in the key', 'CREATE TABLE t (a int, PRIMARY KEY (a, a));', 'names a twice'],
    ['a static key', 'CREATE TABLE t (a int, b int static, PRIMARY KEY (a, b));', 'cannot be static'],
    ['a column twice', 'CREATE TABLE t (a int PRIMARY KEY, a int);', 'there are two columns a'],
    ['a table twice', `${TABLE}${TABLE}`, 'there are two tables measured'],
    [
      'an order of others',
      'CREATE TABLE t (a int, b int, PRIMARY KEY (a, b)) WITH CLUSTERING ORDER BY (a DESC);',
      'CLUSTERING ORDER BY names',
    ],
    [
      'options',
      'CREATE TABLE t (a int PRIMARY KEY) WITH gc_grace_seconds = 0;',
      'expected CLUSTERING ORDER BY (',
    ],
    ['quotes', 'CREATE TABLE "T" (a int PRIMARY KEY);', 'names are written without quotes'],
    ['another script', 'CREATE TABLE tаble (a int PRIMARY KEY);', 'U+0430 stands outside a text'],
    ['an unfinished remark', '/* CREATE', 'a remark that has no end'],
    ['an unfinished text', "CREATE TABLE 'x", 'a text that has no end'],
    ['a long name', `CREATE TABLE ${'t'.repeat(60)} (a int PRIMARY KEY);`, 'longer than 48 characters'],
    [
      'many tables',
      Array.from({ length: 13 }, (_, n) => `CREATE TABLE t${n} (a int PRIMARY KEY);`).join(''),
      'more than 12 tables',
    ],
    [
      'many columns',
      `CREATE TABLE t (a int PRIMARY KEY${Array.from({ length: 40 }, (_, n) => `, b${n} int`).join('')});`,
      'more than 40 columns',
    ],
    ['many words', 'CREATE TABLE t ('.repeat(600), 'more than 2000 words and signs'],
    ['a huge file', ' '.repeat(50_000_000), 'longer than 32768 bytes'],
    ['no text', String.fromCharCode(0), 'U+0000 stands outside a text'],
  ])('are told what is wrong: %s', (_what, text, message) => {
    expect(verdictOn('tables.cql', text)).toContain(message);
    expect(verdictOn('tables.cql', text)).toMatch(/^compile-error: tables\.cql, line \d+, column \d+: /);
  });

  it('must be valid text', () => {
    expect(verdictOn('tables.cql', Uint8Array.from([0x43, 0xff, 0xfe]))).toContain(
      'U+FFFD stands outside a text',
    );
  });
});

describe('statements', () => {
  it.each<[string, string, string]>([
    ['a batch', `BEGIN UNLOGGED BATCH ${WRITE} APPLY BATCH;`, 'without a batch'],
    ['a read', READ, 'SELECT cannot be used: this file holds INSERT INTO, UPDATE and DELETE only'],
    [
      'a row that expires',
      WRITE.replace(';', ' USING TTL 60;'),
      'TTL cannot be used: rows do not expire here',
    ],
    ['the node’s time', WRITE.replace(':at,', 'toTimestamp(now()),'), 'functions are not offered'],
    ['JSON', "INSERT INTO measured JSON '{}';", 'JSON cannot be used'],
    ['another keyspace', WRITE.replace('measured', 'system.local'), 'tables have no keyspace'],
    ['dropping', 'DROP KEYSPACE system_auth;', 'DROP KEYSPACE cannot be used'],
  ])('of an event are refused: %s', (_what, text, message) => {
    expect(verdictOn('writes/measured.cql', text)).toContain(message);
    expect(verdictOn('writes/measured.cql', text)).toMatch(/^forbidden: writes\/measured\.cql, line 1/);
  });

  it.each<[string, string, string]>([
    [
      'by token',
      'SELECT at FROM measured WHERE token(sensor_id, day) > 0;',
      'token() goes through all partitions',
    ],
    ['counted', 'SELECT count(*) FROM measured;', 'functions are not offered'],
    ['some of each partition', READ.replace(';', ' PER PARTITION LIMIT 1;'), 'PER PARTITION LIMIT is for'],
    ['in groups', READ.replace(';', ' GROUP BY at;'), 'GROUP BY is not offered'],
    ['the node’s keyspace', 'SELECT at FROM system_auth.roles;', 'tables have no keyspace'],
    ['a write', WRITE, 'INSERT INTO cannot be used: this file holds SELECT only'.replace(' INTO', '')],
  ])('of a path are refused: %s', (_what, text, message) => {
    expect(verdictOn('reads/now.cql', text)).toContain(message);
    expect(verdictOn('reads/now.cql', text)).toMatch(/^forbidden: reads\/now\.cql, line 1/);
  });

  it.each<[string, string, string, string]>([
    ['no such table', 'reads/now.cql', 'SELECT a FROM t;', 'there is no table t; tables.cql has measured'],
    ['no such column', 'reads/now.cql', 'SELECT a FROM measured;', 'measured has no column a'],
    [
      'no such value',
      'reads/now.cql',
      'SELECT at FROM measured WHERE day = :day;',
      'there is no value :day here; there are sensor_id',
    ],
    [
      'another type',
      'reads/day.cql',
      'SELECT at FROM measured WHERE at = :day;',
      ':day is of type date and cannot be',
    ],
    ['all columns', 'reads/day.cql', 'SELECT * FROM measured;', 'name the columns'],
    [
      'no condition',
      'reads/day.cql',
      'SELECT at FROM measured WHERE day LIKE 1;',
      'expected one of = < <= > >= IN (, found "like"',
    ],
    ['a limit by value', 'reads/day.cql', `${READ.slice(0, -1)} LIMIT :day;`, 'LIMIT takes a whole number'],
    ['a nameless value', 'reads/day.cql', 'SELECT at FROM measured WHERE day = ?;', 'values have names here'],
    [
      'two in a row',
      'reads/day.cql',
      READ.replace(';', ' SELECT at FROM measured'),
      'expected ;, found "select"',
    ],
    [
      'no key',
      'writes/measured.cql',
      'INSERT INTO measured (day) VALUES (:day);',
      'measured needs a value for sensor_id',
    ],
    [
      'too few values',
      'writes/measured.cql',
      'INSERT INTO measured (day, at) VALUES (:day);',
      'there are 2 columns and 1 values',
    ],
    [
      'a column twice',
      'writes/measured.cql',
      'INSERT INTO measured (day, day) VALUES (:day, :day);',
      'day is there twice',
    ],
    [
      'a stamp of text',
      'writes/measured.cql',
      WRITE.replace(';', ' USING TIMESTAMP :at;'),
      ':at is of type timestamp',
    ],
    [
      'arithmetic',
      'writes/measured.cql',
      'UPDATE measured SET degrees = degrees + 1 WHERE day = :day;',
      'values are not computed here',
    ],
    ['many statements', 'writes/measured.cql', WRITE.repeat(13), 'more than 12 statements'],
  ])('are told what is wrong: %s', (_what, path, text, message) => {
    expect(verdictOn(path, text)).toContain(message);
    expect(verdictOn(path, text)).toMatch(new RegExp(`^compile-error: ${path}, line \\d+, column \\d+: `));
  });

  it('have positions with line and column', () => {
    expect(verdictOn('reads/day.cql', `-- zähler\n\n  ${READ.replace('measured', 'mesured')}`)).toMatch(
      /^compile-error: reads\/day\.cql, line 3, column 27: there is no table mesured/,
    );
  });
});
