import { once } from 'node:events';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Box } from '@hone/contracts/sandbox';
import { POSTGRES_SOCKET } from '@hone/kinds/sql/postgres-socket';
import { SandboxFault } from '@hone/sandbox';
import pg from 'pg';
import { GENEROUS, openTestSandbox } from '../support/sandbox/sandbox.js';

const SPEC = { runtime: 'postgresql', memoryMiB: 256, processes: 16, trust: 'candidate' } as const;
const MIB = 1024 * 1024;

describe('a PostgreSQL box', () => {
  let sandbox: Awaited<ReturnType<typeof openTestSandbox>>;
  let box: Box;
  let grader: pg.Client;
  let learner: pg.Client;

  const connect = async (user: string, to = box) => {
    const stream = await to.connect({ path: POSTGRES_SOCKET.path });
    const client = new pg.Client({ user, database: POSTGRES_SOCKET.database, stream: () => stream });
    await client.connect();
    return client;
  };

  beforeAll(async () => {
    sandbox = await openTestSandbox();
    box = await sandbox.open(SPEC);
    grader = await connect(POSTGRES_SOCKET.grader);
    learner = await connect(POSTGRES_SOCKET.learner);
    await grader.query('create table orders (id int primary key, total numeric)');
    await grader.query('insert into orders select i, i * 1.5 from generate_series(1, 1000) i');
    await grader.query('grant select on orders to learner');
  }, 60_000);

  afterAll(async () => {
    await learner.end();
    await grader.end();
    await sandbox.close();
  });

  it('answers the learner about what was granted', async () => {
    const { rows } = await learner.query('select count(*)::int as n, sum(total)::float as sum from orders');
    expect(rows).toEqual([{ n: 1000, sum: 750_750 }]);
  });

  it('takes parameters, transactions and errors like any other server', async () => {
    await learner.query('begin');
    await expect(learner.query('select 1 / $1::int', [0])).rejects.toMatchObject({ code: '22012' });
    await learner.query('rollback');
    expect((await learner.query('select $1::text as word', ["o'clock"])).rows).toEqual([{ word: "o'clock" }]);
  });

  it.each([
    "copy orders to program 'id'",
    "copy orders to '/work/stolen'",
    "select pg_read_file('/etc/passwd')",
    "select pg_ls_dir('/')",
    'create table mine (a int)',
    'create temp table mine (a int)',
    'create schema mine',
    'create database mine',
    'create role mine superuser',
    'create extension dblink',
    'create extension plpgsql_check',
    'select lo_creat(-1)',
    'set role hone_grader',
    'set session authorization hone_grader',
    'alter system set work_mem = 1',
    'select pg_reload_conf()',
    'delete from orders',
    'drop table orders',
    'select pg_terminate_backend(pid) from pg_stat_activity where usename = $$hone_grader$$',
    "set temp_file_limit = '-1'",
  ])('refuses the learner: %s', async (sql) => {
    await expect(learner.query(sql)).rejects.toMatchObject({
      code: expect.stringMatching(/^(42501|0A000|22023|58P01)$/),
    });
  });

  it('has durability off and plans that depend on the data alone', async () => {
    const settings = ['fsync', 'jit', 'autovacuum', 'max_parallel_workers_per_gather', 'listen_addresses'];
    const { rows } = await grader.query<{ name: string; setting: string }>(
      'select name, setting from pg_settings where name = any($1) order by name',
      [settings],
    );
    expect(Object.fromEntries(rows.map(({ name, setting }) => [name, setting]))).toEqual({
      autovacuum: 'off',
      fsync: 'off',
      jit: 'off',
      listen_addresses: '',
      max_parallel_workers_per_gather: '0',
    });
  });

  it('sends a gigabyte to who reads it row by row, with the memory of the worker flat', async () => {
    const before = process.memoryUsage.rss();
    let [bytes, peak] = [0, before];
    const query = new pg.Query({ text: "select repeat('x', 1000000) as x from generate_series(1, 1000)" });
    query.on('row', (row: { x: string }) => {
      bytes += row.x.length;
      peak = Math.max(peak, process.memoryUsage.rss());
    });
    learner.query(query);
    await once(query, 'end');
    expect(bytes).toBe(1_000_000_000);
    expect((peak - before) / MIB).toBeLessThan(128);
  }, 60_000);

  it('holds back a server whose reader does not read', async () => {
    const stream = await box.connect({ path: POSTGRES_SOCKET.path });
    stream.pause();
    const before = process.memoryUsage.rss();
    const text = (code: string, body: string) => {
      const payload = Buffer.from(`${body}\0`);
      const head = Buffer.alloc(5);
      head.write(code, 0, 'latin1');
      head.writeUInt32BE(payload.length + 4, 1);
      return Buffer.concat([head, payload]);
    };
    const startup = Buffer.from('\0\x03\0\0user\0learner\0database\0hone\0\0', 'latin1');
    const length = Buffer.alloc(4);
    length.writeUInt32BE(startup.length + 4);
    stream.write(Buffer.concat([length, startup]));
    stream.write(text('Q', "select repeat('x', 1000000) from generate_series(1, 500)"));
    // The server continues until the buffers are full, and then waits for its reader.
    const waits = async () =>
      (
        await grader.query(
          "select 1 from pg_stat_activity where usename = 'learner' and wait_event = 'ClientWrite'",
        )
      ).rowCount;
    for (let waiting = 0; waiting === 0;) waiting = (await waits()) ?? 0;
    expect(stream.readableLength).toBeLessThanOrEqual(2 * MIB);
    expect((process.memoryUsage.rss() - before) / MIB).toBeLessThan(64);
    stream.destroy();
  }, 60_000);

  it('ends a connection when its stream is destroyed', async () => {
    const stream = await box.connect({ path: POSTGRES_SOCKET.path });
    const client = new pg.Client({ user: 'learner', database: 'hone', stream: () => stream });
    await client.connect();
    const lost = once(client, 'error');
    stream.destroy();
    await lost;
    await expect(client.query('select 1')).rejects.toThrow();
  });

  it('runs no programs, and refuses a way that leads nowhere', async () => {
    await expect(box.run({ argv: ['id'], limits: GENEROUS })).rejects.toThrow(SandboxFault);
    await expect(box.connect({ path: '/work/pg/none' })).rejects.toThrow(SandboxFault);
    await expect(box.connect({ port: 5432 })).rejects.toThrow(SandboxFault);
  });

  it('shares nothing with another of its kind', async () => {
    const other = await sandbox.open(SPEC);
    const client = await connect(POSTGRES_SOCKET.grader, other);
    const { rows } = await client.query("select to_regclass('orders') as orders");
    expect(rows).toEqual([{ orders: null }]);
    await client.end();
    await other.close();
  }, 30_000);
});
