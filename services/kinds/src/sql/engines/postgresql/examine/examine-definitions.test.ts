import { describe, expect, test } from 'vitest';
import { examineDefinitions } from './examine-definitions.js';

test('definitions are accepted one by one, as they were written', async () => {
  const text = `
    CREATE TYPE state AS ENUM ('a');
    CREATE TABLE t (id int PRIMARY KEY, EXCLUDE USING gist (id WITH =)); -- a remark
    CREATE FUNCTION f() RETURNS int LANGUAGE sql AS 'SELECT 1; SELECT 2';
    CREATE POLICY p ON t USING (true);
    ALTER VIEW v SET (security_invoker = true);
    GRANT SELECT ON t TO ana;
    REVOKE SELECT ON t FROM ana`;
  const found = await examineDefinitions(text);
  expect(found.ok && found.statements.map((each) => each.split(' ').slice(0, 2).join(' '))).toEqual([
    'CREATE TYPE',
    'CREATE TABLE',
    '-- a',
    'CREATE POLICY',
    'ALTER VIEW',
    'GRANT SELECT',
    'REVOKE SELECT',
  ]);
});

test('intermediate steps are accepted, because only the final tables count', async () => {
  const text = `
    BEGIN;
    DROP VIEW open_totals;
    CREATE VIEW open_totals WITH (security_invoker = true) AS SELECT 1;
    CREATE TABLE states (state text PRIMARY KEY);
    INSERT INTO states VALUES ('held'), ('confirmed');
    DO $$ BEGIN CREATE TYPE s AS ENUM ('a'); EXCEPTION WHEN duplicate_object THEN NULL; END $$;
    ALTER TABLE t RENAME COLUMN a TO b;
    DROP POLICY p ON t;
    DROP FUNCTION IF EXISTS f();
    ALTER TABLE t RENAME CONSTRAINT a TO b;
    ALTER POLICY p ON t RENAME TO q;
    COMMIT`;
  const found = await examineDefinitions(text);
  expect(found.ok && found.statements).toHaveLength(12);
});

test.each([
  'CREATE EXTENSION IF NOT EXISTS btree_gist',
  'create extension btree_gist with schema public cascade',
  'CREATE EXTENSION "btree_gist"',
])('an extension of the task may be requested in any form: %s', async (asked) => {
  expect(await examineDefinitions(`${asked}; CREATE TABLE t ()`, ['btree_gist'])).toEqual({
    ok: true,
    statements: ['CREATE EXTENSION IF NOT EXISTS "btree_gist"', 'CREATE TABLE t ()'],
  });
});

test('an extension that the task does not have is rejected', async () => {
  expect(await examineDefinitions('create extension if not exists pgcrypto', ['btree_gist'])).toEqual({
    ok: false,
    reason: 'forbidden',
    message: 'statement 1: CREATE EXTENSION is not available here',
  });
});

describe('everything else is rejected', () => {
  test.each([
    ['', 'compile-error', 'there is no statement here yet'],
    ['create tabel t ()', 'compile-error', 'line 1, column 8: syntax error at or near "tabel"'],
    ['create table t (); drop schema task', 'forbidden', 'statement 2: DROP SCHEMA is not available here'],
    ['drop owned by task_owner', 'forbidden', 'statement 1: DROP OWNED is not available here'],
    ['drop extension btree_gist', 'forbidden', 'statement 1: DROP EXTENSION is not available here'],
    ['alter schema task rename to x', 'forbidden', 'statement 1: RENAME SCHEMA is not available here'],
    ['alter role ana rename to x', 'forbidden', 'statement 1: RENAME ROLE is not available here'],
    [
      'rollback',
      'forbidden',
      'statement 1: of transactions, BEGIN and COMMIT are available; your file is one anyway',
    ],
    ["copy t from program 'id'", 'forbidden', 'statement 1: COPY is not available here'],
    ['set role postgres', 'forbidden', 'statement 1: SET is not available here'],
    ['grant postgres to ana', 'forbidden', 'statement 1: GRANT ROLE is not available here'],
    ['create role x', 'forbidden', 'statement 1: CREATE ROLE is not available here'],
    ['create extension x', 'forbidden', 'statement 1: CREATE EXTENSION is not available here'],
    ['alter system set x = 1', 'forbidden', 'statement 1: ALTER SYSTEM is not available here'],
    ['select 1', 'forbidden', 'statement 1: SELECT is not available here'],
  ])('%s', async (text, reason, message) => {
    expect(await examineDefinitions(text)).toMatchObject({ ok: false, reason, message });
  });

  test('more statements than anybody needs', async () => {
    const found = await examineDefinitions('create table t ();'.repeat(101));
    expect(found).toMatchObject({ ok: false, message: '100 statements are allowed, here are 101' });
  });
});
