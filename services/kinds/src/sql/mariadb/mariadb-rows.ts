import type { GradingSession } from '@hone/contracts/kind';
import { MARIADB_SOCKET, type BoxSpec } from '@hone/contracts/sandbox';
import { TaskFault } from '../instance-data.js';
import type { Answer, Asking, RowsServer } from '../server/rows-server.js';
import { TASK_SCHEMA } from '../statement/schema-names.js';
import type { MariadbConnection } from './connection.mariadb.js';
import { openMariadbBox, type MariadbBox, type Watched } from './mariadb-box.js';
import {
  allowReading,
  CLOSE_COPIES,
  EMPTY_DATABASE,
  LEARNER,
  LEARNER_STATEMENTS,
  OPEN_COPIES,
  QUERY_SESSION,
  STORED_COLUMNS,
  storeAgain,
  TABLES,
} from './tables-sql.js';
import { bind, prepareStatement, runStatement } from './write-query.js';

/** A MariaDB server in a box of its own, holding one instance of a task at a time. */
export interface MariadbRows extends RowsServer {
  /** Has the server prepare a query on the loaded tables, and do no more; needs no data. */
  prepare(sql: string): Promise<Answer>;
  /** What the server did to answer a query, as it tells it itself: one row with JSON. */
  analyze(sql: string, how: Asking): Promise<Answer>;
}

/** What the task's own files may take to be loaded, and a query to be prepared. */
const LOADING_MS = 60_000;
const PREPARING_MS = 10_000;
const OUR_CAPS = { rows: 10_000, bytes: 1024 * 1024, rowBytes: 1024 * 1024 };

/** Opens a box with a server for queries in it. Rejects when the platform failed. */
export async function openMariadbRows(
  session: Pick<GradingSession<unknown>, 'open' | 'now'>,
  spec: BoxSpec,
): Promise<MariadbRows> {
  const server = await openMariadbBox(session, spec);
  for (const sql of LEARNER_STATEMENTS) await server.execute(sql);
  return new MariadbWithRows(server);
}

class MariadbWithRows implements MariadbRows {
  readonly #server: MariadbBox;
  /** Tables and views that the account may read already; rights outlive the tables. */
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

  isSound(): boolean {
    return this.#server.isSound();
  }

  close(): Promise<void> {
    return this.#server.close();
  }

  /** As the account that may read the task's tables and do nothing else, in a session of its own. */
  async #ask(sql: string, { caps, wallMs, settings = [] }: Asking): Promise<Answer> {
    const connection = await this.#server.signIn({ user: LEARNER, database: TASK_SCHEMA });
    let answer: Watched | undefined;
    try {
      await connection.execute([QUERY_SESSION, ...settings].join(', '));
      answer = await this.#server.watched(connection, sql, { caps, wallMs });
      return answer;
    } finally {
      await this.#end(connection, answer);
    }
  }

  /** A session that ended well goes by itself; whatever else may still run is ended. */
  async #end(connection: MariadbConnection, answer: Watched | undefined): Promise<void> {
    await connection.close();
    if (answer?.kind !== 'result' && answer?.kind !== 'refused') await this.#server.endSessions();
  }
}
