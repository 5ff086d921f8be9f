import type { ChallengePackage } from '@hone/contracts/kind';
import type { Box, Pod, PodLinkSpec, PodMemberSpec } from '@hone/contracts/sandbox';
import { decodeText } from '../../../judging/evidence-text.js';
import { getPackageFile } from '../../../judging/package-files.js';
import { deriveSeed } from '../../../judging/seeded-random.js';
import {
  connectPostgres,
  isDatabaseError,
  type PostgresConnection,
} from '../../../sql/engines/postgresql/connection.postgres.js';
import { POSTGRES_SOCKET } from '../../../sql/engines/postgresql/postgres-socket.js';
import { SCHEMA } from '../../database-of-task.js';
import { databaseBox } from '../../topology.js';

const MEMBER = 'database';
const PORT = 5432;
/** Role and database of the service. It owns the tables, and nothing of the server. */
const APP = 'app';
/** As the image has it; nobody but the grader was there to use it. */
const FIRST_PASSWORD = 'hone';

/** What was asked of the database in the name of the service, since the last reset. */
interface DatabaseWork {
  /** Statements, those that begin and end a transaction among them. */
  readonly statements: number;
  /** Blocks of 8 KiB that were looked at, in the cache or not. */
  readonly blocks: number;
}

/** The PostgreSQL server of one submission. */
export interface Database {
  /** How the service reaches it: `DATABASE_URL` and the variables of libpq. */
  readonly env: Readonly<Record<string, string>>;
  /**
   * Replaces the rows by statements of the task, and leaves the tables as a database keeps them that has run for a while.
   * False where a transaction of the service keeps them locked; rejects on any other error.
   */
  replaceRows(sql: string): Promise<boolean>;
  readWork(): Promise<DatabaseWork>;
  /** The rows of a query, each as JSON. */
  readRows(sql: string): Promise<readonly unknown[]>;
}

export const databaseMember: PodMemberSpec = { name: MEMBER, ...databaseBox };

/** A port of the service's box that leads to the server and nowhere else. */
export const databaseLink = (member: string): PodLinkSpec => ({
  id: MEMBER,
  from: { member, port: PORT },
  to: { member: MEMBER, path: POSTGRES_SOCKET.path },
  protocol: 'tcp',
});

/** Makes the service's database and fills it from the task's schema, before anything of the learner's is started. */
export async function openDatabase(pod: Pod, pack: ChallengePackage, seed: string): Promise<Database> {
  const { box } = pod.member(MEMBER);
  const password = deriveSeed(seed, 'password of the service').slice(0, 24);
  const grader = await signIn(box, POSTGRES_SOCKET.grader, POSTGRES_SOCKET.database, FIRST_PASSWORD);
  await grader.execute(
    `ALTER ROLE ${POSTGRES_SOCKET.grader} PASSWORD '${deriveSeed(seed, 'password of the grader')}'`,
  );
  await grader.execute(`CREATE ROLE ${APP} LOGIN PASSWORD '${password}' CONNECTION LIMIT 32`);
  await grader.execute(`CREATE DATABASE ${APP} OWNER ${APP}`);
  const owner = await signIn(box, APP, APP, password);
  await owner.execute(decodeText(getPackageFile(pack, SCHEMA)));
  return {
    env: environment(password),
    replaceRows: (sql) => replaceRows(owner, sql),
    readWork: () => readWork(grader),
    readRows: async (sql) => {
      const rows = await owner.execute(`SELECT row_to_json(answer) FROM (${sql}) AS answer`);
      return rows.map(([row]) => JSON.parse(String(row)) as unknown);
    },
  };
}

async function signIn(
  box: Box,
  user: string,
  database: string,
  password: string,
): Promise<PostgresConnection> {
  return connectPostgres(await box.connect({ path: POSTGRES_SOCKET.path }), { user, database, password });
}

const environment = (password: string): Record<string, string> => ({
  DATABASE_URL: `postgresql://${APP}:${password}@127.0.0.1:${PORT}/${APP}?sslmode=disable`,
  PGHOST: '127.0.0.1',
  PGPORT: String(PORT),
  PGUSER: APP,
  PGPASSWORD: password,
  PGDATABASE: APP,
  PGSSLMODE: 'disable',
});

/** How long somebody else's transaction may keep a table locked. */
const LOCK_TIMEOUT_MS = 3_000;

async function replaceRows(owner: PostgresConnection, sql: string): Promise<boolean> {
  try {
    await owner.execute(`SET lock_timeout = ${LOCK_TIMEOUT_MS}; ${sql}`);
    const tables = await owner.execute(
      `SELECT oid::regclass FROM pg_class WHERE relnamespace = 'public'::regnamespace AND relkind = 'r' ORDER BY oid`,
    );
    await owner.execute(`VACUUM (ANALYZE) ${tables.flat().join(', ')}`);
    return true;
  } catch (error) {
    if (isDatabaseError(error) && error.message.includes('lock timeout')) return false;
    throw error;
  }
}

async function readWork(grader: PostgresConnection): Promise<DatabaseWork> {
  const [[statements, blocks] = []] = await grader.execute(`
    SELECT coalesce(sum(calls), 0), coalesce(sum(shared_blks_hit + shared_blks_read + temp_blks_read), 0)
      FROM pg_stat_statements WHERE userid = '${APP}'::regrole`);
  return { statements: Number(statements), blocks: Number(blocks) };
}
