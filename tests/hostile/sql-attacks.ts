import type { Reason } from '@hone/contracts';

const columns = 'null::int as customer_id, null::text as name, null::date as last_order_on';

/** Name and text of queries that must never reach a server. */
export const FORBIDDEN_QUERIES: readonly (readonly [string, string])[] = [
  ['two statements', 'select 1; drop table orders'],
  ['drops the schema', 'drop schema task cascade'],
  ['drops a grader table', 'drop table task.customers'],
  ['runs a program', "copy (select 1) to program 'touch /tmp/owned'"],
  ['copies a file in', "copy orders from '/etc/passwd'"],
  ['sets its own timeout', 'set statement_timeout = 0'],
  ['sets a setting in a query', "select set_config('statement_timeout', '0', false)"],
  ['reads a file', "select pg_read_file('/etc/passwd')"],
  ['lists a folder', "select pg_ls_dir('/')"],
  ['imports a large object', "select lo_import('/etc/passwd')"],
  ['calls another server', "select * from dblink('host=127.0.0.1', 'select 1') as t (a int)"],
  ['sleeps', 'select pg_sleep(60)'],
  ['sleeps in a filter', 'select 1 from orders where pg_sleep(1) is null'],
  ['sleeps by its full name', 'select pg_catalog.pg_sleep(60)'],
  ['takes a lock', 'select pg_advisory_lock(1)'],
  ['locks rows', 'select * from orders for update'],
  ['ends sessions', 'select pg_terminate_backend(pid) from pg_stat_activity'],
  ['notifies', "select pg_notify('a', 'b')"],
  ['runs text as SQL', "select query_to_xml('drop table orders', true, true, '')"],
  ['deletes in a WITH', 'with gone as (delete from orders returning 1) select * from gone'],
  ['writes a table', 'select * into stolen from orders'],
  ['reads passwords', 'select * from pg_authid'],
  ['reads the catalog by its full name', 'select * from pg_catalog.pg_proc'],
  ['reads the catalog under a WITH name', 'with pg_authid as (select 1) select * from pg_authid'],
  ['leaves the search path', 'select * from public.orders'],
  ['resolves names by cast', "select 'pg_authid'::regclass::int"],
  ['runs a block', "do $$ begin execute 'drop table orders'; end $$"],
  ['loads a library', "load 'auto_explain'"],
  ['explains with effects', 'explain analyze delete from orders'],
  ['commits', 'commit'],
  ['draws lots', 'select 1 from orders order by random()'],
];

/** Queries of allowed words only, and the reasons for which they may be stopped. */
export const GREEDY_QUERIES: readonly { name: string; query: string; reasons: readonly Reason[] }[] = [
  {
    name: 'a join of millions with millions',
    query: `select ${columns} from generate_series(1, 100000) a, generate_series(1, 100000) b where (a + b) * 7 % 11 = 12`,
    reasons: ['time-limit'],
  },
  {
    name: 'a recursion without end',
    query: `with recursive r (n) as (select 1 union all select n # 1 from r) select ${columns} from r where n > 5`,
    reasons: ['time-limit', 'memory-limit'],
  },
  {
    name: 'a recursion that doubles',
    query: `with recursive r (t) as (select 'x' union all select t || t from r) select ${columns} from r where t = ''`,
    reasons: ['memory-limit', 'time-limit'],
  },
  {
    name: 'a pattern that backtracks',
    query: `select ${columns} from generate_series(1, 1000000) n where repeat(n::text, 400) ~ '^(.+)(.+)(.+)\\3\\2\\1x'`,
    reasons: ['time-limit'],
  },
  {
    name: 'a sort that fills the disk',
    query: `select ${columns} from (select repeat(n::text, 20) as t from generate_series(1, 5000000) n order by t desc offset 4999999) x where t = ''`,
    reasons: ['memory-limit', 'time-limit'],
  },
  {
    name: 'an aggregate that fills the memory',
    query: `select ${columns} from (select string_agg(repeat('x', 1000000), '') as t from generate_series(1, 900)) x where t = ''`,
    reasons: ['memory-limit'],
  },
  {
    name: 'a cell larger than any',
    query: `select ${columns}, repeat('x', 2000000000)`,
    reasons: ['memory-limit'],
  },
  {
    name: 'a row larger than allowed',
    query: `select 1 as customer_id, repeat('x', 50000000) as name, null::date as last_order_on`,
    reasons: ['output-limit'],
  },
  {
    name: 'rows without end',
    query: `select ${columns} from generate_series(1, 100000000)`,
    reasons: ['output-limit', 'memory-limit'],
  },
  {
    name: 'few but fat rows',
    query: `select n as customer_id, repeat('x', 200000) as name, null::date as last_order_on from generate_series(1, 100) n`,
    reasons: ['output-limit'],
  },
  {
    name: 'JSON nested without end',
    query: `select ${columns} from (select (repeat('[', 5000000))::json as j) x where j is null`,
    reasons: ['runtime-error', 'memory-limit'],
  },
];

/** Statements sent to the server unchecked, and the SQLSTATEs with which it may reject them. */
export const REFUSED_BY_THE_SERVER: readonly (readonly [string, readonly string[]])[] = [
  ['select 1; select 2', ['42601']],
  ['select pg_sleep(60)', ['42501']],
  ["select set_config('statement_timeout', '0', false)", ['42501']],
  ["select current_setting('data_directory')", ['42501']],
  ["select pg_read_file('/etc/passwd')", ['42501']],
  ["select pg_ls_dir('/')", ['42501']],
  ["copy (select 1) to program 'id'", ['42501']],
  ["copy orders from '/etc/passwd'", ['42501', '25006']],
  ["select lo_import('/etc/passwd')", ['42501', '25006']],
  ['select pg_advisory_lock(1)', ['42501']],
  ['select pg_terminate_backend(1)', ['42501']],
  ["select query_to_xml('select 1', true, true, '')", ['42501']],
  ['drop schema task cascade', ['25006', '42501']],
  ['delete from orders', ['25006', '42501']],
  ['create temp table t (a int)', ['25006', '42501']],
  ['create table task.t (a int)', ['25006', '42501']],
  ['create function task.f() returns int language sql as $$ select 1 $$', ['25006', '42501']],
  ['select * from pg_authid', ['42501']],
  ['set role hone_grader', ['42501']],
  ['alter role learner superuser', ['25006', '42501']],
  ['alter system set fsync = on', ['42501', '25001', '25006']],
  ['do $$ begin perform pg_sleep(60); end $$', ['42501']],
];
