import type { ChallengePackage } from '@hone/contracts/kind';
import type { Pod } from '@hone/contracts/sandbox';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import {
  databaseMember,
  openDatabase,
  type Database,
} from '../../services/kinds/src/api-design/tasks/implementation/database.js';
import { SCHEMA } from '../../services/kinds/src/api-design/database-of-task.js';
import {
  connectPostgres,
  type PostgresConnection,
} from '../../services/kinds/src/sql/engines/postgresql/connection.postgres.js';
import { POSTGRES_SOCKET } from '../../services/kinds/src/sql/engines/postgresql/postgres-socket.js';
import { type SuiteSandbox, useSandbox } from '../support/sandbox/suite-sandbox.js';

const ROWS = "INSERT INTO items VALUES ('a', 1), ('b', 2)";
const ALL = 'SELECT id, amount FROM items ORDER BY id';
const BOTH = {
  ok: true,
  rows: [
    { id: 'a', amount: 1 },
    { id: 'b', amount: 2 },
  ],
};
const PACK = {
  slug: 'items',
  files: new Map([
    [SCHEMA, Buffer.from('CREATE TABLE items (id text PRIMARY KEY, amount integer NOT NULL)')],
  ]),
} as unknown as ChallengePackage;

let sandbox: SuiteSandbox;
useSandbox((opened) => {
  sandbox = opened;
  return Promise.resolve();
});

let pod: Pod;
let database: Database;
/** A session of the service, which owns its tables. */
let service: PostgresConnection;

const signIn = async (): Promise<PostgresConnection> =>
  connectPostgres(await pod.member(databaseMember.name).box.connect({ path: POSTGRES_SOCKET.path }), {
    user: 'app',
    database: 'app',
    password: database.env['PGPASSWORD'] ?? '',
  });

beforeEach(async () => {
  pod = await sandbox.openPod({ members: [databaseMember], links: [], seed: 'items' });
  database = await openDatabase(pod, PACK, 'items');
  await database.rebuild(ROWS);
  service = await signIn();
}, 90_000);
afterEach(async () => {
  await service.close();
  await pod.close();
}, 60_000);

describe('whatever a service does to its database', () => {
  it.each([
    ['drops its tables', 'DROP TABLE items'],
    ['drops its schema', 'DROP SCHEMA public CASCADE'],
    ['renames a column', 'ALTER TABLE items RENAME amount TO sum'],
    ['leaves a trigger that never ends', sleeperOn('items')],
    ['spoils the defaults of its sessions', 'ALTER ROLE app SET statement_timeout = 1'],
    ['spoils the defaults of its database', 'ALTER DATABASE app SET default_transaction_read_only = on'],
  ])('it %s: its tables are made anew', async (_what, sql) => {
    await service.execute(sql);
    await database.rebuild(ROWS);
    expect(await database.readRows(ALL)).toEqual(BOTH);
  });

  it('it keeps a lock in a statement that lasts: the statement is ended', async () => {
    const lasting = service.execute('BEGIN; LOCK TABLE items; SELECT pg_sleep(60)').catch(() => 'ended');
    await lockHeld();
    await database.rebuild(ROWS);
    expect(await lasting).toBe('ended');
    expect(await database.readRows(ALL)).toEqual(BOTH);
  });

  it.each([
    ['table', 'DROP TABLE items', /relation "items" does not exist/],
    ['column', 'ALTER TABLE items RENAME amount TO sum', /column "amount" does not exist/],
    ['bound', 'INSERT INTO items SELECT i, i FROM generate_series(1, 20001) AS i', /more than 20000 rows/],
  ])('what cannot be read is said, and is no fault of ours: no %s', async (_what, sql, why) => {
    await service.execute(sql);
    expect(await database.readRows(ALL)).toEqual({ ok: false, why: expect.stringMatching(why) as string });
  });

  it('a lock is waited for no longer than 3 s', async () => {
    await service.execute('BEGIN; LOCK TABLE items');
    expect(await database.readRows(ALL)).toMatchObject({
      ok: false,
      why: expect.stringMatching('lock timeout') as string,
    });
    expect(await database.replaceRows(`TRUNCATE items; ${ROWS}`)).toMatch(
      /transaction of the service stays open/,
    );
  });

  it('rows that its tables do not take are its own fault', async () => {
    await service.execute('DROP TABLE items');
    expect(await database.replaceRows(ROWS)).toBe(
      'The service has changed its tables, so that they do not take the rows of the task: relation "items" does not exist.',
    );
  });

  it('it can neither end our sessions nor become who we are', async () => {
    const others = "FROM pg_stat_activity WHERE datname = 'app' AND pid <> pg_backend_pid()";
    await expect(service.execute(`SELECT pg_terminate_backend(pid) ${others}`)).rejects.toThrow(
      'permission denied',
    );
    await expect(service.execute('SET ROLE keeper')).rejects.toThrow('permission denied');
    expect(await database.readRows(ALL)).toEqual(BOTH);
  });

  it('what our session runs of its code has no more rights than it has itself', async () => {
    await service.execute(`
      CREATE FUNCTION climb() RETURNS trigger LANGUAGE plpgsql AS $$
      BEGIN RESET ROLE; EXECUTE 'CREATE ROLE climber SUPERUSER'; RETURN NULL; END $$;
      CREATE TRIGGER climb BEFORE TRUNCATE ON items EXECUTE FUNCTION climb()`);
    expect(await database.replaceRows(`TRUNCATE items; ${ROWS}`)).toMatch(/permission denied/);
  });
});

function sleeperOn(table: string): string {
  return `
    CREATE FUNCTION sleep() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN PERFORM pg_sleep(600); RETURN NULL; END $$;
    CREATE TRIGGER sleep BEFORE INSERT OR TRUNCATE ON ${table} EXECUTE FUNCTION sleep()`;
}

async function lockHeld(): Promise<void> {
  const watcher = await signIn();
  for (;;) {
    const held = await watcher.execute(
      "SELECT 1 FROM pg_locks WHERE mode = 'AccessExclusiveLock' AND granted",
    );
    if (held.length > 0) break;
  }
  await watcher.close();
}
