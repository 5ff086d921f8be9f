import { setTimeout } from 'node:timers/promises';
import type { GradingSession } from '@hone/contracts/kind';
import { POSTGRES_SOCKET, type Box, type BoxSpec } from '@hone/contracts/sandbox';
import {
  connectPostgres,
  type PostgresConnection,
  type ResultCaps,
  type StatementOutcome,
} from './connection.postgres.js';
import { END_LEARNER_SESSIONS, hardeningSql, loadSql, shuffleSql } from './server-sql.js';

/** How a query ended: its outcome, or that the watchdog stopped it. */
export type Answer = (StatementOutcome | { readonly kind: 'stopped' }) & {
  /** From sending the query to its last row. */
  readonly wallMs: number;
};

/** What a query's result may measure, the learner's and the reference's alike. */
export const RESULT_CAPS: ResultCaps = { rows: 10_000, bytes: 2 * 1024 * 1024, rowBytes: 256 * 1024 };

export interface AnswerLimits {
  readonly caps: ResultCaps;
  readonly wallMs: number;
}

/** A PostgreSQL server in a box of its own, holding one instance of a task at a time. */
export interface TaskServer {
  /** Puts schema and data in place of whatever was there. */
  load(schemaSql: string, dataSql: string): Promise<void>;
  /** Stores the loaded rows again in an order that only `seed` decides. */
  shuffle(seed: string): Promise<void>;
  /** Runs a query as the unprivileged role in a read-only transaction on a connection of its own. */
  answer(sql: string, limits: AnswerLimits, settings?: readonly string[]): Promise<Answer>;
  /** False once a query crashed the server or could not be stopped: take a new one. */
  isSound(): boolean;
  close(): Promise<void>;
}

/** How long the server may take to end a session before it counts as lost. */
const ENDING_MS = 4_000;
/** How long a server may take to start again after one of its processes was killed. */
const COMEBACK_MS = 10_000;
const COMEBACK_STEP_MS = 50;

/** Opens a box and prepares its server. Rejects when the platform failed. */
export async function openTaskServer(
  session: Pick<GradingSession<unknown>, 'open' | 'now'>,
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

class BoxedServer implements TaskServer {
  readonly #box: Box;
  readonly #grader: PostgresConnection;
  readonly #now: () => number;
  #sound = true;

  constructor(box: Box, grader: PostgresConnection, now: () => number) {
    this.#box = box;
    this.#grader = grader;
    this.#now = now;
  }

  async load(schemaSql: string, dataSql: string): Promise<void> {
    await this.#grader.execute(loadSql(schemaSql, dataSql));
  }

  async shuffle(seed: string): Promise<void> {
    await this.#grader.execute(shuffleSql(seed));
  }

  isSound(): boolean {
    return this.#sound;
  }

  async close(): Promise<void> {
    await this.#grader.close();
    await this.#box.close();
  }

  async answer(sql: string, limits: AnswerLimits, settings: readonly string[] = []): Promise<Answer> {
    const connection = await signIn(this.#box, POSTGRES_SOCKET.learner);
    try {
      await connection.execute(
        ['BEGIN READ ONLY', ...settings.map((line) => `SET LOCAL ${line}`)].join('; '),
      );
      const began = this.#now();
      const outcome = await this.#watched(connection, limits.wallMs, connection.fetch(sql, limits.caps));
      const wallMs = this.#now() - began;
      if (outcome.kind === 'lost') await this.#explainLoss();
      return { ...outcome, wallMs };
    } finally {
      await connection.close();
      await this.#endSessions();
    }
  }

  /** The watchdog: ends the server's session from outside, because a setting inside it protects from nothing. */
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
   * A server that comes back after the connection was lost lost one process only: the query brought it down. A server
   * that stays away means that the box is gone, which is the platform's fault and is thrown.
   */
  async #explainLoss(): Promise<void> {
    this.#sound = false;
    const giveUp = this.#now() + COMEBACK_MS;
    for (;;) {
      try {
        await (await signIn(this.#box, POSTGRES_SOCKET.grader)).close();
        return;
      } catch (error) {
        if (this.#now() > giveUp) throw error;
        await setTimeout(COMEBACK_STEP_MS);
      }
    }
  }

  /** Ends whatever the learner's role still runs; a server that cannot is not used again. */
  async #endSessions(): Promise<void> {
    if (!this.#sound) return;
    try {
      const answered = await within(ENDING_MS, this.#grader.execute(END_LEARNER_SESSIONS));
      this.#sound = Number(answered?.[0]?.[0] ?? 1) === 0;
    } catch {
      this.#sound = false;
    }
  }
}

/** The promise's value, or undefined when it takes longer. */
async function within<T>(milliseconds: number, promise: Promise<T>): Promise<T | undefined> {
  const stop = new AbortController();
  const late = setTimeout(milliseconds, undefined, { signal: stop.signal });
  late.catch(() => undefined);
  try {
    return await Promise.race([promise, late]);
  } finally {
    stop.abort();
  }
}
