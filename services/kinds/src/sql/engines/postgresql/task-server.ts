import type { TrustedSession } from '@hone/contracts/kind';
import type { Box, BoxSpec } from '@hone/contracts/sandbox';
import { POSTGRES_SOCKET } from './postgres-socket.js';
import { connectPostgres, type PostgresConnection } from './connection.postgres.js';
import type { Cell, ResultSet } from '../../compare/result-set.js';
import { countParameters } from './count-parameters.js';
import { awaitComeback } from '../../../judging/comeback.js';
import {
  RESULT_CAPS,
  type Answer,
  type Asking,
  type RowsServer,
  type StatementOutcome,
  type Unanswered,
} from '../../server/rows-server.js';
import { SchemasAside } from './schemas-aside.js';
import {
  END_OTHER_SESSIONS,
  hardeningSql,
  loadSql,
  LOOK_AT_TABLES,
  reloadSql,
  shuffleSql,
} from './server-sql.js';
import { TABLE_OWNER } from '../../server/table-owner.js';
import { within } from '../../../judging/within.js';

/** How statements that change a task's tables ended. */
export type Changed =
  | { readonly ok: true; readonly results: readonly ResultSet[] }
  | { readonly ok: false; readonly statement: number; readonly answer: Unanswered };

/** A session that runs statements one after the other and keeps the state that earlier ones left. */
export interface RoleSession {
  /** `values` are those of $1 and so on, as text. */
  run(sql: string, values?: readonly Cell[]): Promise<Answer>;
}

/** A PostgreSQL server in its own box, which holds one instance of a task at a time. */
export interface TaskServer extends RowsServer {
  setAside(name: string): Promise<void>;
  bringBack(name: string): Promise<boolean>;
  /** Whether it still responds after a time without queries. */
  isAwake(): Promise<boolean>;
  /**
   * Runs statements one by one as the role that owns the task's tables and nothing else. Changes are committed if `keep` is
   * set and all statements succeed. Returns how the first failed statement ended, and its index.
   */
  change(
    statements: readonly string[],
    wallMs: number,
    options: { readonly keep: boolean },
  ): Promise<Changed>;
  /** Opens a session of a role; `endSessions` closes it. */
  session(role: string, wallMs: number): Promise<RoleSession>;
  /** Ends every session except the grader's. */
  endSessions(): Promise<void>;
  /** Runs the platform's own statements as the superuser; returns the rows of the last. Rejects on any error. */
  execute(sql: string): Promise<Cell[][]>;
}

/** How long the server may take to end a session before it counts as lost. */
const ENDING_MS = 4_000;

// Words that may have effects beyond tables and rows. A schema that has one, even in a text, is created again each time.
const NOT_ONLY_TABLES = /\b(?:insert|copy|select|do|call|set(?! null| default)|function|procedure)\b/i;
const NOT_ONLY_ROWS = /\b(?:create|alter|drop|truncate|grant|revoke|do|call|set|setval|nextval)\b/i;

/** Opens a box and prepares its server. Rejects if the platform failed. */
export async function openTaskServer(
  session: Pick<TrustedSession<unknown>, 'open' | 'now'>,
  spec: BoxSpec,
): Promise<TaskServer> {
  const box = await session.open(spec);
  const grader = await signIn(box, POSTGRES_SOCKET.grader);
  await grader.execute(hardeningSql());
  return new BoxedServer(box, grader, session.now);
}

async function signIn(box: Box, user: string): Promise<PostgresConnection> {
  const stream = await box.connect({ path: POSTGRES_SOCKET.path });
  return connectPostgres(stream, { user, database: POSTGRES_SOCKET.database });
}

/** Whether `openTaskServer` opened this server. */
export const isTaskServer = (server: RowsServer): server is TaskServer => server instanceof BoxedServer;

class BoxedServer implements TaskServer {
  readonly #box: Box;
  readonly #grader: PostgresConnection;
  readonly #now: () => number;
  #sound = true;
  /** A finished session of the learner's role, cleared for the next query; undefined if clearing failed. */
  #spare: Promise<PostgresConnection | undefined> | undefined;
  /** The loaded schema, as long as its tables have only had rows inserted. */
  #untouched: string | undefined;
  readonly #aside: SchemasAside;
  /** Sessions of roles that are still open. */
  readonly #open = new Set<PostgresConnection>();

  constructor(box: Box, grader: PostgresConnection, now: () => number) {
    this.#box = box;
    this.#grader = grader;
    this.#now = now;
    this.#aside = new SchemasAside(grader);
  }

  async load(schemaSql: string, dataSql: string): Promise<void> {
    const isOnlyRows = !NOT_ONLY_ROWS.test(dataSql);
    const isThere = isOnlyRows && this.#untouched === schemaSql;
    this.#untouched = undefined;
    await this.#grader.execute(isThere ? reloadSql(dataSql) : loadSql(schemaSql, dataSql));
    this.#aside.loaded();
    if (isOnlyRows && !NOT_ONLY_TABLES.test(schemaSql)) this.#untouched = schemaSql;
  }

  async shuffle(seed: string): Promise<void> {
    await this.#grader.execute(shuffleSql(seed));
  }

  async setAside(name: string): Promise<void> {
    this.#untouched = undefined;
    const [looking] = await this.#grader.execute(LOOK_AT_TABLES);
    // A session caches the tables that it has accessed, under any name, so the learner's query need not wait for that.
    await this.answer(looking?.[0] ?? 'SELECT 1', { caps: RESULT_CAPS, wallMs: ENDING_MS });
    await this.#aside.put(name);
  }

  async bringBack(name: string): Promise<boolean> {
    this.#untouched = undefined;
    return await this.#aside.bring(name);
  }

  isSound(): boolean {
    return this.#sound;
  }

  async isAwake(): Promise<boolean> {
    const answered = await within(
      ENDING_MS,
      this.#grader.execute('SELECT 1').catch(() => undefined),
    );
    return answered !== undefined;
  }

  async close(): Promise<void> {
    await (await this.#takeSpare())?.close();
    await this.#grader.close();
    await this.#box.close();
  }

  execute(sql: string): Promise<Cell[][]> {
    this.#untouched = undefined;
    return this.#grader.execute(sql);
  }

  /** As the unprivileged role, whose transactions are read-only, in a session without state from earlier queries. */
  async answer(sql: string, how: Asking): Promise<Answer> {
    const connection = (await this.#takeSpare()) ?? (await signIn(this.#box, POSTGRES_SOCKET.learner));
    let isSpare = false;
    try {
      // A single statement is a transaction, which the role's setting makes read-only.
      const settings = (how.settings ?? []).map((line) => `SET ${line}`);
      if (settings.length > 0) await connection.execute(settings.join('; '));
      const answer = await this.#timed(connection, sql, await named(sql, how));
      isSpare = answer.kind === 'result' || answer.kind === 'refused';
      // Only the next query waits for it, not the handling of this answer.
      if (isSpare) this.#spare = clear(connection);
      return answer;
    } finally {
      if (!isSpare) await this.#end(connection);
    }
  }

  async change(
    statements: readonly string[],
    wallMs: number,
    { keep }: { readonly keep: boolean },
  ): Promise<Changed> {
    this.#untouched = undefined;
    const connection = await signIn(this.#box, TABLE_OWNER);
    try {
      await connection.execute('BEGIN');
      const results: ResultSet[] = [];
      for (const [statement, sql] of statements.entries()) {
        const answer = await this.#timed(connection, sql, { caps: RESULT_CAPS, wallMs });
        if (answer.kind !== 'result') return { ok: false, statement, answer };
        results.push(answer.result);
      }
      // Deferred work (a constraint, a trigger) belongs to the last statement.
      const end = await this.#timed(connection, keep ? 'COMMIT' : 'ROLLBACK', { caps: RESULT_CAPS, wallMs });
      if (end.kind !== 'result') return { ok: false, statement: statements.length - 1, answer: end };
      return { ok: true, results };
    } finally {
      await this.#end(connection);
    }
  }

  async session(role: string, wallMs: number): Promise<RoleSession> {
    this.#untouched = undefined;
    const connection = await signIn(this.#box, role);
    this.#open.add(connection);
    return {
      run: (sql, values = []) => this.#timed(connection, sql, { caps: RESULT_CAPS, wallMs, values }),
    };
  }

  async endSessions(): Promise<void> {
    await Promise.all([...this.#open].map((connection) => connection.close()));
    this.#open.clear();
    await this.#endSessions();
  }

  async #takeSpare(): Promise<PostgresConnection | undefined> {
    const spare = this.#spare;
    this.#spare = undefined;
    return await spare;
  }

  /** Ends a connection and everything else that the learner's roles still run. */
  async #end(connection: PostgresConnection): Promise<void> {
    await connection.close();
    await this.#endSessions();
  }

  async #timed(connection: PostgresConnection, sql: string, how: Asking): Promise<Answer> {
    const began = this.#now();
    const fetching = connection.fetch(sql, how.caps, how.values);
    const outcome = await this.#watched(connection, how.wallMs, fetching);
    const wallMs = this.#now() - began;
    if (outcome.kind === 'lost') await this.#explainLoss();
    return { ...outcome, wallMs };
  }

  /** The watchdog: ends the session from outside, because the session could change a setting inside it. */
  async #watched(
    connection: PostgresConnection,
    wallMs: number,
    fetching: Promise<StatementOutcome>,
  ): Promise<StatementOutcome | { readonly kind: 'stopped' }> {
    const first = await within(wallMs, fetching);
    if (first !== undefined) return first;
    await this.#endSessions();
    await connection.close();
    await fetching;
    return { kind: 'stopped' };
  }

  /**
   * If the server restarts after the connection was lost, the query crashed one of its processes. If it stays unavailable,
   * the box is gone: that is the platform's fault and is thrown.
   */
  async #explainLoss(): Promise<void> {
    this.#sound = false;
    const knock = async (): Promise<void> => (await signIn(this.#box, POSTGRES_SOCKET.grader)).close();
    await awaitComeback(knock, this.#now);
  }

  /** Ends everything that the learner's role still runs; a server that cannot is not used again. */
  async #endSessions(): Promise<void> {
    // A session that is not cleared in time is ended with all others.
    await (await within(ENDING_MS, this.#takeSpare()))?.close();
    if (!this.#sound) return;
    try {
      const answered = await within(ENDING_MS, this.#grader.execute(END_OTHER_SESSIONS));
      this.#sound = Number(answered?.[0]?.[0] ?? 1) === 0;
    } catch {
      this.#sound = false;
    }
  }
}

/** A query may omit a parameter; the server expects one value for each that it names. */
async function named(sql: string, how: Asking): Promise<Asking> {
  const { values = [] } = how;
  return values.length === 0 ? how : { ...how, values: values.slice(0, await countParameters(sql)) };
}

/** Discards settings, plans, temporary tables and all other session state. */
async function clear(connection: PostgresConnection): Promise<PostgresConnection | undefined> {
  try {
    // The server rejects it within a transaction, but no query can leave one open.
    await connection.execute('DISCARD ALL');
    return connection;
  } catch {
    await connection.close();
    return undefined;
  }
}
