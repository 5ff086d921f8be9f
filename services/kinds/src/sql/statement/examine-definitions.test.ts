import { describe, expect, test } from 'vitest';
import { examineDefinitions } from './examine-definitions.js';

test('definitions are taken one by one, as they were written', async () => {
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

describe('everything else is refused', () => {
  test.each([
    ['', 'compile-error', 'there is no statement here yet'],
    ['create tabel t ()', 'compile-error', 'line 1, column 8: syntax error at or near "tabel"'],
    ['create table t (); drop table t', 'forbidden', 'statement 2: DROP is not available here'],
    ['do $$ begin end $$', 'forbidden', 'statement 1: DO is not available here'],
    ["copy t from program 'id'", 'forbidden', 'statement 1: COPY is not available here'],
    ['set role postgres', 'forbidden', 'statement 1: SET is not available here'],
    ['grant postgres to ana', 'forbidden', 'statement 1: GRANT ROLE is not available here'],
    ['create role x', 'forbidden', 'statement 1: CREATE ROLE is not available here'],
    ['create extension x', 'forbidden', 'statement 1: CREATE EXTENSION is not available here'],
    ['alter system set x = 1', 'forbidden', 'statement 1: ALTER SYSTEM is not available here'],
    ['begin', 'forbidden', 'statement 1: BEGIN, COMMIT or ROLLBACK is not available here'],
    ['insert into t values (1)', 'forbidden', 'statement 1: INSERT is not available here'],
    ['create table x as select 1', 'forbidden', 'statement 1: CREATE TABLE AS is not available here'],
  ])('%s', async (text, reason, message) => {
    expect(await examineDefinitions(text)).toEqual({ ok: false, reason, message });
  });

  test('more statements than anybody needs', async () => {
    const found = await examineDefinitions('create table t ();'.repeat(101));
    expect(found).toMatchObject({ ok: false, message: '100 statements are allowed, here are 101' });
  });
});
