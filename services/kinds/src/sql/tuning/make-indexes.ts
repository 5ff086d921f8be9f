import type { SqlScript } from '../statement/examine-script.js';
import type { TaskServer } from '../server/task-server.js';
import type { Unanswered } from '../server/rows-server.js';

/** Makes the indexes on the data that is there now, whose tables were handed over; answers how the first that failed ended, or undefined. */
export async function makeIndexes(
  server: TaskServer,
  { path, statements }: SqlScript,
  wallMs: number,
): Promise<Unanswered | undefined> {
  if (statements.length === 0) return undefined;
  const changed = await server.change(statements, wallMs, { keep: true });
  return changed.ok ? undefined : { ...changed.answer, of: `Statement ${changed.statement + 1} of ${path}` };
}
