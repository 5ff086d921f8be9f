import { setTimeout } from 'node:timers/promises';
import type { GradingSession } from '@hone/contracts/kind';
import { MARIADB_SOCKET, type Box, type BoxSpec } from '@hone/contracts/sandbox';
import type { Defined, ProbedServer, ProbeSession } from '../probes/probed-server.js';
import { awaitComeback } from '../server/comeback.js';
import { RESULT_CAPS, type StatementOutcome } from '../server/rows-server.js';
import { TABLE_OWNER } from '../server/server-sql.js';
import { within } from '../server/within.js';
import { TASK_SCHEMA } from '../statement/schema-names.js';
import {
  connectMariadb,
  LoginRefused,
  type Login,
  type MariadbConnection,
  type TextOutcome,
} from './connection.mariadb.js';
import { DROP_DATABASE, emptyStatements, OTHER_SESSIONS, PREPARED_TRANSACTIONS } from './mariadb-sql.js';

type Watched = (TextOutcome | { readonly kind: 'stopped'; readonly complete: number }) & {
  readonly wallMs: number;
};

/** How long the server may take to end all sessions before it counts as lost. */
const ENDING_MS = 4_000;
const ENDING_STEP_MS = 5;
/** What a statement of a session that somebody ended is told. */
const ENDED: StatementOutcome = { kind: 'refused', sqlstate: '70100', message: 'The session was ended' };

/** Opens a box with a server in it. Rejects when the platform failed. */
export async function openMariadb(
  session: Pick<GradingSession<unknown>, 'open' | 'now'>,
  spec: BoxSpec,
): Promise<ProbedServer> {
  const box = await session.open(spec);
  return new BoxedMariadb(box, await signIn(box, { user: MARIADB_SOCKET.grader }), session.now);
}

async function signIn(box: Box, login: Login): Promise<MariadbConnection> {
  return connectMariadb(await box.connect({ path: MARIADB_SOCKET.path }), login);
}

class BoxedMariadb implements ProbedServer {
  readonly #box: Box;
  readonly #grader: MariadbConnection;
  readonly #now: () => number;
  #sound = true;
  /** Sessions that nobody ended yet. */
  readonly #open = new Set<MariadbConnection>();

  constructor(box: Box, grader: MariadbConnection, now: () => number) {
    this.#box = box;
    this.#grader = grader;
    this.#now = now;
  }

  isSound(): boolean {
    return this.#sound;
  }

  async empty(roles: readonly string[]): Promise<void> {
    for (const sql of emptyStatements(roles)) await this.#grader.execute(sql);
  }

  async define(texts: readonly string[], wallMs: number): Promise<Defined> {
    const login = { user: TABLE_OWNER, database: TASK_SCHEMA, manyStatements: true };
    const connection = await signIn(this.#box, login);
    let statement = 0;
    try {
      for (const text of texts) {
        const { complete, ...answer } = await this.#watched(connection, text, wallMs);
        statement += complete;
        if (answer.kind !== 'result') return { ok: false, statement, answer };
      }
      return { ok: true };
    } finally {
      await connection.close();
      await this.#endSessions();
    }
  }

  async session(role: string, wallMs: number): Promise<ProbeSession> {
    try {
      const connection = await signIn(this.#box, { user: role, database: TASK_SCHEMA });
      this.#open.add(connection);
      return { run: (sql) => this.#watched(connection, sql, wallMs) };
    } catch (error) {
      // Its rights and its database are the definitions' to take away.
      if (!(error instanceof LoginRefused)) throw error;
      const { outcome } = error;
      return { run: () => Promise.resolve({ ...outcome, wallMs: 0 }) };
    }
  }

  async endProbe(): Promise<void> {
    await Promise.all([...this.#open].map((connection) => connection.close()));
    this.#open.clear();
    await this.#endSessions();
    if (!this.#sound) return;
    const isClean = this.#leaveNothing().catch(() => false);
    this.#sound = (await within(ENDING_MS, isClean)) === true;
  }

  async close(): Promise<void> {
    await this.#grader.close();
    await this.#box.close();
  }

  /** The watchdog: ends the session from outside, because a setting inside it protects from nothing. */
  async #watched(connection: MariadbConnection, sql: string, wallMs: number): Promise<Watched> {
    const began = this.#now();
    const fetching = connection.fetch(sql, RESULT_CAPS);
    const ended = await within(wallMs, fetching);
    if (ended === undefined) {
      await this.#endSessions();
      await connection.close();
      const { complete } = await fetching;
      return { kind: 'stopped', complete, wallMs: this.#now() - began };
    }
    const spent = this.#now() - began;
    if (ended.kind !== 'lost') return { ...ended, wallMs: spent };
    return { ...(await this.#explainLoss()), complete: ended.complete, wallMs: spent };
  }

  /**
   * Where the server still answers, somebody ended the session. One that is gone and comes back was brought down by the
   * statement. One that stays away means that the box is gone, which is the platform's fault and is thrown.
   */
  async #explainLoss(): Promise<StatementOutcome> {
    const answers = this.#grader.execute('SELECT 1').then(
      () => true,
      () => false,
    );
    if ((await within(ENDING_MS, answers)) === true) return ENDED;
    this.#sound = false;
    const knock = async (): Promise<void> =>
      (await signIn(this.#box, { user: MARIADB_SOCKET.grader })).close();
    await awaitComeback(knock, this.#now);
    return { kind: 'lost' };
  }

  /** Ends every session but the grader's; a server that cannot is not used again. */
  async #endSessions(): Promise<void> {
    if (!this.#sound) return;
    try {
      this.#sound = (await within(ENDING_MS, this.#killOthers())) === true;
    } catch {
      this.#sound = false;
    }
  }

  /** False where a prepared transaction outlived its session; rejects where its database cannot be dropped. */
  async #leaveNothing(): Promise<boolean> {
    const prepared = await this.#grader.execute(PREPARED_TRANSACTIONS);
    if (prepared.length > 0) return false;
    await this.#grader.execute(DROP_DATABASE);
    return true;
  }

  async #killOthers(): Promise<boolean> {
    const giveUp = this.#now() + ENDING_MS;
    while (this.#now() < giveUp) {
      const others = await this.#grader.execute(OTHER_SESSIONS);
      if (others.length === 0) return true;
      // One that ended by itself meanwhile is not there to be ended.
      await Promise.allSettled(others.map(([id]) => this.#grader.execute(`KILL ${id ?? ''}`)));
      await setTimeout(ENDING_STEP_MS);
    }
    return false;
  }
}
