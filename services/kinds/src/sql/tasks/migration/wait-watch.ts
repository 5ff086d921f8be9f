import { TABLE_OWNER } from '../../server/table-owner.js';
import type { TaskServer } from '../../engines/postgresql/task-server.js';
import type { Clock } from './run-file.js';

/** What the statement that a session sent last was seen at; nothing where it was too short to be seen. */
export interface Seen {
  /** How long it waited for locks at least. */
  readonly lockedMs: number;
  /** How long it was under way at least, whatever it did. */
  readonly busyMs: number;
}

/** Looks at programs' sessions from outside, where nothing that runs in them decides what is seen. */
export interface WaitWatch {
  /** What was seen of the last statement of a session, once; the session is named by its process. */
  take(process: string): Seen;
  /** Returns when the last look has ended. */
  stop(): Promise<void>;
}

const STEP_MS = 40;
/** Between two looks that are further apart nobody was served in time, and what a program waited for is the machine. */
const MOST_STEP_MS = 4 * STEP_MS;

/**
 * Who is under way since when, and for how long it waits for a lock, in milliseconds of the server's clock. As the
 * superuser, whose names are those of the catalog.
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
  /** Of several short waits, those between two looks that both found it waiting. */
  readonly summedMs: number;
  /** The longest that the server told of one wait. */
  readonly longestMs: number;
  readonly busyMs: number;
}

/** Begins to look, several times in the shortest wait that counts, until it is stopped. */
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
  // A server that fell is told by whoever asks it next.
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
