import { setTimeout } from 'node:timers/promises';
import type { TrustedSession } from '@hone/contracts/kind';
import type { Box, BoxSpec } from '@hone/contracts/sandbox';
import { MARIADB_SOCKET } from './mariadb-socket.js';
import type { Cell } from '../../compare/result-set.js';
import { awaitComeback } from '../../../judging/comeback.js';
import type { ResultCaps, StatementOutcome } from '../../server/rows-server.js';
import { within } from '../../../judging/within.js';
import {
  connectMariadb,
  type Login,
  type MariadbConnection,
  type TextOutcome,
} from './connection.mariadb.js';
import { OTHER_SESSIONS } from './mariadb-sql.js';

export type Watched = (TextOutcome | { readonly kind: 'stopped'; readonly complete: number }) & {
  readonly wallMs: number;
};

/** How long the server may take to end all sessions before it counts as lost. */
const ENDING_MS = 4_000;
const ENDING_STEP_MS = 5;
/** The outcome of a statement whose session was ended. */
const ENDED: StatementOutcome = { kind: 'refused', sqlstate: '70100', message: 'The session was ended' };

/** Opens a box with a server in it. Rejects when the platform failed. */
export async function openMariadbBox(
  session: Pick<TrustedSession<unknown>, 'open' | 'now'>,
  spec: BoxSpec,
): Promise<MariadbBox> {
  const box = await session.open(spec);
  return new MariadbBox(box, await signIn(box, { user: MARIADB_SOCKET.grader }), session.now);
}

async function signIn(box: Box, login: Login): Promise<MariadbConnection> {
  return connectMariadb(await box.connect({ path: MARIADB_SOCKET.path }), login);
}

/** A server in a box, with the grader's session and the watchdog over all others. */
export class MariadbBox {
  readonly #box: Box;
  readonly #grader: MariadbConnection;
  readonly #now: () => number;
  #sound = true;

  constructor(box: Box, grader: MariadbConnection, now: () => number) {
    this.#box = box;
    this.#grader = grader;
    this.#now = now;
  }

  /** False once the server crashed or kept state that it should not: open a new one. */
  isSound(): boolean {
    return this.#sound;
  }

  /** Runs one of the platform's own statements and returns its rows. Rejects on any error. */
  execute(sql: string): Promise<Cell[][]> {
    return this.#grader.execute(sql);
  }

  signIn(login: Login): Promise<MariadbConnection> {
    return signIn(this.#box, login);
  }

  /** The watchdog: ends the session from outside, because the session could change a setting inside it. */
  async watched(
    connection: MariadbConnection,
    sql: string,
    { caps, wallMs }: { readonly caps: ResultCaps; readonly wallMs: number },
  ): Promise<Watched> {
    const began = this.#now();
    const fetching = connection.fetch(sql, caps);
    const ended = await within(wallMs, fetching);
    if (ended === undefined) {
      await this.endSessions();
      await connection.close();
      const { complete } = await fetching;
      return { kind: 'stopped', complete, wallMs: this.#now() - began };
    }
    const spent = this.#now() - began;
    if (ended.kind !== 'lost') return { ...ended, wallMs: spent };
    return { ...(await this.#explainLoss()), complete: ended.complete, wallMs: spent };
  }

  /** Ends every session except the grader's; a server that cannot is not used again. */
  async endSessions(): Promise<void> {
    await this.keepIf(() => this.#killOthers());
  }

  /** Keeps the server only if the check returns true in time. */
  async keepIf(isFine: () => Promise<boolean>): Promise<void> {
    if (!this.#sound) return;
    const answer = isFine().catch(() => false);
    this.#sound = (await within(ENDING_MS, answer)) === true;
  }

  async close(): Promise<void> {
    await this.#grader.close();
    await this.#box.close();
  }

  /**
   * If the server still responds, the session was ended. If it restarts, the statement crashed it. If it stays
   * unavailable, the box is gone: that is the platform's fault and is thrown.
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

  async #killOthers(): Promise<boolean> {
    const giveUp = this.#now() + ENDING_MS;
    while (this.#now() < giveUp) {
      const others = await this.#grader.execute(OTHER_SESSIONS);
      if (others.length === 0) return true;
      // KILL fails for a session that has ended by itself meanwhile.
      await Promise.allSettled(others.map(([id]) => this.#grader.execute(`KILL ${id ?? ''}`)));
      await setTimeout(ENDING_STEP_MS);
    }
    return false;
  }
}
