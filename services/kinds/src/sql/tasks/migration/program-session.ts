import { TABLE_OWNER } from '../../server/table-owner.js';
import type { Answer } from '../../server/rows-server.js';
import { keepSettings, type ChangedSetting } from '../../server/session-settings.js';
import { POSTGRES_SETTINGS } from '../../engines/postgresql/settings-sql.js';
import type { RoleSession, TaskServer } from '../../engines/postgresql/task-server.js';

/** A session of a program, in which code that a learner created runs, too. */
export interface ProgramSession extends RoleSession {
  /** The id of its server process. */
  readonly process: string;
  /** Describes the first changed setting. */
  readonly changed: ChangedSetting;
}

/**
 * Opens a session of the role that owns the tables. The lock timeout is set again before each statement, because a
 * trigger, which runs in the same session, may have changed it.
 */
export async function openProgramSession(
  server: Pick<TaskServer, 'session'>,
  wallMs: number,
  lockTimeout: string,
): Promise<ProgramSession> {
  const session = await server.session(TABLE_OWNER, wallMs);
  const limit = (): Promise<Answer> => session.run(`SET lock_timeout = '${lockTimeout}'`);
  await limit();
  const named = await session.run('SELECT pg_catalog.pg_backend_pid()');
  return {
    process: named.kind === 'result' ? (named.result.rows[0]?.[0] ?? '') : '',
    changed: await keepSettings(session, POSTGRES_SETTINGS),
    run: async (sql, values) => {
      const limited = await limit();
      return limited.kind === 'result' ? await session.run(sql, values) : limited;
    },
  };
}
