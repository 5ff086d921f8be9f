import { expect, test } from 'vitest';
import type { Cell } from '../../compare/result-set.js';
import type { Answer } from '../../server/rows-server.js';
import { ProbedPostgresql } from './probed-postgresql.js';
import type { TaskServer } from './task-server.js';

/** A server with only sessions and the grader's queries. */
class Server {
  roles: Cell[][] = [['0', 'task_owner', '{lock_timeout=2s}']];
  settings: Cell[][] = [['lock_timeout', '2000']];
  readonly sent: string[] = [];
  ended = 0;

  execute(): Promise<Cell[][]> {
    return Promise.resolve(this.roles);
  }

  session() {
    const run = (sql: string): Promise<Answer> => {
      this.sent.push(sql.includes('pg_settings') ? 'settings' : sql);
      return Promise.resolve({ kind: 'result', result: { columns: [], rows: this.settings }, wallMs: 1 });
    };
    return Promise.resolve({ run });
  }

  endSessions(): Promise<void> {
    this.ended += 1;
    return Promise.resolve();
  }

  isSound(): boolean {
    return true;
  }
}

function probed() {
  const server = new Server();
  return {
    server,
    probes: new ProbedPostgresql(server as unknown as TaskServer, JSON.stringify(server.roles)),
  };
}

test('unchanged sessions are not reported, and their transactions are ended first', async () => {
  const { server, probes } = probed();
  const session = await probes.session('ana', 1_000);
  await session.run('BEGIN');
  expect(await probes.changedSettings()).toBeUndefined();
  expect(server.sent).toEqual(['settings', 'BEGIN', 'ROLLBACK', 'settings']);
});

test('a setting that a trigger left in a session is reported, and the next probe begins without it', async () => {
  const { server, probes } = probed();
  await probes.session('ana', 1_000);
  server.settings = [['lock_timeout', '0']];
  expect(await probes.changedSettings()).toBe('lock_timeout is 0 instead of 2000');
  await probes.endProbe();
  expect(await probes.changedSettings()).toBeUndefined();
  expect(probes.isSound()).toBe(true);
});

test('a role that was given settings is reported, and its server is not used again, even if nobody asked', async () => {
  const { server, probes } = probed();
  server.roles = [['0', 'task_owner', '{lock_timeout=0}']];
  expect(await probes.changedSettings()).toMatch(/^a role was given settings/);
  const unasked = probed();
  unasked.server.roles = [];
  await unasked.probes.endProbe();
  expect([probes.isSound(), unasked.probes.isSound()]).toEqual([false, false]);
});
