import { TABLE_OWNER } from '../../server/table-owner.js';
import type { TaskServer } from '../../engines/postgresql/task-server.js';
import type { Clock } from './run-file.js';

/** What was seen of the last statement of a session; zeros if it was too short to be seen. */
export interface Seen {
  /** Lower bound of how long it waited for locks. */
  readonly lockedMs: number;
  /** Lower bound of how long it ran, waiting or not. */
  readonly busyMs: number;
}

/** Samples programs' sessions from outside, so that nothing that runs in them can affect the result. */
export interface WaitWatch {
  /** Returns what was seen of the last statement of a session, once; `process` identifies the session. */
  take(process: string): Seen;
  /** Resolves when the last sample has ended. */
  stop(): Promise<void>;
}

const STEP_MS = 40;
/** If two samples are further apart, the machine was too busy, and programs waited for the machine. */
const MOST_STEP_MS = 4 * STEP_MS;

/**
 * The running statements with their start and how long each waits for a lock, in milliseconds of the server's clock. Runs
 * as the superuser, whose search path contains only the catalog.
 */
const LOOK = `
  SELECT pid::text, query_start::text,
         (extract(epoch FROM clock_timestamp()) * 1000)::text,
         (SELECT (extract(epoch FROM clock_timestamp() - min(waitstart)) * 1000)::text
            FROM pg_catalog.pg_locks WHERE pg_locks.pid = activity.pid AND NOT granted),
         coalesce(wait_event_type = 'Lock', false)::text
    FROM pg_catalog.pg_stat_activity AS activity
   WHERE usename = '${TABLE_OWNER}' AND backend_type = 'client backend' AND state = 'active'`;

interface Statement {
  readonly since: string;
  readonly atMs: number;
  readonly isLocked: boolean;
  /** The sum of several short waits: the times between two samples that both found it waiting. */
  readonly summedMs: number;
  /** The longest single wait that the server reported. */
  readonly longestMs: number;
  readonly busyMs: number;
}

/** Samples until it is stopped, several times within the shortest wait that counts. */
export function watchWaits(server: Pick<TaskServer, 'execute'>, clock: Pick<Clock, 'pause'>): WaitWatch {
  const statements = new Map<string, Statement>();
  let isStopping = false;
  const look = async (): Promise<void> => {
    while (!isStopping) {
      const rows = await server.execute(LOOK);
      for (const [pid, since, at, locked, waits] of rows) {
        const found = { since: since ?? '', atMs: Number(at), lockedMs: Number(locked ?? 0) };
        const before = statements.get(pid ?? '');
        statements.set(pid ?? '', after(before, { ...found, isLocked: waits === 'true' || locked !== null }));
      }
      await clock.pause(STEP_MS);
    }
  };
  // The next query reports a crashed server.
  const looking = look().catch(() => undefined);
  return {
    take(process) {
      const seen = statements.get(process);
      statements.delete(process);
      if (seen === undefined) return { lockedMs: 0, busyMs: 0 };
      return { lockedMs: Math.max(seen.summedMs, seen.longestMs), busyMs: seen.busyMs };
    },
    async stop() {
      isStopping = true;
      await looking;
    },
  };
}

interface Look extends Pick<Statement, 'since' | 'atMs' | 'isLocked'> {
  readonly lockedMs: number;
}

function after(before: Statement | undefined, { lockedMs, ...look }: Look): Statement {
  if (before?.since !== look.since) return { ...look, summedMs: 0, longestMs: lockedMs, busyMs: 0 };
  const passed = look.atMs - before.atMs;
  const isInTime = passed <= MOST_STEP_MS;
  return {
    ...look,
    summedMs: before.summedMs + (isInTime && look.isLocked && before.isLocked ? passed : 0),
    longestMs: Math.max(before.longestMs, lockedMs),
    busyMs: before.busyMs + (isInTime ? passed : 0),
  };
}
