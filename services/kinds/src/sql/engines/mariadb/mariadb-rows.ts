import type { TrustedSession } from '@hone/contracts/kind';
import type { BoxSpec } from '@hone/contracts/sandbox';
import { MARIADB_SOCKET } from './mariadb-socket.js';
import type { Cell } from '../../compare/result-set.js';
import { TaskFault } from '../../task-fault.js';
import type { Answer, Asking, RowsServer, Unanswered } from '../../server/rows-server.js';
import { TASK_SCHEMA } from '../../statement/schema-names.js';
import type { MariadbConnection } from './connection.mariadb.js';
import { openMariadbBox, type MariadbBox } from './mariadb-box.js';
import {
  ACCOUNT_STATEMENTS,
  allowReading,
  CHANGES,
  CLOSE_COPIES,
  EMPTY_DATABASE,
  INDEXER,
  LEARNER,
  OPEN_COPIES,
  QUERY_SESSION,
  READS,
  STORED_COLUMNS,
  storeAgain,
  TABLES,
} from './tables-sql.js';
import { bind, prepareStatement, runStatement } from './write-query.js';

/** A MariaDB server in its own box, which holds one instance of a task at a time. */
export interface MariadbRows extends RowsServer {
  /** Has the server only prepare a query on the loaded tables; needs no data. */
  prepare(sql: string): Promise<Answer>;
  /** Runs a query under the server's ANALYZE and returns its report: one row with JSON. */
  analyze(sql: string, how: Asking): Promise<Answer>;
  /** Runs a query and counts the rows and index entries that it had the storage engine read. */
  counted(sql: string, how: Asking): Promise<{ readonly answer: Answer; readonly reads: number }>;
  /** Creates indexes as an account that can do nothing else; returns the first failure. */
  makeIndexes(statements: readonly string[], wallMs: number): Promise<FailedStatement | undefined>;
  /** Runs the task's own statements and rolls them back; returns how many rows each changed. */
  change(
    statements: readonly string[],
    wallMs: number,
  ): Promise<{ readonly rows: readonly number[] } | FailedStatement>;
  /** Runs one of the platform's own statements and returns its rows. Rejects on any error. */
  execute(sql: string): Promise<Cell[][]>;
}

/** A statement that failed: its index, and how it ended. */
interface FailedStatement {
  readonly statement: number;
  readonly answer: Unanswered;
}

/** Time limit for loading the task's own files and for preparing a query. */
const LOADING_MS = 60_000;
const PREPARING_MS = 10_000;
const OUR_CAPS = { rows: 10_000, bytes: 1024 * 1024, rowBytes: 1024 * 1024 };

/** Opens a box with a server for queries in it. Rejects when the platform failed. */
export async function openMariadbRows(
  session: Pick<TrustedSession<unknown>, 'open' | 'now'>,
  spec: BoxSpec,
): Promise<MariadbRows> {
  const server = await openMariadbBox(session, spec);
  for (const sql of ACCOUNT_STATEMENTS) await server.execute(sql);
  return new MariadbWithRows(server);
}

class MariadbWithRows implements MariadbRows {
  readonly #server: MariadbBox;
  /** Tables and views that the account may already read; rights outlive the tables. */
  readonly #readable = new Set<string>();

  constructor(server: MariadbBox) {
    this.#server = server;
  }

  async load(schemaSql: string, dataSql: string): Promise<void> {
    for (const sql of EMPTY_DATABASE) await this.#server.execute(sql);
    const login = { user: MARIADB_SOCKET.grader, database: TASK_SCHEMA, manyStatements: true };
    const connection = await this.#server.signIn(login);
    try {
      for (const text of [schemaSql, dataSql]) {
        if (text.trim() === '') continue;
        const answer = await this.#server.watched(connection, text, { caps: OUR_CAPS, wallMs: LOADING_MS });
        if (answer.kind === 'result') continue;
        const why = answer.kind === 'refused' ? answer.message : answer.kind;
        throw new TaskFault(`the data cannot be loaded: ${why}`);
      }
    } finally {
      await connection.close();
    }
    for (const [name = null] of await this.#server.execute(TABLES)) {
      if (name === null || this.#readable.has(name)) continue;
      await this.#server.execute(allowReading(name));
      this.#readable.add(name);
    }
  }

  async shuffle(seed: string): Promise<void> {
    const tables = await this.#server.execute(TABLES);
    const columns = await this.#server.execute(STORED_COLUMNS);
    for (const sql of OPEN_COPIES) await this.#server.execute(sql);
    for (const [table, kind] of tables) {
      if (typeof table !== 'string' || kind !== 'BASE TABLE') continue;
      const own = columns.flatMap(([of, column]) => (of === table ? [column ?? ''] : []));
      for (const sql of storeAgain(table, own, seed)) await this.#server.execute(sql);
    }
    for (const sql of CLOSE_COPIES) await this.#server.execute(sql);
  }

  answer(sql: string, how: Asking): Promise<Answer> {
    return this.#ask(runStatement(bind(sql), how.values ?? []), how);
  }

  prepare(sql: string): Promise<Answer> {
    return this.#ask(prepareStatement(bind(sql)), { caps: OUR_CAPS, wallMs: PREPARING_MS });
  }

  analyze(sql: string, how: Asking): Promise<Answer> {
    const { text, order } = bind(sql);
    const asked = { text: `ANALYZE FORMAT=JSON ${text}`, order };
    return this.#ask(runStatement(asked, how.values ?? []), how);
  }

  async counted(sql: string, how: Asking): Promise<{ answer: Answer; reads: number }> {
    const statement = runStatement(bind(sql), how.values ?? []);
    return await this.#inSession(how, async (connection) => {
      const before = await connection.execute(READS);
      const answer = await this.#server.watched(connection, statement, how);
      if (answer.kind !== 'result') return { answer, reads: 0 };
      return { answer, reads: readsBetween(before, await connection.execute(READS)) };
    });
  }

  async makeIndexes(statements: readonly string[], wallMs: number): Promise<FailedStatement | undefined> {
    if (statements.length === 0) return undefined;
    const connection = await this.#server.signIn({ user: INDEXER, database: TASK_SCHEMA });
    try {
      for (const [statement, sql] of statements.entries()) {
        const answer = await this.#server.watched(connection, sql, { caps: OUR_CAPS, wallMs });
        if (answer.kind !== 'result') return { statement, answer };
      }
      return undefined;
    } finally {
      await connection.close();
      await this.#server.endSessions();
    }
  }

  async change(
    statements: readonly string[],
    wallMs: number,
  ): Promise<{ rows: readonly number[] } | FailedStatement> {
    const connection = await this.#server.signIn({ user: MARIADB_SOCKET.grader, database: TASK_SCHEMA });
    const rows: number[] = [];
    try {
      await connection.execute('START TRANSACTION');
      for (const [statement, sql] of statements.entries()) {
        const before = await connection.execute(CHANGES);
        const answer = await this.#server.watched(connection, sql, { caps: OUR_CAPS, wallMs });
        if (answer.kind !== 'result') return { statement, answer };
        rows.push(sumOf(await connection.execute(CHANGES)) - sumOf(before));
      }
      return { rows };
    } finally {
      // Uncommitted changes are rolled back when the session ends.
      await connection.close();
      await this.#server.endSessions();
    }
  }

  execute(sql: string): Promise<Cell[][]> {
    return this.#server.execute(sql);
  }

  isSound(): boolean {
    return this.#server.isSound();
  }

  close(): Promise<void> {
    return this.#server.close();
  }

  async #ask(sql: string, how: Asking): Promise<Answer> {
    const { answer } = await this.#inSession(how, async (connection) => ({
      answer: await this.#server.watched(connection, sql, how),
    }));
    return answer;
  }

  /** Works in a new session, as the account that can only read the task's tables. */
  async #inSession<T extends { readonly answer: Answer }>(
    { settings = [] }: Asking,
    ask: (connection: MariadbConnection) => Promise<T>,
  ): Promise<T> {
    const connection = await this.#server.signIn({ user: LEARNER, database: TASK_SCHEMA });
    let asked: T | undefined;
    try {
      await connection.execute([QUERY_SESSION, ...settings].join(', '));
      asked = await ask(connection);
      return asked;
    } finally {
      await this.#end(connection, asked?.answer);
    }
  }

  /** Ends all sessions unless the statement finished: others might still run. */
  async #end(connection: MariadbConnection, answer: Answer | undefined): Promise<void> {
    await connection.close();
    if (answer?.kind !== 'result' && answer?.kind !== 'refused') await this.#server.endSessions();
  }
}

/** Entries that index condition pushdown discarded were read, too; the server counts them separately. */
function readsBetween(before: readonly Cell[][], after: readonly Cell[][]): number {
  const matched = (rows: readonly Cell[][]): number =>
    sumOf(rows.filter(([name]) => name?.toLowerCase() === 'handler_icp_match'));
  const reads = (rows: readonly Cell[][]): number => sumOf(rows) - 2 * matched(rows);
  return reads(after) - reads(before);
}

const sumOf = (rows: readonly Cell[][]): number => rows.reduce((sum, [, value]) => sum + Number(value), 0);
