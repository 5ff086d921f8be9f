import { beforeAll, describe, expect, test } from 'vitest';
import { examineStatement } from './examine-statement.js';
import type { Examination } from '../../../statement/rejection.js';
import { MAX_STATEMENT_TOKENS } from '../../../statement/parse-sql.js';
import { readSchemaNames, type SchemaNames } from '../../../statement/schema-names.js';

let schema: SchemaNames;
const containing = (text: string): unknown => expect.stringContaining(text);
const examine = (text: string): Promise<Examination> => examineStatement(text, schema);

beforeAll(async () => {
  schema = await readSchemaNames(`
    create type plan as enum ('free', 'paid');
    create table customers (id int primary key, plan plan not null);
    create table orders (id int primary key, customer_id int references customers, placed_at timestamptz);
    create view recent_orders as select * from orders;
  `);
});

describe('a query that a back-end engineer would write is allowed', () => {
  test.each([
    'select id from customers',
    'SELECT c.* FROM task.customers AS c -- a comment\n;',
    'table orders',
    'values (1), (2)',
    'select distinct on (customer_id) * from orders order by customer_id, placed_at desc nulls last limit 5 offset 1',
    'select count(*), count(distinct o.id) filter (where o.id > 1) from customers c left join orders o on o.customer_id = c.id group by c.id having count(*) >= 2',
    'with recursive n(i) as (select 1 union all select i + 1 from n where i < 5) select * from n',
    'with recursive n as (select 1 as i union all select i + 1 from n where i < 5) search depth first by i set ord cycle i set loop using path select i from n',
    "select date_trunc('month', placed_at)::date, extract(year from placed_at at time zone 'UTC') from orders",
    'select sum(id) over w, rank() over (partition by customer_id order by placed_at) from orders window w as (order by id rows between 2 preceding and current row exclude ties)',
    "select (date '2026-01-01' + interval '1 month' * g)::date from generate_series(0, 11) as g",
    'select * from customers c cross join lateral (select max(id) as newest from orders o where o.customer_id = c.id) x',
    'select plan, grouping(plan), count(*) from customers group by grouping sets ((plan), ())',
    "select case plan when 'free'::plan then 0 else 1 end, coalesce(null, 1), nullif(1, 2), greatest(1, 2) from customers",
    'select id from customers where id not in (select customer_id from orders where customer_id is not null) and not exists (table orders)',
    "select id from orders where placed_at between '2026-01-01' and '2026-02-01' and id = any (array[1, 2, 3]) and (id, 1) in (select 1, 1)",
    "select trim(both ' ' from 'x'), substring('abc' from 2 for 1), position('a' in 'b'), 'a' ilike '%b' escape '!', 'a' similar to 'b', 'é' collate \"C\"",
    'select id from customers union select id from orders intersect all select 1 except select 2 order by 1',
    'select r.a from json_to_recordset(\'[{"a":1}]\') as r(a int), rows from (unnest(array[1]), generate_series(1, 2)) with ordinality',
    "select make_interval(days => 3), (array[1,2])[1], (array[1,2])[1:2], row(1, 'a'), 1 is distinct from 2, true is not false",
    'select array_agg((id, plan)) || array[]::record[] from customers',
    "select percentile_cont(0.5) within group (order by id), string_agg(id::text, ',' order by id) from orders",
    'select id from customers join orders using (id) as both_sides',
  ])('%s', async (text) => {
    expect(await examine(text)).toEqual({ ok: true });
  });
});

describe('anything but one query is rejected', () => {
  test.each([
    ['select 1; select 2', 'one statement is allowed, here are 2'],
    ['select 1; drop table customers;', 'one statement is allowed, here are 2'],
    ['drop schema task cascade', 'not DROP'],
    ['insert into orders values (1)', 'not INSERT'],
    ["copy customers to program 'id'", 'not COPY'],
    ['set statement_timeout = 0', 'not SET'],
    ['show all', 'not SHOW'],
    ['do $$ begin perform pg_sleep(9); end $$', 'not DO'],
    ['begin', 'not BEGIN, COMMIT or ROLLBACK'],
    ['explain analyze select 1', 'not EXPLAIN'],
    ['prepare x as select 1', 'not PREPARE'],
    ['create table t as select 1', 'not CREATE TABLE AS'],
    ['lock table customers', 'not LOCK'],
    ['call do_it()', 'not CALL'],
    ['listen x', 'not LISTEN'],
    ["load 'x'", 'not LOAD'],
    ['with gone as (delete from customers returning *) select * from gone', 'DELETE is not available'],
    ['with x as (insert into orders values (1) returning 1) select * from x', 'INSERT is not available'],
    ['select * into stolen from customers', 'SELECT … INTO is not available'],
    ['select * from customers for update', 'row locking'],
    ['select * from (select * from customers for share) x', 'row locking'],
    ['select * from customers tablesample system (10)', 'TABLESAMPLE'],
    ['select $1', 'a parameter such as $1'],
    ['select id from customers order by id using >', 'USING'],
  ])('%s', async (text, message) => {
    const found = await examine(text);
    expect(found).toMatchObject({
      ok: false,
      reason: 'forbidden',
      message: containing(message),
    });
  });
});

describe('functions, operators and types outside the allow-list are named', () => {
  test.each([
    ['select pg_sleep(10)', 'function pg_sleep is'],
    [
      "select 1 from customers where pg_catalog.pg_sleep_for('1 min') is null",
      'function pg_catalog.pg_sleep_for',
    ],
    ["select set_config('statement_timeout', '0', false)", 'function set_config'],
    ["select current_setting('data_directory')", 'function current_setting'],
    ["select pg_read_file('/etc/passwd')", 'function pg_read_file'],
    ["select * from pg_ls_dir('/')", 'function pg_ls_dir'],
    ["select lo_import('/etc/passwd')", 'function lo_import'],
    ['select pg_advisory_lock(1)', 'function pg_advisory_lock'],
    ["select * from dblink('x', 'y') as t(a int)", 'function dblink'],
    ['select pg_terminate_backend(1)', 'function pg_terminate_backend'],
    ["select query_to_xml('drop table x', true, true, '')", 'function query_to_xml'],
    ["select pg_notify('a', 'b')", 'function pg_notify'],
    ["select nextval('s')", 'function nextval'],
    ['select public.count(1)', 'function public.count'],
    ['select "COUNT"(1)', 'function COUNT'],
    ['select id from orders order by random()', 'function random is not available here: the answer must be'],
    ['select now()', 'function now'],
    ["select age(timestamp '2026-01-01')", 'age with one argument'],
    ['select current_date', 'CURRENT_DATE'],
    ['select localtimestamp(3)', 'LOCALTIMESTAMP'],
    ["select date 'today'", "constant 'today'"],
    ['select current_user', 'CURRENT_USER'],
    ["select 'pg_authid'::regclass", 'type regclass'],
    ["select '<a/>'::xml", 'type xml'],
    ['select 1 operator(pg_catalog.+) 2', 'operator pg_catalog.+'],
    ["select '(1,1)' <-> '(2,2)'", 'operator <->'],
    ['select xmlelement(name a)', 'XML is not available'],
    ['select count(*) filter (where pg_sleep(1) is null) from orders', 'function pg_sleep'],
    ['select sum(id) over (order by pg_sleep(1)) from orders', 'function pg_sleep'],
    ['select 1 from orders limit (select pg_sleep(1))', 'function pg_sleep'],
    ['values (pg_sleep(1))', 'function pg_sleep'],
    ['select 1 from customers join lateral pg_sleep(1) x on true', 'function pg_sleep'],
    ['select case when true then pg_sleep(1) end', 'function pg_sleep'],
    ['select (array[pg_sleep(1)])[1]', 'function pg_sleep'],
  ])('%s', async (text, message) => {
    const found = await examine(text);
    expect(found).toMatchObject({
      ok: false,
      reason: 'forbidden',
      message: containing(message),
    });
  });
});

describe("only the task's own tables can be read", () => {
  test.each([
    ['select * from pg_authid', 'pg_authid'],
    ['select * from pg_catalog.pg_authid', 'pg_catalog.pg_authid'],
    ['select * from information_schema.tables', 'information_schema.tables'],
    ['select * from public.customers', 'public.customers'],
    ['select * from hone.task.customers', 'hone.task.customers'],
    ['with pg_authid as (select 1) select * from pg_authid', 'pg_authid'],
    ['select * from "Customers"', 'Customers'],
    ['select * from customer', 'customer'],
  ])('%s', async (text, table) => {
    const found = await examine(text);
    expect(found).toMatchObject({
      reason: 'forbidden',
      message: containing(`no table ${table} in`),
    });
  });
});

describe('text that is not a query', () => {
  test.each(['', '  \n', '-- nothing yet', '/* nothing */ ;', ';;'])('%j holds no query', async (text) => {
    expect(await examine(text)).toEqual({
      ok: false,
      reason: 'compile-error',
      message: 'there is no query here yet',
    });
  });

  test('a syntax error has its line and column, in characters', async () => {
    expect(await examine("select 'é',\n  'ß' as x frm orders")).toMatchObject({
      ok: false,
      reason: 'compile-error',
      message: 'line 2, column 12: syntax error at or near "frm"',
    });
  });

  test('a rejection has its line and column, in characters', async () => {
    expect(await examine("select 'é',\n  'ß', pg_sleep(1)")).toMatchObject({
      message: 'line 2, column 8: function pg_sleep is not available here',
    });
  });

  test('NUL, and more words than any query needs, are rejected before parsing', async () => {
    expect(await examine('select 1\0; drop table orders')).toMatchObject({
      ok: false,
      reason: 'compile-error',
    });
    expect(await examine(`select ${'1+'.repeat(MAX_STATEMENT_TOKENS)}1`)).toMatchObject({
      reason: 'compile-error',
    });
    expect(await examine(`select '${'x'.repeat(40_000)}'`)).toMatchObject({ reason: 'compile-error' });
  });

  test('the deepest nesting within the limit leaves the parser working', async () => {
    const half = MAX_STATEMENT_TOKENS / 2 - 5;
    const deep = [
      `select ${'not '.repeat(half * 2)}true`,
      `select ${'('.repeat(half)}1${')'.repeat(half)}`,
      `select 1${'+1'.repeat(half)}`,
      `select ${'(select '.repeat(half / 2)}1${')'.repeat(half / 2)}`,
      `select array${'['.repeat(half)}1${']'.repeat(half)}`,
      `select true${' isnull'.repeat(half)}`,
    ];
    for (let round = 0; round < 20; round += 1) for (const text of deep) await examine(text);
    expect(await examine('select 1')).toEqual({ ok: true });
  });
});
