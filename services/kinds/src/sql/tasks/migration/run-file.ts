import type { RoleSession } from '../../engines/postgresql/task-server.js';
import type { Unanswered } from '../../server/rows-server.js';
import type { MigrationStatement } from '../../engines/postgresql/examine/examine-migration.js';

/** A statement that ran, on the clock of the phase, in milliseconds. */
export interface StatementRun {
  /** Its place in the file, from 0. */
  readonly place: number;
  readonly fromMs: number;
  readonly toMs: number;
  /** Why it ended otherwise than well. */
  readonly answer?: Unanswered;
}

/** What came of a file. */
export interface FileRun {
  readonly runs: readonly StatementRun[];
  /** The last one, where the file did not come to its end. */
  readonly failed?: StatementRun & { readonly answer: Unanswered };
}

export interface Clock {
  now(): number;
  pause(milliseconds: number): Promise<void>;
}

/** SQLSTATE of a statement that waited for a lock as long as its `lock_timeout` says. */
export const LOCK_TIMEOUT = '55P03';
/** Whoever gives up a lock is let try again, for so long from the first time on, after a pause that lets others go first. */
const RETRY_MS = 15_000;
const RETRY_PAUSE_MS = 80;

/**
 * Runs a file statement by statement in one session, as tools for migrations do. A statement that gave up waiting for a
 * lock is tried again, from the beginning of its transaction.
 */
export async function runFile(
  session: RoleSession,
  statements: readonly MigrationStatement[],
  clock: Clock,
): Promise<FileRun> {
  const runs: StatementRun[] = [];
  /** The statement that gave up a lock first and has not ended well since, and until when it is tried. */
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
