import type { RoleSession } from '../../engines/postgresql/task-server.js';
import type { Unanswered } from '../../server/rows-server.js';
import type { MigrationStatement } from '../../engines/postgresql/examine/examine-migration.js';

/** A statement that ran, in milliseconds from the start of the phase. */
export interface StatementRun {
  /** Its index in the file, from 0. */
  readonly place: number;
  readonly fromMs: number;
  readonly toMs: number;
  /** How it ended, if it failed. */
  readonly answer?: Unanswered;
}

/** The result of running a file. */
export interface FileRun {
  readonly runs: readonly StatementRun[];
  /** The last statement, if the file did not run to its end. */
  readonly failed?: StatementRun & { readonly answer: Unanswered };
}

export interface Clock {
  now(): number;
  pause(milliseconds: number): Promise<void>;
}

/** SQLSTATE of a statement that waited for a lock until its `lock_timeout`. */
export const LOCK_TIMEOUT = '55P03';
/** A statement that gave up a lock is retried for this long after the first time, after a pause that lets others go first. */
const RETRY_MS = 15_000;
const RETRY_PAUSE_MS = 80;

/**
 * Runs a file statement by statement in one session, as migration tools do. If a statement gives up waiting for a lock,
 * its transaction is retried from the beginning.
 */
export async function runFile(
  session: RoleSession,
  statements: readonly MigrationStatement[],
  clock: Clock,
): Promise<FileRun> {
  const runs: StatementRun[] = [];
  /** The first statement that gave up a lock and has not succeeded since, and the end of its retries. */
  let trying: { readonly place: number; readonly untilMs: number } | undefined;
  let began: number | undefined;
  for (let place = 0; place < statements.length;) {
    const { sql, transaction } = statements[place] ?? { sql: '' };
    if (transaction === 'begin') began = place;
    const fromMs = clock.now();
    const answer = await session.run(sql);
    const run = { place, fromMs, toMs: clock.now() };
    if (answer.kind === 'result') {
      runs.push(run);
      if (transaction === 'end') began = undefined;
      if (trying !== undefined && place >= trying.place) trying = undefined;
      place += 1;
      continue;
    }
    const failed = { ...run, answer };
    runs.push(failed);
    trying ??= { place, untilMs: clock.now() + RETRY_MS };
    const gaveUp = answer.kind === 'refused' && answer.sqlstate === LOCK_TIMEOUT;
    if (!gaveUp || clock.now() >= trying.untilMs) return { runs, failed };
    if (began !== undefined) await session.run('ROLLBACK');
    place = began ?? place;
    await clock.pause(RETRY_PAUSE_MS);
  }
  return { runs };
}
