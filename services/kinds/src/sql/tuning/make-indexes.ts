import type { TaskServer, Unanswered } from '../server/task-server.js';

/** Statements that make indexes, and the file they stand in. */
export interface IndexScript {
  readonly path: string;
  readonly statements: readonly string[];
}

/** Makes the indexes on the data that is there now, whose tables were handed over; answers how the first that failed ended, or undefined. */
export async function makeIndexes(
  server: TaskServer,
  { path, statements }: IndexScript,
  wallMs: number,
): Promise<Unanswered | undefined> {
  if (statements.length === 0) return undefined;
  const changed = await server.change(statements, wallMs, { keep: true });
  return changed.ok ? undefined : { ...changed.answer, of: `Statement ${changed.statement + 1} of ${path}` };
}
