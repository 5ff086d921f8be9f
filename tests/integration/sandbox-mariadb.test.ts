import { expect, it } from 'vitest';
import type { BoxSpec } from '@hone/contracts/sandbox';
import { openMariadb } from '@hone/kinds/sql/mariadb-server';
import { killInBox } from '../support/sandbox/box-processes.js';
import { type SuiteSandbox, useSandbox } from '../support/sandbox/suite-sandbox.js';

const SPEC: BoxSpec = { runtime: 'mariadb', memoryMiB: 256, processes: 16, trust: 'candidate' };
const WALL_MS = 10_000;

let sandbox: SuiteSandbox;

useSandbox((opened) => {
  sandbox = opened;
});

const open = () => openMariadb({ open: (spec) => sandbox.open(spec), now: () => performance.now() }, SPEC);

it('a server that is killed begins anew, and the statement before is told to have lost it', async () => {
  const server = await open();
  await server.empty([]);
  const session = await server.session('task_owner', WALL_MS);
  expect(await session.run('SELECT CURRENT_USER(), DATABASE()')).toMatchObject({
    kind: 'result',
    result: { rows: [['task_owner@localhost', 'task']] },
  });
  const waiting = session.run('DO SLEEP(9)');
  await killInBox(sandbox.workerId, '/usr/sbin/mariadbd ');
  expect(await waiting).toMatchObject({ kind: 'lost' });
  expect(server.isSound()).toBe(false);
  await server.close();
}, 60_000);

it('a session that somebody ended is told so, and the server is as good as before', async () => {
  const server = await open();
  await server.empty([]);
  const [one, other] = [
    await server.session('task_owner', WALL_MS),
    await server.session('task_owner', WALL_MS),
  ];
  const asked = await one.run('SELECT CONNECTION_ID()');
  if (asked.kind !== 'result') throw new Error(`the session answers ${asked.kind}`);
  await other.run(`KILL ${asked.result.rows[0]?.[0] ?? ''}`);
  expect(await one.run('SELECT 1')).toMatchObject({ kind: 'refused', sqlstate: '70100' });
  await server.endProbe();
  expect(server.isSound()).toBe(true);
  await server.empty(['ana']);
  expect(
    await server.define(['CREATE TABLE t (id int)', 'SELECT 1; SELECT 2; SELEC 3; SELECT 4'], WALL_MS),
  ).toMatchObject({
    ok: false,
    statement: 3,
    answer: { kind: 'refused', sqlstate: '42000', cause: 'syntax' },
  });
  await server.close();
}, 60_000);

it('a text may hold remarks only, and end with one', async () => {
  const server = await open();
  await server.empty([]);
  const texts = [
    '-- Nothing is given.',
    'SELECT 1; -- no more\n/* at all */',
    "SELECT 'ä'\n;\n# and a third kind",
  ];
  expect(await server.define(texts, WALL_MS)).toEqual({ ok: true });
  await server.close();
}, 60_000);

it('a session takes one statement at a time, and no file of the grader’s', async () => {
  const server = await open();
  await server.empty([]);
  const session = await server.session('task_owner', WALL_MS);
  expect(await session.run('CREATE TABLE t (line text); DROP TABLE t')).toMatchObject({ cause: 'syntax' });
  await session.run('CREATE TABLE t (line text)');
  const loaded = await session.run("LOAD DATA LOCAL INFILE '/etc/passwd' INTO TABLE t");
  expect(loaded.kind).toBe('refused');
  expect(await session.run('SELECT * FROM t')).toMatchObject({ kind: 'result', result: { rows: [] } });
  await server.close();
}, 60_000);
