import type { ChallengePackage } from '@hone/contracts/kind';
import type { Box, Pod, PodLinkSpec, PodMemberSpec } from '@hone/contracts/sandbox';
import { decodeText } from '../../../judging/evidence-text.js';
import { getPackageFile } from '../../../judging/package-files.js';
import { deriveSeed } from '../../../judging/seeded-random.js';
import {
  connectPostgres,
  isDatabaseError,
  isEndedByServer,
  type PostgresConnection,
} from '../../../sql/engines/postgresql/connection.postgres.js';
import { POSTGRES_SOCKET } from '../../../sql/engines/postgresql/postgres-socket.js';
import { SCHEMA } from '../../database-of-task.js';
import { databaseBox } from '../../topology.js';

const MEMBER = 'database';
const PORT = 5432;
/** Role and database of the service. The role owns the tables, and nothing else of the server. */
const APP = 'app';
/** Acts as the service does, but the service can neither end its sessions nor set their defaults. */
const KEEPER = 'keeper';
/** The image's default; only the grader has had access so far. */
const FIRST_PASSWORD = 'hone';

/** The service's use of the database since the last reset. */
export interface DatabaseWork {
  /** Statements, including those that begin and end a transaction. */
  readonly statements: number;
  /** Blocks of 8 KiB that were looked at, in the cache or not. */
  readonly blocks: number;
}

/** The PostgreSQL server of one submission. */
export interface Database {
  /** How the service reaches it: `DATABASE_URL` and the variables of libpq. */
  readonly env: Readonly<Record<string, string>>;
  /**
   * Replaces the rows by statements of the task, then vacuums and analyzes the tables, as a database in use does.
   * Returns a sentence where that is impossible because the service has locked or changed its tables.
   */
  replaceRows(sql: string): Promise<string | undefined>;
  /** Ends every session of the service and recreates its tables from the task's schema, with these rows. */
  rebuild(sql: string): Promise<void>;
  readWork(): Promise<DatabaseWork>;
  /** The rows of a query, each as JSON, or why the service's tables cannot be read. */
  readRows(sql: string): Promise<ReadRows>;
}

export type ReadRows =
  { readonly ok: true; readonly rows: readonly unknown[] } | { readonly ok: false; readonly why: string };

export const databaseMember: PodMemberSpec = { name: MEMBER, ...databaseBox };

/** A port of the service's box that leads to the server and nowhere else. */
export const databaseLink = (member: string): PodLinkSpec => ({
  id: MEMBER,
  from: { member, port: PORT },
  to: { member: MEMBER, path: POSTGRES_SOCKET.path },
  protocol: 'tcp',
});

/** Makes the service's database and fills it from the task's schema, before any of the learner's code starts. */
export async function openDatabase(pod: Pod, pack: ChallengePackage, seed: string): Promise<Database> {
  const { box } = pod.member(MEMBER);
  const password = deriveSeed(seed, 'password of the service').slice(0, 24);
  const grader = await signIn(box, POSTGRES_SOCKET.grader, POSTGRES_SOCKET.database, FIRST_PASSWORD);
  await grader.execute(
    `ALTER ROLE ${POSTGRES_SOCKET.grader} PASSWORD '${deriveSeed(seed, 'password of the grader')}'`,
  );
  await grader.execute(`CREATE ROLE ${APP} LOGIN PASSWORD '${password}' CONNECTION LIMIT 32`);
  await grader.execute(`CREATE DATABASE ${APP} OWNER ${APP}`);
  const schema = decodeText(getPackageFile(pack, SCHEMA));
  const keeper = await openKeeper(box, grader, deriveSeed(seed, 'password of the keeper'));
  await keeper.execute(schema);
  return {
    env: environment(password),
    replaceRows: (sql) => replaceRows(keeper, sql),
    rebuild: (sql) => rebuild(keeper, `${schema}; ${sql}`),
    readWork: () => readWork(grader),
    readRows: (sql) => readRows(keeper, sql),
  };
}

async function openKeeper(
  box: Box,
  grader: PostgresConnection,
  password: string,
): Promise<PostgresConnection> {
  await grader.execute(`CREATE ROLE ${KEEPER} LOGIN PASSWORD '${password}' IN ROLE ${APP}`);
  const keeper = await signIn(box, KEEPER, APP, password);
  await keeper.execute(
    `SET ROLE ${APP}; SET lock_timeout = ${LOCK_TIMEOUT_MS}; SET statement_timeout = ${STATEMENT_TIMEOUT_MS}`,
  );
  return keeper;
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

/** How long another transaction may keep a table locked. */
const LOCK_TIMEOUT_MS = 3_000;
/** A trigger of the service may never end. */
const STATEMENT_TIMEOUT_MS = 60_000;

async function replaceRows(keeper: PostgresConnection, sql: string): Promise<string | undefined> {
  try {
    await keeper.execute(sql);
    await vacuum(keeper);
    return undefined;
  } catch (error) {
    const why = rejectionOf(error);
    return why.includes('lock timeout')
      ? 'A transaction of the service stays open after its answer, so its tables are locked.'
      : `The service has changed its tables, so that they do not take the rows of the task: ${why}.`;
  }
}

async function rebuild(keeper: PostgresConnection, sql: string): Promise<void> {
  await keeper.execute(`
    SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE usename = '${APP}';
    DROP SCHEMA IF EXISTS public CASCADE; CREATE SCHEMA public; ${sql}`);
  await vacuum(keeper);
}

async function vacuum(keeper: PostgresConnection): Promise<void> {
  const tables = await keeper.execute(
    `SELECT oid::regclass FROM pg_class WHERE relnamespace = 'public'::regnamespace AND relkind = 'r' ORDER BY oid`,
  );
  await keeper.execute(`VACUUM (ANALYZE) ${tables.flat().join(', ')}`);
}

/** No scenario writes more, and the grader keeps all of it in memory. */
const MOST_ROWS = 20_000;
const MOST_BYTES = 16 * 1024 * 1024;

async function readRows(keeper: PostgresConnection, sql: string): Promise<ReadRows> {
  const bounded = `
    WITH answer AS MATERIALIZED (SELECT row_to_json(found)::text AS json FROM (${sql}) AS found LIMIT ${MOST_ROWS + 1}),
         size AS (SELECT count(*) AS rows, coalesce(sum(octet_length(json)), 0) AS bytes FROM answer)
    SELECT (SELECT rows <= ${MOST_ROWS} AND bytes <= ${MOST_BYTES} FROM size), json_agg(json::json)
      FROM answer WHERE (SELECT rows <= ${MOST_ROWS} AND bytes <= ${MOST_BYTES} FROM size)`;
  try {
    const [[fits, rows] = []] = await keeper.execute(bounded);
    if (fits !== 't')
      return { ok: false, why: `more than ${MOST_ROWS} rows or ${MOST_BYTES} bytes are stored` };
    return { ok: true, rows: JSON.parse(rows ?? '[]') as unknown[] };
  } catch (error) {
    return { ok: false, why: rejectionOf(error) };
  }
}

/** The server's message about a statement that it rejects; throws where the failure is ours. */
function rejectionOf(error: unknown): string {
  if (isDatabaseError(error) && !isEndedByServer(error)) return error.message;
  throw error;
}

async function readWork(grader: PostgresConnection): Promise<DatabaseWork> {
  const [[statements, blocks] = []] = await grader.execute(`
    SELECT coalesce(sum(calls), 0), coalesce(sum(shared_blks_hit + shared_blks_read + temp_blks_read), 0)
      FROM pg_stat_statements WHERE userid = '${APP}'::regrole`);
  return { statements: Number(statements), blocks: Number(blocks) };
}
