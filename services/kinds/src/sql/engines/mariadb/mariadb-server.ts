import type { TrustedSession } from '@hone/contracts/kind';
import type { BoxSpec } from '@hone/contracts/sandbox';
import type { Defined, ProbedServer, ProbeSession } from '../../server/probed-server.js';
import { RESULT_CAPS } from '../../server/rows-server.js';
import { TABLE_OWNER } from '../../server/table-owner.js';
import { KeptSettings } from '../../server/session-settings.js';
import { TASK_SCHEMA } from '../../statement/schema-names.js';
import { LoginDenied, type MariadbConnection } from './connection.mariadb.js';
import { openMariadbBox, type MariadbBox } from './mariadb-box.js';
import { DROP_DATABASE, emptyStatements, PREPARED_TRANSACTIONS, SESSION_SETTINGS } from './mariadb-sql.js';

/** Opens a box with a server for probes in it. Rejects when the platform failed. */
export async function openMariadb(
  session: Pick<TrustedSession<unknown>, 'open' | 'now'>,
  spec: BoxSpec,
): Promise<ProbedServer> {
  return new ProbedMariadb(await openMariadbBox(session, spec));
}

class ProbedMariadb implements ProbedServer {
  readonly #server: MariadbBox;
  /** Sessions that are still open. */
  readonly #open = new Set<MariadbConnection>();
  #kept = new KeptSettings(SESSION_SETTINGS);

  constructor(server: MariadbBox) {
    this.#server = server;
  }

  isSound(): boolean {
    return this.#server.isSound();
  }

  async empty(roles: readonly string[]): Promise<void> {
    for (const sql of emptyStatements(roles)) await this.#server.execute(sql);
  }

  async define(texts: readonly string[], wallMs: number): Promise<Defined> {
    const login = { user: TABLE_OWNER, database: TASK_SCHEMA, manyStatements: true };
    const connection = await this.#server.signIn(login);
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
      await this.#server.endSessions();
    }
  }

  async session(role: string, wallMs: number): Promise<ProbeSession> {
    try {
      const connection = await this.#server.signIn({ user: role, database: TASK_SCHEMA });
      this.#open.add(connection);
      return await this.#kept.watch({ run: (sql) => this.#watched(connection, sql, wallMs) });
    } catch (error) {
      // The learner's definitions may revoke its rights or drop its database.
      if (!(error instanceof LoginDenied)) throw error;
      const { outcome } = error;
      return { run: () => Promise.resolve({ ...outcome, wallMs: 0 }) };
    }
  }

  /** MariaDB has no settings per account, and accounts are recreated for each probe. */
  changedSettings(): Promise<string | undefined> {
    return this.#kept.changed(() => Promise.resolve());
  }

  async endProbe(): Promise<void> {
    this.#kept = new KeptSettings(SESSION_SETTINGS);
    await Promise.all([...this.#open].map((connection) => connection.close()));
    this.#open.clear();
    await this.#server.endSessions();
    await this.#server.keepIf(() => this.#leaveNothing());
  }

  close(): Promise<void> {
    return this.#server.close();
  }

  #watched(connection: MariadbConnection, sql: string, wallMs: number) {
    return this.#server.watched(connection, sql, { caps: RESULT_CAPS, wallMs });
  }

  /** False if a prepared transaction outlived its session; rejects if the database cannot be dropped. */
  async #leaveNothing(): Promise<boolean> {
    const prepared = await this.#server.execute(PREPARED_TRANSACTIONS);
    if (prepared.length > 0) return false;
    await this.#server.execute(DROP_DATABASE);
    return true;
  }
}
